using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Exchange.Model.Board;
using Exchange.Model.Members;
using Exchange.Web.Members;

namespace Exchange.Web.Board;

/// <summary>One member in the drawing.</summary>
internal sealed record StillMark(string Member, MemberGroup Group, double X, double Y);

/// <summary>A relationship as a drawing that does not move: both axes begin at zero, the band is drawn only where it can be computed.</summary>
public sealed class StillFigure
{
    public const int Width = 600;
    public const int Height = 400;
    public const int Left = 44;
    public const int Right = 18;
    private const int Top = 14;
    private const int Bottom = 28;

    private StillFigure()
    {
    }

    internal ImmutableArray<StillMark> Marks { get; private init; }

    internal ImmutableArray<(double At, double Value)> XTicks { get; private init; }

    internal ImmutableArray<(double At, double Value)> YTicks { get; private init; }

    internal string Band { get; private init; } = "";

    internal string Line { get; private init; } = "";

    internal static StillFigure Of(Relationship relationship)
    {
        var (xs, ys) = (Axis.UpTo(relationship.Points.Select(p => p.X).DefaultIfEmpty().Max()), Axis.UpTo(relationship.Points.Select(p => p.Y).DefaultIfEmpty().Max()));
        double X(double value) => Left + value / xs.Top * (Width - Left - Right);
        // The band may leave the drawing where few members are far out.
        double Y(double value) => Height - Bottom - Math.Clamp(value / ys.Top, 0, 1) * (Height - Top - Bottom);
        var band = relationship.Band.IsDefault ? [] : relationship.Band;
        return new()
        {
            Marks = [.. relationship.Points.Select(p => new StillMark(p.Member, p.Group, X(p.X), Y(p.Y)))],
            XTicks = [.. xs.Ticks.Select(t => (X(t), t))],
            YTicks = [.. ys.Ticks.Select(t => (Y(t), t))],
            Band = Path([.. band.Select(b => (X(b.X), Y(b.Upper))), .. band.Reverse().Select(b => (X(b.X), Y(b.Lower)))]),
            Line = Path([.. band.Select(b => (X(b.X), Y(b.Fit)))]),
        };
    }

    private static string Path(ImmutableArray<(double X, double Y)> points)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
        return path.ToString();
    }
}
