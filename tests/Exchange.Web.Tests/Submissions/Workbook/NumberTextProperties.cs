using System.Globalization;
using CsCheck;
using Exchange.Model.Indicators;
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

    private static decimal? Read(double held, FormatKind format, string unit)
    {
        var (text, fault) = NumberText.Of(new(held.ToString("R", CultureInfo.InvariantCulture), true, format, null), unit);
        return fault is null && FigureReader.Read(text).Value is { } value ? (decimal)value : null;
    }
}
