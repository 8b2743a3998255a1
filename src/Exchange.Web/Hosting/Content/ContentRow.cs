using System.Globalization;
using Exchange.Model;

namespace Exchange.Web.Hosting.Content;

/// <summary>One line of a content file; says what is wrong with it in a sentence.</summary>
internal sealed class ContentRow(string file, int line, string[] fields, Dictionary<string, int> places)
{
    /// <summary>What to throw when the line cannot be taken.</summary>
    public ContentException Wrong(string sentence) => new(file, line, sentence);

    public string? TextOrNull(string column)
    {
        var text = fields[places[column]].Trim();
        return text.Length == 0 ? null : text;
    }

    /// <summary>The day, at its beginning in UTC; null where it is empty or the file has no such column.</summary>
    public DateTimeOffset? DayOrNull(string column)
    {
        if (!places.ContainsKey(column) || TextOrNull(column) is not { } text)
            return null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new(day, TimeOnly.MinValue, TimeSpan.Zero)
            : throw Wrong($"'{text}' in '{column}' is not a day; write it as 2026-03-01.");
    }

    public string Text(string column) => TextOrNull(column) ?? throw Wrong($"'{column}' is empty.");

    /// <summary>The text in all three languages; a missing translation is refused, so that no page falls back silently.</summary>
    public LocalText Texts(string column)
    {
        var en = Text(column + "_en");
        return new(en, Translation(column + "_fr", en), Translation(column + "_ar", en));
    }

    public int Whole(string column, int from, int to) =>
        int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw Wrong($"'{Text(column)}' in '{column}' is not a whole number from {from} to {to}.");

    public double Number(string column) => NumberOrNull(column) ?? throw Wrong($"'{column}' is empty.");

    public double? NumberOrNull(string column) =>
        TextOrNull(column) is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : throw Wrong($"'{text}' in '{column}' is not a number; write it with a decimal point and without spaces, e.g. 1234.5.");

    /// <summary>One of the words; anything else is refused with the words listed.</summary>
    public T Choice<T>(string column, params ReadOnlySpan<(string Word, T Meaning)> choices)
    {
        var text = Text(column);
        foreach (var (word, meaning) in choices)
            if (word == text)
                return meaning;
        var words = new List<string>();
        foreach (var (word, _) in choices)
            words.Add(word);
        throw Wrong($"'{text}' in '{column}' is none of {string.Join(", ", words)}.");
    }

    private string Translation(string column, string en) =>
        TextOrNull(column) ?? throw Wrong($"'{column}', the translation of '{en}', is missing.");
}
