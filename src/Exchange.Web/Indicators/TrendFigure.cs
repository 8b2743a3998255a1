using System.Collections.Immutable;
using System.Globalization;
using Exchange.Web.Members;

namespace Exchange.Web.Indicators;

/// <summary>How many members have a figure in a year: the bar in the lower part of the drawing.</summary>
public sealed record CountBar(int Year, int Count, double Middle, double Top, double Height);

/// <summary>
/// All members' figures by year. The members differ from year to year, so no line joins the medians; the number behind each year
/// stands below it.
/// </summary>
public sealed record TrendFigure(
    ImmutableArray<Tick> Values, ImmutableArray<int> Named, ImmutableArray<CountBar> Bars, string Marks, string Medians, double BarWidth)
{
    public const int Width = 720;
    public const int Height = 320;
    public const int Left = 48;
    public const int Right = 10;
    public const int Floor = 220;
    public const int Foot = 298;

    /// <summary>A median of fewer than this would say little.</summary>
    public const int Enough = 5;

    private const int Top = 10;
    private const int Tallest = 48;

    public static TrendFigure Of(IndicatorPicture picture)
    {
        var years = picture.Years;
        var (from, to) = (years[0].Year, years[^1].Year);
        var axis = Axis.UpTo(years.Max(y => y.Spread.Maximum ?? 0));
        var step = (Width - Left - Right) / (double)(to - from + 1);
        var most = years.Max(y => y.Values.Length);
        var half = Math.Min(step * 0.36, 12);

        double X(int year) => Left + (year - from + 0.5) * step;
        double Y(double value) => Floor - value / axis.Top * (Floor - Top);

        return new(
            [.. axis.Ticks.Select(v => new Tick(v, Y(v)))],
            [.. Axis.Years(from, to)],
            [.. years.Select(y => new CountBar(
                y.Year, y.Values.Length, X(y.Year), Foot - Tallest * y.Values.Length / (double)most, Tallest * y.Values.Length / (double)most))],
            string.Concat(years.SelectMany(y => y.Values.Select(v => $"M{Mark.Of(X(y.Year))} {Mark.Of(Y(v))}h0"))),
            string.Concat(years
                .Where(y => y.Values.Length >= Enough)
                .Select(y => string.Create(
                    CultureInfo.InvariantCulture, $"M{Mark.Of(X(y.Year) - half)} {Mark.Of(Y(y.Spread.Median!.Value))}h{Mark.Of(2 * half)}"))),
            2 * half);
    }
}
