using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>
/// Reads a workbook's CSV twin as spreadsheets give it back: UTF-8, "Unicode text", or the old code page of a French or Arabic Windows;
/// separated by semicolons, commas or tabs.
/// </summary>
internal static class CsvFile
{
    private const int MostRows = 3_000;

    private static readonly string[] Delimiters = [";", ",", "\t"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the file.</summary>
    /// <param name="file">Its bytes, seekable.</param>
    /// <param name="isHeading">Whether the word is a heading of ours: tells old code pages apart.</param>
    /// <param name="name">Takes the headings.</param>
    /// <param name="take">Takes every row below them: no sheet, the row's number, its cells.</param>
    public static void Read(Stream file, Predicate<string> isHeading, Action<string[]> name, Action<string, int, SheetCell?[]> take)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var text = Text(bytes, isHeading);
        if (text.Contains('\0'))
            throw new UnfitFileException("NotAWorkbook");
        var header = text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;
        if (header.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            text = text[(header.Length + 1)..];
            header = text.IndexOf('\n') is >= 0 and var next ? text[..next] : text;
        }
        Rows(text, Delimiter(header), name, take);
    }

    private static void Rows(string text, string delimiter, Action<string[]> name, Action<string, int, SheetCell?[]> take)
    {
        var bad = false;
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter, HasHeaderRecord = false, MaxFieldSize = SheetReader.LongestText, TrimOptions = TrimOptions.None,
            BadDataFound = _ => bad = true,
        });
        try
        {
            name(parser.Read() ? [.. parser.Record!.Take(SheetReader.MostColumns).Select(h => h.Trim())] : throw new UnfitFileException("NotAWorkbook"));
            for (var rows = 0; parser.Read(); rows++)
            {
                if (bad)
                    throw new UnfitFileException("CsvUnfit", parser.RawRow);
                if (rows == MostRows)
                    throw new UnfitFileException("TooManyRows", MostRows);
                var cells = new SheetCell?[SheetReader.MostColumns];
                for (var i = 0; i < Math.Min(parser.Count, cells.Length); i++)
                    if (Unguarded(parser[i]) is { Length: > 0 } field)
                        cells[i] = new(field, false, FormatKind.Plain, null);
                take("", parser.Row, cells);
            }
            if (text.AsSpan().Count('"') % 2 != 0)
                throw new UnfitFileException("CsvUnfit", parser.RawRow);
        }
        catch (CsvHelperException)
        {
            throw new UnfitFileException("CsvUnfit", parser.RawRow);
        }
    }

    private static string Text(byte[] bytes, Predicate<string> isHeading)
    {
        if (bytes.AsSpan().StartsWith<byte>([0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes.AsSpan().StartsWith<byte>([0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        var start = bytes.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
        try
        {
            return Strict.GetString(bytes, start, bytes.Length - start);
        }
        catch (DecoderFallbackException)
        {
            return OldText(bytes, isHeading) ?? throw new UnfitFileException("NotUtf8");
        }
    }

    // Believed only if a heading with letters beyond ASCII comes out as ours: then the texts do, too.
    private static string? OldText(byte[] bytes, Predicate<string> isHeading)
    {
        foreach (var page in new[] { 1252, 1256 })
        {
            var text = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetString(bytes);
            var header = text.IndexOf('\n') is >= 0 and var end ? text[..end] : text;
            var words = header.Split([';', ',', '\t'], StringSplitOptions.TrimEntries).Select(w => w.Trim('"'));
            if (words.Any(w => !Ascii.IsValid(w) && isHeading(w)))
                return text;
        }
        return null;
    }

    private static string Delimiter(string header) =>
        Delimiters.MaxBy(d => header.Count(c => c == d[0]))!;

    // The apostrophe that we write before what would begin a formula.
    private static string Unguarded(string field) =>
        field.Trim() is var text && text.Length > 1 && text[0] == '\'' && text[1] is '=' or '+' or '-' or '@' ? text[1..] : field.Trim();
}
