using System.Collections.Immutable;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Web.Indicators;

/// <summary>One member's latest figure; null where nothing is reported for everybody.</summary>
/// <param name="Member">The country.</param>
/// <param name="Latest">The latest figure for everybody.</param>
/// <param name="Part">The latest figure for a part of the population, where there is none for everybody.</param>
public sealed record IndicatorLine(Member Member, Observation? Latest, Observation? Part);

/// <summary>The members with a figure in one year.</summary>
public sealed record IndicatorYear(int Year, Aggregate Spread, ImmutableArray<double> Values);

/// <summary>The latest figures for a part of the population.</summary>
public sealed record IndicatorBreakdown(string Disaggregation, Aggregate Spread);

/// <summary>What is published of economies that are not members.</summary>
public sealed record Benchmark(Aggregate Spread, int From, int To);

/// <summary>Everything the indicator's page shows, drawn from the board.</summary>
/// <param name="Series">The indicator over all members.</param>
/// <param name="Lines">All members: largest figure first, those without one at the end.</param>
/// <param name="Years">Years in which somebody has a figure, oldest first.</param>
/// <param name="Breakdowns">The breakdowns that have figures.</param>
/// <param name="Benchmark">Other economies; null if no figures of theirs are held.</param>
public sealed record IndicatorPicture(
    Series Series, ImmutableArray<IndicatorLine> Lines, ImmutableArray<IndicatorYear> Years, ImmutableArray<IndicatorBreakdown> Breakdowns,
    Benchmark? Benchmark)
{
    public Indicator Indicator => Series.Indicator;

    /// <summary>Members that have a figure for a part of the population only.</summary>
    public int InPart => Lines.Count(l => l.Latest is null && l.Part is not null);

    /// <summary>The sources of the figures shown.</summary>
    public IEnumerable<string> Sources =>
        Lines.Select(l => (l.Latest ?? l.Part) is { Basis: Basis.Published } o ? o.Source : null).OfType<string>().Distinct();

    /// <summary>Draws the picture; null if there is no indicator of that code.</summary>
    public static IndicatorPicture? Of(BoardState board, string code)
    {
        if (board.Find(code) is not { } series)
            return null;
        var parts = Parts(board, code);
        var lines = series.Members
            .Select((m, i) => new IndicatorLine(m, series.Latest[i], parts.TryGetValue(m.Iso3, out var some) ? some[0] : null))
            .OrderByDescending(l => l.Latest?.Value ?? double.NegativeInfinity)
            .ThenBy(l => l.Member.Iso3, StringComparer.Ordinal);
        var years = series.Members
            .SelectMany(m => series.Of(m.Iso3))
            .GroupBy(p => p.Year, p => p.In(Selection.Combined)!.Value)
            .OrderBy(g => g.Key)
            .Select(g => new IndicatorYear(g.Key, Spread.Of([.. g], series.Members.Length, null), [.. g]));
        var breakdowns = parts.Values
            .SelectMany(p => p)
            .GroupBy(o => o.Key.Disaggregation, o => o.Value)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new IndicatorBreakdown(g.Key, Spread.Of([.. g], series.Members.Length, null)));
        return new(series, [.. lines], [.. years], [.. breakdowns], Others(board, code));
    }

    // Per member the latest figure of each breakdown, the national one before the published one of the same year.
    private static Dictionary<string, ImmutableArray<Observation>> Parts(BoardState board, string code) =>
        board.Reference.Published.Concat(board.Figures.SelectMany(f => f.CurrentAll))
            .Where(o => o.Key.Indicator == code && o.Key.Disaggregation != Indicator.Total)
            .GroupBy(o => o.Member)
            .ToDictionary(g => g.Key, g => g
                .GroupBy(o => o.Key.Disaggregation)
                .OrderBy(b => b.Key, StringComparer.Ordinal)
                .Select(b => b.OrderByDescending(o => o.Key.Year).ThenByDescending(o => o.Basis).First())
                .ToImmutableArray());

    private static Benchmark? Others(BoardState board, string code)
    {
        var latest = board.Reference.Benchmark
            .Where(o => o.Key.Indicator == code && o.Key.Disaggregation == Indicator.Total)
            .GroupBy(o => o.Member)
            .Select(g => g.MaxBy(o => o.Key.Year)!)
            .ToList();
        return latest.Count == 0
            ? null
            : new(Spread.Of([.. latest.Select(o => o.Value)], latest.Count, null), latest.Min(o => o.Key.Year), latest.Max(o => o.Key.Year));
    }
}
