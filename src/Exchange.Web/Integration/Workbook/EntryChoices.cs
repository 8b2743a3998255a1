using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Integration.Workbook;

/// <summary>The words that a field is chosen from: written in the language at hand, understood in every language of the product.</summary>
internal sealed class EntryChoices(Rubric rubric)
{
    private static readonly char[] Separators = [';', '؛', ',', '،', '\n'];

    private readonly Dictionary<EntryField, Dictionary<string, string>> _codes = [];

    /// <summary>The words in the language at hand; empty if the field is not chosen from words.</summary>
    public IReadOnlyList<string> Words(EntryField field) => [.. Codes(field).Select(code => Word(field, code))];

    /// <summary>What stands in the cell for a stored text.</summary>
    public string Shown(EntryField field, string text) => field.Type switch
    {
        FieldType.Terms => string.Join("; ", text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => Codes(field).Contains(code) ? Word(field, code) : code)),
        FieldType.YesNo or FieldType.Choice or FieldType.Term => Codes(field).Contains(text) ? Word(field, text) : text,
        _ => text,
    };

    /// <summary>The text to store for what stands in the cell: codes for known words, anything else as it was typed.</summary>
    public string Typed(EntryField field, string text) => field.Type switch
    {
        FieldType.Terms => string.Join(' ', text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => Known(field).GetValueOrDefault(word, word))),
        FieldType.YesNo or FieldType.Choice or FieldType.Term => Known(field).GetValueOrDefault(text, text),
        _ => text,
    };

    private IEnumerable<string> Codes(EntryField field) => field.Type switch
    {
        FieldType.YesNo => ["yes", "no"],
        FieldType.Choice => field.Codes,
        FieldType.Term or FieldType.Terms => rubric.Of(field.List!.Value).Select(t => t.Code),
        _ => [],
    };

    private string Word(EntryField field, string code) => field.Type switch
    {
        FieldType.YesNo => code == "yes" ? InventoryTexts.Yes : InventoryTexts.No,
        FieldType.Choice => EntryWords.Choice(field.Name, code),
        _ => rubric.Of(field.List!.Value).First(t => t.Code == code).Name.In(Language.Current.Code),
    };

    private Dictionary<string, string> Known(EntryField field)
    {
        if (_codes.TryGetValue(field, out var known))
            return known;
        known = new(StringComparer.OrdinalIgnoreCase);
        var (culture, ui) = (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture);
        try
        {
            foreach (var language in Language.All)
            {
                language.Use();
                foreach (var code in Codes(field))
                    known.TryAdd(Word(field, code), code);
            }
        }
        finally
        {
            (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, ui);
        }
        foreach (var code in Codes(field))
            known[code] = code;
        return _codes[field] = known;
    }
}
