using CsCheck;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;

namespace Exchange.Model.Tests.Submissions.Workbook;

public sealed class LineTextsProperties
{
    private static readonly Gen<decimal> Figures = Gen.Select(
        Gen.OneOf(Gen.Int[0, 120_000].Select(i => (long)i), Gen.Long[0, 999_999_999_999]), Gen.Int[0, 6], Gen.Bool,
        (digits, places, negative) => new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)places));

    [Fact]
    public void A_figure_written_into_a_workbook_is_read_back_as_the_same_figure_in_every_language() =>
        Gen.Select(Figures, Gen.Char[".,٫"]).Sample((figure, mark) =>
            FigureReader.Read(LineTexts.Written((double)figure, mark)) == new FigureReading((double)figure, FigureProblem.None), iter: 20_000);

    [Fact]
    public void What_a_spreadsheet_drops_from_a_CSV_file_is_no_change_and_another_figure_always_is() =>
        Gen.Select(Figures, Figures, Gen.Char[".,"]).Sample((one, other, mark) =>
        {
            string Print(string text) => (LineTexts.Of(Cell.Typed(new("x", 2024), "1"), null, mark) with { Value = text }).Fingerprint();
            var written = LineTexts.Written((double)one, mark);
            var resaved = written.Length > 5 && written[^5] == mark && written[^1] == '0' ? written[..^1] : written;
            return Print(written) == Print(resaved) && (one == other || Print(written) != Print(LineTexts.Written((double)other, mark)));
        }, iter: 20_000);

    [Theory]
    [InlineData("per_sa_allsa.cov_pop_tot|total|2024")]
    [InlineData("per_sa_allsa.cov_pop_tot|female|+2")]
    public void A_lines_key_is_read_as_it_was_written(string key) => Assert.Equal(key, LineKey.Parse(key).ToString());

    [Theory]
    [InlineData(""), InlineData("a|b"), InlineData("a|b|"), InlineData("a|b|+"), InlineData("a|b|-1"), InlineData("a|b|2024|c"), InlineData("|b|1"), InlineData("a||1"), InlineData("a|b|999999")]
    public void Anything_else_is_no_key(string text) => Assert.Null(LineKey.Parse(text));
}
