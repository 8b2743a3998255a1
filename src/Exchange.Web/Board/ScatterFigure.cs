using System.Globalization;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Members;
using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using HoverMode = Plotly.Blazor.LayoutLib.HoverModeEnum;
using Symbol = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum;

namespace Exchange.Web.Board;

/// <summary>
/// The scatter of a relationship as Plotly takes it. Always the same seven traces in the same order — band below, band above, line, the three
/// groups, what has just changed — since the style sheet colours them by their place.
/// </summary>
internal sealed record ScatterFigure(IList<ITrace> Traces, Plotly.Blazor.Layout Layout)
{
    private const int Named = 4;

    private static readonly Config Plain = new() { DisplayModeBar = Plotly.Blazor.ConfigLib.DisplayModeBarEnum.False, Responsive = true };

    /// <summary>The same as the chart script takes it.</summary>
    public PlotText Text { get; } = PlotText.Of(Traces, Layout, Plain);

    public static ScatterFigure Of(Relationship relationship, Reference reference, IReadOnlyCollection<string> changed)
    {
        var points = relationship.Points;
        var middle = points.IsEmpty ? 0 : points.Max(p => p.X) / 2;
        var far = Far(relationship);
        Scatter Group(MemberGroup group, Symbol symbol) => Marks(
            [.. points.Where(p => p.Group == group)], Words.Of(group), symbol, 10, reference, far, middle);

        var now = Marks([.. points.Where(p => changed.Contains(p.Member))], "", Symbol.CircleOpen, 20, reference, [], middle);
        now.HoverInfo = HoverInfoFlag.Skip;
        now.HoverTemplate = null;
        now.Mode = ModeFlag.Markers;
        return new(
            [
                Edge(relationship, b => b.Lower, FillEnum.None),
                Edge(relationship, b => b.Upper, FillEnum.ToNextY),
                Edge(relationship, b => b.Fit, FillEnum.None, 2),
                Group(MemberGroup.African, Symbol.Circle),
                Group(MemberGroup.Arab, Symbol.Square),
                Group(MemberGroup.Asian, Symbol.TriangleUp),
                now,
            ],
            LayoutOf(relationship, reference));
    }

    /// <summary>The members farthest from the middle, which a reader will ask the names of; none whose name would run into another's.</summary>
    private static HashSet<string> Far(Relationship relationship)
    {
        if (relationship.N == 0)
            return [];
        var points = relationship.Points;
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        var (sx, sy) = (Math.Max(points.Max(p => Math.Abs(p.X - mx)), 1e-9), Math.Max(points.Max(p => Math.Abs(p.Y - my)), 1e-9));
        var named = new List<RelationshipPoint>(Named);
        foreach (var point in points.OrderByDescending(p => Math.Pow((p.X - mx) / sx, 2) + Math.Pow((p.Y - my) / sy, 2)))
            if (named.Count < Named && named.All(n => Math.Abs(n.X - point.X) > sx / 2.5 || Math.Abs(n.Y - point.Y) > sy / 8))
                named.Add(point);
        return [.. named.Select(p => p.Member)];
    }

    private static Scatter Marks(RelationshipPoint[] points, string name, Symbol symbol, int size, Reference reference, HashSet<string> named, double middle) => new()
    {
        X = [.. points.Select(p => (object)p.X)],
        Y = [.. points.Select(p => (object)p.Y)],
        TextArray = [.. points.Select(p => named.Contains(p.Member) ? Brief(NameOf(p.Member, reference)) : "")],
        HoverTextArray = [.. points.Select(p => Hover(p, reference))],
        HoverTemplate = "%{hovertext}<extra></extra>",
        TextPositionArray = [.. points.Select(p => (TextPositionEnum?)(p.X < middle ? TextPositionEnum.MiddleRight : TextPositionEnum.MiddleLeft))],
        ClipOnAxis = false,
        Mode = named.Count > 0 ? ModeFlag.Markers | ModeFlag.Text : ModeFlag.Markers,
        Name = name,
        Marker = new() { Symbol = symbol, Size = size, Line = new() { Width = symbol == Symbol.CircleOpen ? 3 : 1 } },
    };

    private static Scatter Edge(Relationship relationship, Func<BandPoint, double> value, FillEnum fill, int width = 0) => new()
    {
        X = [.. relationship.Band.Select(b => (object)b.X)],
        Y = [.. relationship.Band.Select(b => (object)value(b))],
        Mode = ModeFlag.Lines,
        Fill = fill,
        FillColor = "rgba(120, 135, 128, 0.16)",
        Line = new() { Width = width },
        HoverInfo = HoverInfoFlag.Skip,
        ShowLegend = false,
    };

    private static Plotly.Blazor.Layout LayoutOf(Relationship relationship, Reference reference) => new()
    {
        AutoSize = true,
        ShowLegend = false,
        HoverMode = HoverMode.Closest,
        DragMode = DragModeEnum.False,
        Separators = Language.Current.Culture.NumberFormat.NumberDecimalSeparator + "\u202f",
        Margin = new() { L = 34, R = 18, T = 12, B = 30 },
        PaperBgColor = "transparent",
        PlotBgColor = "transparent",
        XAxis = [new() { Range = [0, End(relationship.Points.Select(p => p.X), reference.Indicator(relationship.Query.X)!)], FixedRange = true, ZeroLine = false }],
        YAxis = [new() { Range = Heights(relationship, reference), FixedRange = true, ZeroLine = false }],
    };

    private static IList<object> Heights(Relationship relationship, Reference reference) =>
        [0, End(relationship.Points.Select(p => p.Y), reference.Indicator(relationship.Query.Y)!)];

    // A little room above the largest, so that its name fits; percentages never run past 100 and a bit.
    private static double End(IEnumerable<double> values, Exchange.Model.Indicators.Indicator indicator)
    {
        var largest = values.DefaultIfEmpty(1).Max();
        return indicator.Unit == "percent" ? Math.Min(104, Math.Ceiling(largest / 10) * 10 + 4) : largest * 1.08;
    }

    private static string Hover(RelationshipPoint point, Reference reference) => string.Format(
        CultureInfo.InvariantCulture, "<b>{0}</b><br>{1} ({2})<br>{3} ({4})",
        NameOf(point.Member, reference), Write.Figure(point.X), point.XYear, Write.Figure(point.Y), point.YYear);

    private static string Brief(string name) => name.IndexOf(" (", StringComparison.Ordinal) is > 0 and var bracket ? name[..bracket] : name;

    private static string NameOf(string iso3, Reference reference) => reference.Member(iso3)!.Name.In(Language.Current.Code);
}
