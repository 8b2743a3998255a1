using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Exchange.Web.Members;

/// <summary>A place in the drawing.</summary>
public readonly record struct Mark(double X, double Y)
{
    public string Left => Of(X);

    public string Top => Of(Y);

    /// <summary>A coordinate as SVG wants it, whatever the reader's language.</summary>
    public static string Of(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A line of the grid and what it stands for.</summary>
public readonly record struct Tick(double Value, double At)
{
    public string Place => Mark.Of(At);
}

/// <summary>
/// The drawing of one series over time. Published figures are joined only from one year to the very next: a gap stays a gap.
/// National figures are marks of their own and are never joined to published ones.
/// </summary>
public sealed record SeriesFigure(
    ImmutableArray<Tick> Years, ImmutableArray<Tick> Values, string Line, ImmutableArray<Mark> Published, ImmutableArray<Mark> Earlier, string National)
{
    public const int Width = 320;
    public const int Height = 132;
    public const int Left = 34;
    public const int Right = 18;
    public const int Top = 8;
    public const int Bottom = 20;

    /// <summary>Draws the series on a time axis from one year to another, and from zero to a round figure above the largest.</summary>
    public static SeriesFigure Of(FigureSeries series, int from, int to)
    {
        var all = series.Years
            .SelectMany(y => y.EarlierPublished.Add(y.Published!).Add(y.National!))
            .Where(o => o is not null)
            .Select(o => o.Value);
        var axis = Axis.UpTo(all.DefaultIfEmpty(0).Max());
        if (to <= from)
            (from, to) = (from - 1, to + 1);

        double X(int year) => Left + (year - from) * (double)(Width - Left - Right) / (to - from);
        double Y(double value) => Height - Bottom - value / axis.Top * (Height - Top - Bottom);

        var published = series.Years.Where(y => y.Published is not null).OrderBy(y => y.Year).ToList();
        return new(
            [.. Axis.Years(from, to).Select(y => new Tick(y, X(y)))],
            [.. axis.Ticks.Select(v => new Tick(v, Y(v)))],
            Joined(published.Select(y => (y.Year, new Mark(X(y.Year), Y(y.Published!.Value))))),
            [.. published.Select(y => new Mark(X(y.Year), Y(y.Published!.Value)))],
            [.. series.Years.SelectMany(y => y.EarlierPublished.Select(o => new Mark(X(y.Year), Y(o.Value))))],
            Diamonds(series.Years.Where(y => y.National is not null).Select(y => new Mark(X(y.Year), Y(y.National!.Value)))));
    }

    private static string Joined(IEnumerable<(int Year, Mark Mark)> marks)
    {
        var path = new StringBuilder();
        (int Year, Mark Mark)? before = null;
        var joined = false;
        foreach (var next in marks)
        {
            if (before is { } last && next.Year == last.Year + 1)
            {
                if (!joined)
                    path.Append('M').Append(last.Mark.Left).Append(' ').Append(last.Mark.Top);
                path.Append('L').Append(next.Mark.Left).Append(' ').Append(next.Mark.Top);
                joined = true;
            }
            else
                joined = false;
            before = next;
        }
        return path.ToString();
    }

    private static string Diamonds(IEnumerable<Mark> marks) =>
        string.Concat(marks.Select(m => $"M{m.Left} {Mark.Of(m.Y - 4.5)}l4.5 4.5-4.5 4.5-4.5-4.5z"));
}
