using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Integration;

/// <summary>Entries, their fields and what is to be said of them, in the language at hand.</summary>
internal static class EntryWords
{
    /// <summary>What a field is called on its form.</summary>
    public static string Label(EntryKind kind, string field) => Text($"F_{kind}_{field}") ?? Text($"F_{field}") ?? field;

    /// <summary>What helps to fill a field in; null if nothing has to.</summary>
    public static string? Hint(string field) => Text($"H_{field}");

    /// <summary>A code of a choice.</summary>
    public static string Choice(string field, string code) => Text($"C_{field}_{code}") ?? Text($"C_{code}") ?? code;

    /// <summary>What a kind of entry is called.</summary>
    public static string Kind(EntryKind kind) => Text($"Kind_{kind}") ?? kind.ToString();

    /// <summary>What a part of the inventory is called.</summary>
    public static string Part(string part, ImmutableDictionary<string, Entry> entries) =>
        part.StartsWith(InventoryParts.OfOrganisation, StringComparison.Ordinal)
            ? Write.Text(InventoryTexts.EverythingOf, Name(EntryKind.Organisation, part[InventoryParts.OfOrganisation.Length..], entries))
            : Text($"Part_{part}") ?? part;

    /// <summary>A text that depends on the part.</summary>
    public static string OfPart(string text, string part) => Text($"{text}_{part}") ?? "";

    /// <summary>The name of an institution, programme or dataset; its id if it is not there.</summary>
    public static string Name(EntryKind kind, string id, ImmutableDictionary<string, Entry> entries) =>
        entries.GetValueOrDefault(new EntryKey(kind, id).ToString()) is { } entry ? EntryReader.NameOf(entry).In(Language.Current.Code) : id;

    /// <summary>What an entry is called, without its kind.</summary>
    public static string Name(EntryKey key, ImmutableDictionary<string, Entry> entries, Rubric rubric) => key.Kind switch
    {
        EntryKind.Need or EntryKind.Link => Write.Text(
            InventoryTexts.ConnectionOf, Name(EntryKind.Programme, key.First, entries), Name(EntryKind.Dataset, key.Second, entries)),
        EntryKind.CrossCheck => Write.Text(
            InventoryTexts.CrossCheckOf, Name(EntryKind.Programme, key.First, entries), Name(EntryKind.Programme, key.Second, entries)),
        EntryKind.Delivery => $"{Name(EntryKind.Programme, key.First, entries)} · {Phase(key.Second, rubric)}",
        EntryKind.Criterion => Question(key.Id, rubric),
        EntryKind.List => Text($"List_{key.Id}") ?? key.Id,
        _ => Name(key.Kind, key.Id, entries),
    };

    /// <summary>The question of a criterion.</summary>
    public static string Question(string id, Rubric rubric) =>
        rubric.Blocks.SelectMany(b => b.Criteria).FirstOrDefault(c => c.Id == id)?.Question.In(Language.Current.Code) ?? id;

    /// <summary>The name of a phase.</summary>
    public static string Phase(string number, Rubric rubric) =>
        rubric.Phases.FirstOrDefault(p => p.Number.ToString(CultureInfo.InvariantCulture) == number)?.Name.In(Language.Current.Code) ?? number;

    /// <summary>What a field says, for a reader.</summary>
    public static string Value(EntryKind kind, string name, string text, ImmutableDictionary<string, Entry> entries, Rubric rubric)
    {
        var field = EntryFields.Find(kind, name);
        return field?.Type switch
        {
            FieldType.YesNo => text switch { "yes" => InventoryTexts.Yes, "no" => InventoryTexts.No, _ => text },
            FieldType.Choice => Choice(name, text),
            FieldType.Term or FieldType.Terms => string.Join(", ", text.Split(' ').Select(code =>
                rubric.Of(field.List!.Value).FirstOrDefault(t => t.Code == code)?.Name.In(Language.Current.Code) ?? code)),
            FieldType.Reference => Name(field.Refers!.Value, text, entries),
            FieldType.Percent when Model.Indicators.FigureReader.Read(text).Value is { } share => Number(share) + "\u00a0%",
            FieldType.Count when name == "year" => text,
            FieldType.Count or FieldType.Amount when Model.Indicators.FigureReader.Read(text).Value is { } figure => Number(figure),
            FieldType.Day when Day(text) is { } day => Write.Day(day),
            _ => text,
        };
    }

    /// <summary>What is wrong and what to do, for a reader who sees the field.</summary>
    public static string Of(EntryFinding finding)
    {
        var format = EntryFindingTexts.ResourceManager.GetString(finding.Rule, Language.Current.Culture)
            ?? throw new ArgumentException($"The rule {finding.Rule} has no sentence.", nameof(finding));
        return Write.Text(format, [.. finding.Arguments.IsDefault ? [] : finding.Arguments.Select(Written)]);
    }

    /// <summary>The same with the entry and field in front, for a reader who does not see them.</summary>
    public static string InPlace(EntryFinding finding, ImmutableDictionary<string, Entry> entries, Rubric rubric) => finding.Entry is not { } key
        ? Of(finding)
        : $"{Kind(key.Kind)} “{Name(key, entries, rubric)}”{(finding.Field is { } field ? $" · {Label(key.Kind, field)}" : "")}: {Of(finding)}";

    private static string Number(double figure) => figure.ToString("#,0.######", Language.Current.Culture);

    private static object Written(string argument) => Day(argument) is { } day ? Write.Day(day) : argument;

    private static DateTimeOffset? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DateTimeOffset(day, default, TimeSpan.Zero)
            : null;

    private static string? Text(string key) => InventoryTexts.ResourceManager.GetString(key, Language.Current.Culture);
}
