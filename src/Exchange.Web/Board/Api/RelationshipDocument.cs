using System.ComponentModel;
using Exchange.Model.Board;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Board.Api;

/// <summary>How two indicators go together over members; figures are null where too few members are left to compute them.</summary>
public sealed record RelationshipDocument(
    long Version,
    RelationshipEcho Query,
    [property: Description("How many members are in it.")] int N,
    double? Pearson,
    [property: Description("Two-sided p, t on n-2 degrees of freedom.")] double? PearsonP,
    [property: Description("95 % interval of r by Fisher's z: [lower, upper]; null if it cannot be computed.")] IReadOnlyList<double>? Ci95,
    double? Spearman, double? SpearmanP,
    double? Slope, double? Intercept,
    IReadOnlyList<PointEntry> Points,
    [property: Description("The least-squares line with the 95 % band of its mean.")] IReadOnlyList<BandEntry> Band,
    [property: Description("What must be said wherever the figures are shown across countries.")] string Caveat)
{
    internal static RelationshipDocument Of(BoardState board, Relationship r) => new(
        board.Version,
        new(
            r.Query.X, r.Query.Y, r.Query.Pairing == Pairing.LatestEach ? "latest-each" : "latest-common-year", r.Query.From, r.Query.To,
            r.Query.Without.IsDefault ? [] : r.Query.Without, r.Query.Group is { } group ? Describe.Word(group) : null,
            r.Query.Selection switch { Selection.Published => "published", Selection.National => "national", _ => "combined" }),
        r.N, r.Pearson, r.PearsonP,
        r is { Lower: { } lower, Upper: { } upper } ? [lower, upper] : null,
        r.Spearman, r.SpearmanP, r.Slope, r.Intercept,
        [.. r.Points.Select(p => new PointEntry(p.Member, Describe.Word(p.Group), p.X, p.XYear, p.Y, p.YYear))],
        [.. r.Band.Select(b => new BandEntry(b.X, b.Fit, b.Lower, b.Upper))],
        ApiTexts.Caveat);
}

/// <summary>What was asked, as understood.</summary>
public sealed record RelationshipEcho(
    string X, string Y, string Pairing, int? From, int? To, IReadOnlyList<string> Without, string? Group, string Figures);

/// <summary>One member's pair.</summary>
public sealed record PointEntry(string Member, string Group, double X, int XYear, double Y, int YYear);

/// <summary>The line and its band at one x.</summary>
public sealed record BandEntry(double X, double Fit, double Lower, double Upper);
