using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Exchange.Web.Hosting.Content;

/// <summary>Rows of one comma-separated file with a header.</summary>
internal static class ContentTable
{
    // Columns are found by name and values converted by ContentRow, so the parser alone is used: it needs no reflection and starts fast.
    private static readonly CsvConfiguration Settings = new(CultureInfo.InvariantCulture) { Delimiter = "," };

    public static IEnumerable<ContentRow> Read(string file, byte[] bytes, string[] columns)
    {
        using var text = new StreamReader(new MemoryStream(bytes));
        using var parser = new CsvParser(text, Settings);
        if (!Next(parser, file))
            throw new ContentException(file, 1, "the file is empty; its first line must name the columns.");
        var header = parser.Record!;
        var places = Places(file, header, columns);
        while (Next(parser, file))
        {
            var fields = parser.Record!;
            if (fields.Length != header.Length)
                throw new ContentException(file, parser.RawRow, $"there are {fields.Length} values under {header.Length} columns; a text with a comma in it needs quotation marks around it.");
            yield return new(file, parser.RawRow, fields, places);
        }
    }

    private static bool Next(CsvParser parser, string file)
    {
        try
        {
            return parser.Read();
        }
        catch (BadDataException)
        {
            throw new ContentException(file, parser.RawRow, "a quotation mark stands where none can; write it twice inside a quoted text.");
        }
    }

    private static Dictionary<string, int> Places(string file, string[] header, string[] columns)
    {
        if (header.Length == 1 && header[0].Contains(';', StringComparison.Ordinal))
            throw new ContentException(file, 1, "the columns are separated by semicolons; save the file with commas (CSV UTF-8, comma delimited).");
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
            if (!places.TryAdd(header[i].Trim(), i))
                throw new ContentException(file, 1, $"the column '{header[i]}' appears twice.");
        foreach (var column in columns)
            if (!places.ContainsKey(column))
                throw new ContentException(file, 1, $"the column '{column}' is missing.");
        return places;
    }
}
