using System.Collections.Immutable;
using Exchange.Model.Members;

namespace Exchange.Model.Board;

/// <summary>How two series are paired, per member.</summary>
public enum Pairing
{
    /// <summary>The latest year in which both series have a value.</summary>
    LatestCommonYear,
    /// <summary>The latest value of each series, whatever their years.</summary>
    LatestEach,
}

/// <summary>What relationship is asked for.</summary>
/// <param name="X">Code of the indicator on the horizontal axis.</param>
/// <param name="Y">Code of the indicator on the vertical axis.</param>
/// <param name="Pairing">How the two are paired.</param>
/// <param name="From">First year looked at; null for no bound.</param>
/// <param name="To">Last year looked at; null for no bound.</param>
/// <param name="Without">ISO alpha-3 codes of members left out.</param>
/// <param name="Group">Only members of the group; null for all.</param>
/// <param name="Selection">Which figures.</param>
public sealed record RelationshipQuery(
    string X, string Y, Pairing Pairing = Pairing.LatestCommonYear, int? From = null, int? To = null,
    ImmutableArray<string> Without = default, MemberGroup? Group = null, Selection Selection = Selection.Combined);

/// <summary>One member's pair of values.</summary>
public sealed record RelationshipPoint(string Member, MemberGroup Group, double X, int XYear, double Y, int YYear);

/// <summary>The band around the fitted line at one x: 95 % confidence interval of the mean of y.</summary>
public sealed record BandPoint(double X, double Fit, double Lower, double Upper);

/// <summary>
/// How two indicators go together over members. Figures are null where too few members are left to compute them
/// (fewer than three, or no spread in one of them).
/// </summary>
/// <param name="Query">What was asked.</param>
/// <param name="Points">The pairs, by member code.</param>
/// <param name="Pearson">Pearson's r.</param>
/// <param name="PearsonP">Two-sided p of r, t on n-2 degrees of freedom.</param>
/// <param name="Lower">Lower end of the 95 % interval of r (Fisher's z; needs n above 3).</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Spearman">Spearman's rank correlation, average ranks for ties.</param>
/// <param name="SpearmanP">Two-sided p, t on n-2 degrees of freedom.</param>
/// <param name="Slope">Slope of the least-squares line of y on x.</param>
/// <param name="Intercept">Its intercept.</param>
/// <param name="Band">The line and its band at evenly spaced x from the smallest to the largest.</param>
public sealed record Relationship(
    RelationshipQuery Query,
    ImmutableArray<RelationshipPoint> Points,
    double? Pearson,
    double? PearsonP,
    double? Lower,
    double? Upper,
    double? Spearman,
    double? SpearmanP,
    double? Slope,
    double? Intercept,
    ImmutableArray<BandPoint> Band)
{
    /// <summary>How many members are in it.</summary>
    public int N => Points.Length;

    /// <summary>Computes it from the board. Throws <see cref="KeyNotFoundException"/> for an unknown indicator.</summary>
    public static Relationship Of(BoardState board, RelationshipQuery query)
    {
        var points = Pairs.Of(board[query.X], board[query.Y], query);
        double[] x = [.. points.Select(p => p.X)];
        double[] y = [.. points.Select(p => p.Y)];
        // Two points always lie on a line, and without spread there is nothing to go together.
        if (points.Length < 3 || x.Min() == x.Max() || y.Min() == y.Max())
            return new(query, points, null, null, null, null, null, null, null, null, []);

        var pearson = CorrelationTest.Pearson(x, y);
        var spearman = CorrelationTest.Spearman(x, y);
        var line = FittedLine.Through(x, y);
        var interval = pearson.Interval();
        return new(
            query, points, pearson.R, pearson.P, interval?.Lower, interval?.Upper, spearman.R, spearman.P,
            line.Slope, line.Intercept, line.Band());
    }
}
