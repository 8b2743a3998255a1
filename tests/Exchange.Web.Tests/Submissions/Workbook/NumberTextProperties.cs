using System.Globalization;
using CsCheck;
using Exchange.Model.Indicators;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Reading;

namespace Exchange.Web.Tests.Submissions.Workbook;

/// <summary>Numbers that a spreadsheet holds as numbers: read as they were shown, or refused.</summary>
public sealed class NumberTextProperties
{
    private static readonly Gen<decimal> Numbers = Gen.Select(
        Gen.OneOf(Gen.Int[0, 120_000].Select(i => (long)i), Gen.Long[0, 9_999_999_999]), Gen.Int[0, 8], Gen.Bool,
        (digits, places, negative) => new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)places));

    [Fact]
    public void A_number_is_read_as_it_is_shown() => Numbers.Sample(number => Read((double)number, FormatKind.Plain, "percent") == number, iter: 20_000);

    [Fact]
    public void A_percentage_is_read_as_the_percent_it_shows() =>
        Numbers.Sample(number => Math.Round(Read((double)(number / 100), FormatKind.Percent, "percent")!.Value, 8) == number, iter: 20_000);

    [Fact]
    public void Whatever_digits_a_file_holds_give_a_figure_that_is_read_or_a_reason() =>
        Gen.Select(Gen.OneOf(Gen.Double.Select(d => d.ToString("R", CultureInfo.InvariantCulture)), Gen.String, Gen.String[Gen.Char["0123456789.,eE+-"], 0, 30]), Gen.Enum<FormatKind>(), Gen.Int[0, 2].Select(i => new[] { "percent", "persons", "" }[i]))
            .Sample((text, format, unit) =>
            {
                var (figure, fault) = NumberText.Of(new(text, true, format, null), unit.Length == 0 ? null : unit);
                return fault is not null || FigureReader.Read(figure).Value is not null;
            }, iter: 50_000);

    /// <summary>Through the whole file and back: whatever way a figure is typed in, on whichever language's workbook.</summary>
    [Theory, InlineData("en"), InlineData("fr"), InlineData("ar")]
    public void A_figure_typed_into_a_workbook_in_any_of_the_languages_ways_is_read_as_meant_or_refused(string language)
    {
        var file = Books.Xlsx(language);
        string[] lines = [.. Books.Issue().Sheets.SelectMany(s => s.Rows).Where(r => r.Line.Key.Free == 1).Select(r => r.Line.Key.ToString())];
        Gen.Select(Numbers, Gen.Int[0, Ways.Length - 1], Gen.Bool).Array[lines.Length].Sample(typed =>
        {
            var meant = typed.Select((t, i) => (Line: lines[i], Number: t.Item1, Text: Write(t.Item1, Ways[t.Item2], t.Item3))).ToArray();
            var comparison = Books.Compare(Books.Fill(file, [.. meant.SelectMany(m => new (string, WorkbookColumn, object?)[] { (m.Line, WorkbookColumn.Year, 2019), (m.Line, WorkbookColumn.Value, m.Text) })]));
            return comparison.Cells.Length + comparison.Refused.Length == meant.Length && meant.All(m =>
                comparison.Cells.SingleOrDefault(c => m.Line.StartsWith(c.Key.Indicator + "|", StringComparison.Ordinal)) is { } cell
                    ? cell.Value == (double)m.Number
                    : comparison.Refused.Any(r => r.Finding.Rule == "Ambiguous" && m.Line.StartsWith(r.Indicator + "|", StringComparison.Ordinal)));
        }, iter: 6, threads: 1);
    }

    // Thousands, decimals, zero.
    private static readonly (string Group, string Decimal, char Zero)[] Ways =
    [
        ("", ".", '0'), (",", ".", '0'), ("", ",", '0'), (" ", ",", '0'), ("\u00A0", ",", '0'), ("\u202F", ",", '0'), (".", ",", '0'),
        ("", "٫", '٠'), ("٬", "٫", '٠'), ("٬", "٫", '0'), ("", "٫", '۰'), ("", ",", '٠'), (",", ".", '٠'),
    ];

    private static string Write(decimal number, (string Group, string Decimal, char Zero) way, bool percent)
    {
        var text = Math.Abs(number).ToString(CultureInfo.InvariantCulture).Split('.');
        var whole = text[0];
        for (var at = whole.Length - 3; at > 0 && way.Group.Length > 0; at -= 3)
            whole = whole.Insert(at, way.Group);
        var written = whole + (text.Length > 1 ? way.Decimal + text[1] : "");
        return (number < 0 ? "\u2212" : "") + string.Concat(written.Select(c => char.IsAsciiDigit(c) ? (char)(way.Zero + (c - '0')) : c)) + (percent ? "\u00A0%" : "");
    }

    private static decimal? Read(double held, FormatKind format, string unit)
    {
        var (text, fault) = NumberText.Of(new(held.ToString("R", CultureInfo.InvariantCulture), true, format, null), unit);
        return fault is null && FigureReader.Read(text).Value is { } value ? (decimal)value : null;
    }
}
