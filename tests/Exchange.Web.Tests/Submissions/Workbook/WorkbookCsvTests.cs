using System.Text;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Reading;

namespace Exchange.Web.Tests.Submissions.Workbook;

/// <summary>The CSV twin, and what spreadsheets make of it.</summary>
public sealed class WorkbookCsvTests
{
    [Theory, InlineData("en", ','), InlineData("fr", ';'), InlineData("ar", ',')]
    public void A_file_that_nobody_touched_changes_nothing(string language, char delimiter)
    {
        var file = Books.Csv(language);
        var received = Books.Received(file);

        Assert.True(file.AsSpan().StartsWith<byte>([0xEF, 0xBB, 0xBF]));
        Assert.Contains(delimiter, Encoding.UTF8.GetString(file).Split('\n')[0]);
        Assert.Empty(received.Lines);
        Assert.False(received.IsAltered);
    }

    [Fact]
    public void Texts_never_begin_a_formula_and_come_back_as_they_were()
    {
        var text = Encoding.UTF8.GetString(Books.Csv("fr"));

        Assert.Contains("'=1+1 household survey", text, StringComparison.Ordinal);
        Assert.Contains("'-5 of 100", text, StringComparison.Ordinal);
        Assert.Contains(";24,1;", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("semicolons")]
    [InlineData("tabs in UTF-16")]
    [InlineData("the old French code page")]
    [InlineData("a line that says how it is separated")]
    [InlineData("quotes everywhere")]
    public void What_a_spreadsheet_saves_is_read(string how)
    {
        var text = Encoding.UTF8.GetString(Books.Csv("fr")).TrimStart('\uFEFF').Replace(";24,1;", ";30,5;", StringComparison.Ordinal);
        var file = how switch
        {
            "tabs in UTF-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text.Replace(';', '\t'))],
            "the old French code page" => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text),
            "a line that says how it is separated" => Encoding.UTF8.GetBytes("sep=;\r\n" + text),
            "quotes everywhere" => Encoding.UTF8.GetBytes(string.Join('\n', Quoted(text))),
            _ => Encoding.UTF8.GetBytes(text),
        };

        Assert.Equal(30.5, Assert.Single(Books.Compare(file).Cells).Value);
    }

    [Fact]
    public void Lines_left_out_of_a_file_change_nothing()
    {
        var lines = Encoding.UTF8.GetString(Books.Csv()).Split("\r\n");
        var file = Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Where(l => l == lines[0] || l.Contains("24.1", StringComparison.Ordinal)))
            .Replace(",24.1,", ",\"24,3\",", StringComparison.Ordinal));

        Assert.Equal(24.3, Assert.Single(Books.Compare(file).Cells).Value);
    }

    [Fact]
    public void A_refused_line_is_named_by_its_number()
    {
        var text = Encoding.UTF8.GetString(Books.Csv("fr")).Replace(";24,1;", ";environ 30;", StringComparison.Ordinal);
        var refused = Assert.Single(Books.Compare(Encoding.UTF8.GetBytes(text)).Refused);

        Assert.Equal(("Unreadable", ""), (refused.Finding.Rule, refused.Sheet));
        Assert.EndsWith("2", refused.Where, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a;b\n1;2", "NotAWorkbook")]
    [InlineData("Key,Value,Seal\nx|y|2024,\"5", "CsvUnfit")]
    [InlineData("Key,Value\n" + Books.FreeLine + ",5", "NoSeal")]
    [InlineData("Key,Value,Seal\n" + Books.FreeLine + ",5,forged", "SealBroken")]
    public void A_file_that_is_not_ours_is_refused_with_the_reason(string text, string rule) =>
        Assert.Equal(rule, Books.Read(Encoding.UTF8.GetBytes(text)).Refusal!.Rule);

    [Fact]
    public void Letters_that_cannot_be_told_for_certain_are_not_guessed() =>
        Assert.Equal("NotUtf8", Books.Read([.. "Key,Value,Seal\nx|y|2024,5,"u8, 0xE9, 0xE8]).Refusal!.Rule);

    [Fact]
    public void Every_heading_names_one_column_in_every_language()
    {
        foreach (var language in new[] { "en", "fr", "ar" })
        {
            var headings = Books.In(language, () => WorkbookColumns.All.Select(c => c.Heading()).ToArray());
            Assert.Equal(headings.Length, headings.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
    }

    private static IEnumerable<string> Quoted(string text)
    {
        using var parser = new CsvHelper.CsvParser(new StringReader(text), new CsvHelper.Configuration.CsvConfiguration(System.Globalization.CultureInfo.InvariantCulture) { Delimiter = ";" });
        while (parser.Read())
            yield return string.Join(';', parser.Record!.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
    }
}
