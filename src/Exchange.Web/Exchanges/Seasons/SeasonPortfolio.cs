using System.Collections.Immutable;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Web.Exchanges.Matching;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>A whole season assigned at once, and what it would be if hosts were asked less often.</summary>
/// <param name="Chosen">The assignment under the chosen limit.</param>
/// <param name="TradeOffs">One row for each limit, the strictest first; the last is what hosts state.</param>
public sealed record SeasonPortfolio(Portfolio Chosen, ImmutableArray<TradeOff> TradeOffs)
{
    /// <summary>Places what holds no place yet.</summary>
    /// <param name="season">The season.</param>
    /// <param name="standing">What is known of members, and places taken.</param>
    /// <param name="most">No host above this many; null for what they state.</param>
    public static SeasonPortfolio Of(SeasonState season, Standing standing, int? most)
    {
        var unplaced = season.Unplaced;
        var waiting = unplaced.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<Pair> pins = [.. season.Pins.Where(p => waiting.Contains(p.Request))];
        ImmutableArray<Pair> bans = [.. season.NotAgain.Except(pins)];
        var best = FlowSolver.Solve(Problem(null));
        return new(most is null ? best : FlowSolver.Solve(Problem(most)), [.. FlowSolver.TradeOffs(best, limit => Problem(limit))]);

        PortfolioProblem Problem(int? limit) => new(unplaced, [.. season.Offers.Values], standing, pins, bans, limit);
    }
}
