using System.Globalization;
using CsCheck;
using Exchange.Model.Indicators;

namespace Exchange.Model.Tests.Indicators;

public sealed class FigureReaderProperties
{
    private static readonly Gen<decimal> Numbers = Gen.Select(
        Gen.OneOf(Gen.Int[0, 1200].Select(i => (long)i), Gen.Long[0, 999_999_999_999]), Gen.Int[0, 6], Gen.Bool,
        (digits, places, negative) => new decimal((int)digits, (int)(digits >> 32), 0, negative, (byte)places));

    private static readonly Gen<(string Group, string Decimal, char Zero)> Ways = OneOf(
        ("", ".", '0'), (",", ".", '0'),
        ("", ",", '0'), (" ", ",", '0'), ("\u00A0", ",", '0'), ("\u202F", ",", '0'), (".", ",", '0'),
        ("", "٫", '٠'), ("٬", "٫", '٠'), ("٬", "٫", '0'), ("", "٫", '۰'), ("٬", "٫", '۰'), ("", ",", '٠'), ("", ".", '٠'), (",", ".", '٠'));

    private static readonly Gen<(string Before, string After)> Signs =
        OneOf(("", ""), ("", "%"), ("", " %"), ("", "\u00A0%"), ("%", ""), ("", "٪"), ("\u200F", "\u200F"), (" ", " "));

    [Fact]
    public void A_number_written_in_any_of_the_three_languages_ways_is_read_as_meant_or_refused() =>
        Gen.Select(Numbers, Ways, Signs, OneOf('-', '\u2212')).Sample((number, way, sign, minus) =>
        {
            var text = sign.Before + Write(number, way, minus) + sign.After;
            var reading = FigureReader.Read(text);
            return reading switch
            {
                { Problem: FigureProblem.None, Value: { } value } => value == (double)number,
                // Only a single point or comma with three digits behind it may be refused.
                { Problem: FigureProblem.Ambiguous, Value: null } => text.Count(c => c is '.' or ',') == 1 && Tail(text) == 3,
                _ => false,
            };
        }, iter: 20_000);

    [Fact]
    public void No_text_makes_it_throw_or_give_a_value_that_is_not_finite() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789٠١٢۱.,٫٬ -%\u00A0\u2212e٪"], 0, 14]).Sample(text =>
        {
            var reading = FigureReader.Read(text);
            return reading.Value is { } value ? double.IsFinite(value) && reading.Problem == FigureProblem.None : reading.Problem != FigureProblem.None;
        }, iter: 50_000);

    [Fact]
    public void What_is_read_is_the_digits_typed_in_their_order() =>
        Gen.String[Gen.Char["0123456789.,٫٬ -"], 0, 12].Sample(text =>
        {
            if (FigureReader.Read(text).Value is not { } value)
                return true;
            var typed = string.Concat(text.Where(char.IsAsciiDigit)).Trim('0');
            var read = Math.Abs((decimal)value).ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal).Trim('0');
            return typed == read;
        }, iter: 50_000);

    private static Gen<T> OneOf<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);

    private static string Write(decimal number, (string Group, string Decimal, char Zero) way, char minus)
    {
        var text = Math.Abs(number).ToString(CultureInfo.InvariantCulture).Split('.');
        var whole = text[0];
        for (var at = whole.Length - 3; at > 0 && way.Group.Length > 0; at -= 3)
            whole = whole.Insert(at, way.Group);
        var written = whole + (text.Length > 1 ? way.Decimal + text[1] : "");
        return (number < 0 ? minus.ToString() : "") + string.Concat(written.Select(c => char.IsAsciiDigit(c) ? (char)(way.Zero + (c - '0')) : c));
    }

    private static int Tail(string text) => text[(text.LastIndexOfAny(['.', ',']) + 1)..].Count(char.IsDigit);
}
