using Exchange.Model.Indicators;

namespace Exchange.Model.Tests.Indicators;

public sealed class FigureReaderTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("24.1", 24.1)]
    [InlineData("24,1", 24.1)]
    [InlineData("24٫1", 24.1)]
    [InlineData("٢٤٫١", 24.1)]
    [InlineData("٢٤,١", 24.1)]
    [InlineData("۲۴٫۱", 24.1)]
    [InlineData("-3.5", -3.5)]
    [InlineData("\u22123.5", -3.5)]
    [InlineData("\u200F-٣٫٥", -3.5)]
    [InlineData("-0", 0)]
    [InlineData(" 24.1 % ", 24.1)]
    [InlineData("24,1\u00A0%", 24.1)]
    [InlineData("%24,1", 24.1)]
    [InlineData("-%5", -5)]
    [InlineData("٪٢٤", 24)]
    [InlineData("٢٤٪", 24)]
    [InlineData("1 234,5", 1234.5)]
    [InlineData("1\u00A0234,5", 1234.5)]
    [InlineData("1\u202F234\u202F567,25", 1234567.25)]
    [InlineData("1 234", 1234)]
    [InlineData("1 234.567", 1234.567)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1.234,5", 1234.5)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("١٬٢٣٤", 1234)]
    [InlineData("١٬٢٣٤٫٥٦٧", 1234.567)]
    [InlineData("1٫234", 1.234)]
    [InlineData("0,234", 0.234)]
    [InlineData("0.234", 0.234)]
    [InlineData("-0,234", -0.234)]
    [InlineData("1234,567", 1234.567)]
    [InlineData("1234.567", 1234.567)]
    [InlineData("1,2345", 1.2345)]
    [InlineData(".5", 0.5)]
    [InlineData(",500", 0.5)]
    [InlineData("007", 7)]
    [InlineData("999999999999999", 999999999999999)]
    public void A_figure_is_read_as_it_was_meant(string text, double meant) =>
        Assert.Equal(new FigureReading(meant, FigureProblem.None), FigureReader.Read(text));

    [Theory]
    [InlineData("1,234")]
    [InlineData("1.234")]
    [InlineData("-12.345")]
    [InlineData("123,456 %")]
    [InlineData("١,٢٣٤")]
    public void A_figure_that_could_be_thousands_or_decimals_is_refused(string text) =>
        Assert.Equal(new FigureReading(null, FigureProblem.Ambiguous), FigureReader.Read(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\t")]
    [InlineData("\u200F")]
    public void Nothing_typed_is_empty_and_not_zero(string? text) =>
        Assert.Equal(new FigureReading(null, FigureProblem.Empty), FigureReader.Read(text));

    [Theory]
    [InlineData("n/a")]
    [InlineData("-")]
    [InlineData("%")]
    [InlineData("--5")]
    [InlineData("+5")]
    [InlineData("5-")]
    [InlineData("%5%")]
    [InlineData("1e3")]
    [InlineData("1E-3")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("∞")]
    [InlineData("(5)")]
    [InlineData("$5")]
    [InlineData("5.")]
    [InlineData("5,")]
    [InlineData(".")]
    [InlineData("1,23,456")]
    [InlineData("1234,567,890")]
    [InlineData("0,123,456")]
    [InlineData("1,234,56")]
    [InlineData("1.234 567")]
    [InlineData("1,234.567,8")]
    [InlineData("1.2.3")]
    [InlineData("1٫2٫3")]
    [InlineData("1٫234,5")]
    [InlineData("12 34")]
    [InlineData("1  234")]
    [InlineData("1,,234")]
    [InlineData(",123.4")]
    [InlineData("24٫١")]
    [InlineData("٢4")]
    [InlineData("۲٤")]
    [InlineData("२४")]
    [InlineData("24 1")]
    [InlineData("12\t345")]
    [InlineData("12،5")]
    public void Anything_else_is_not_a_number(string text) =>
        Assert.Equal(new FigureReading(null, FigureProblem.NotANumber), FigureReader.Read(text));

    [Theory]
    [InlineData("1234567890123456")]
    [InlineData("1,234,567,890,123,456.5")]
    public void More_digits_than_a_figure_has_are_refused(string text) =>
        Assert.Equal(FigureProblem.TooLong, FigureReader.Read(text).Problem);

    [Fact]
    public void A_novel_is_too_long() => Assert.Equal(FigureProblem.TooLong, FigureReader.Read(new string('1', 100_000)).Problem);
}
