using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Web.Members;

namespace Exchange.Web.Indicators;

/// <summary>One group's row: each member's latest figure, in the group's colour and shape, and the median.</summary>
public sealed record GroupRow(MemberGroup Group, double Middle, string Marks, string? Median);

/// <summary>The latest figures of all members in one row per group, on one axis.</summary>
public sealed record GroupsFigure(ImmutableArray<Tick> Ticks, ImmutableArray<GroupRow> Rows)
{
    public const int Width = 720;
    public const int Row = 40;
    public const int Left = 12;
    public const int Right = 28;

    public int Height => Rows.Length * Row + 24;

    public static GroupsFigure Of(IndicatorPicture picture)
    {
        var axis = Axis.UpTo(picture.Series.All.Maximum ?? 0);
        double X(double value) => Left + value / axis.Top * (Width - Left - Right);
        return new(
            [.. axis.Ticks.Select(t => new Tick(t, X(t)))],
            [.. Enum.GetValues<MemberGroup>().Select((group, i) =>
            {
                var middle = i * Row + Row / 2.0;
                var marks = picture.Lines
                    .Where(l => l.Member.Group == group)
                    .Select(l => l.Latest)
                    .OfType<Observation>()
                    .Select(o => Shape(group, X(o.Value), middle));
                var median = picture.Series.Of(group).Median is { } m
                    ? string.Create(CultureInfo.InvariantCulture, $"M{Mark.Of(X(m))} {middle - 13}v26")
                    : null;
                return new GroupRow(group, middle, string.Concat(marks), median);
            })]);
    }

    // Circle, square, triangle: the group is told by shape as well as by colour.
    private static string Shape(MemberGroup group, double x, double y) => group switch
    {
        MemberGroup.African => $"M{Mark.Of(x - 5)} {Mark.Of(y)}a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
        MemberGroup.Arab => $"M{Mark.Of(x - 4.5)} {Mark.Of(y - 4.5)}h9v9h-9z",
        _ => $"M{Mark.Of(x)} {Mark.Of(y - 5.5)}l5.5 10h-11z",
    };
}
