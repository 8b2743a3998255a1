using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Matching;

/// <summary>A request that has its place.</summary>
/// <param name="Fit">Request, offer, and why.</param>
/// <param name="Month">When.</param>
public sealed record Assignment(Fit Fit, string Month)
{
    /// <summary>A host that would have fitted better and has no place left, with the reason for which it is better; null if this is the best.</summary>
    public Fit? BetterButFull { get; init; }

    /// <summary>Other delegations that the host has in the same month.</summary>
    public ImmutableArray<string> With { get; init; } = [];
}

/// <summary>Why a request has no place.</summary>
public enum UnservedCause
{
    /// <summary>Nobody offers anything on its block.</summary>
    NoOffer,
    /// <summary>There are offers, and each is excluded by something.</summary>
    NoneFits,
    /// <summary>Hosts would fit, and their places are given to others.</summary>
    Full,
    /// <summary>It was pinned to an offer that cannot take it.</summary>
    PinUnkept,
}

/// <summary>A request without a place.</summary>
/// <param name="Request">The request.</param>
/// <param name="Cause">Why.</param>
/// <param name="Nearest">The offers that came nearest, with their reasons.</param>
public sealed record Unserved(Request Request, UnservedCause Cause, ImmutableArray<Fit> Nearest);

/// <summary>How many delegations a host has in the portfolio.</summary>
/// <param name="Member">The host.</param>
/// <param name="Load">Those it had and those it is given.</param>
/// <param name="Limit">Those it takes.</param>
public readonly record struct HostShare(string Member, int Load, int Limit);

/// <summary>A season's assignment with what speaks for it.</summary>
/// <param name="Placed">Requests with a place.</param>
/// <param name="Unplaced">Requests without.</param>
/// <param name="Hosts">Every host with its load, the most loaded first.</param>
public sealed record Portfolio(ImmutableArray<Assignment> Placed, ImmutableArray<Unserved> Unplaced, ImmutableArray<HostShare> Hosts)
{
    /// <summary>Sum of the fits' points.</summary>
    public int Points => Placed.Sum(a => a.Fit.Points);

    /// <summary>Mean points of the fits; null if nothing is placed.</summary>
    public double? MeanFit => Placed.IsEmpty ? null : (double)Points / Placed.Length;

    /// <summary>Sum of squared loads: the smaller, the more even.</summary>
    public int Unevenness => Hosts.Sum(h => h.Load * h.Load);

    /// <summary>Guests of the most loaded host.</summary>
    public int HighestLoad => Hosts.IsEmpty ? 0 : Hosts.Max(h => h.Load);

    internal static Portfolio Of(
        PortfolioProblem problem, ImmutableArray<Assignment> placed, IReadOnlyDictionary<string, HostLoad> loads, ImmutableHashSet<string> pinned)
    {
        var given = placed.GroupBy(a => a.Fit.Offer.Member, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var groups = placed.ToLookup(a => (a.Fit.Offer.Id, a.Month), a => a.Fit.Request.Member);
        var served = placed.Select(a => a.Fit.Request.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            [.. placed.Select(a => a with
            {
                BetterButFull = problem.Fits[a.Fit.Request.Id].FirstOrDefault(f => f.IsPossible && f.Points > a.Fit.Points),
                With = [.. groups[(a.Fit.Offer.Id, a.Month)].Where(m => m != a.Fit.Request.Member)],
            })],
            [.. problem.Requests.Where(r => !served.Contains(r.Id)).Select(r => Left(r, problem.Fits[r.Id], pinned))],
            [.. loads.Select(l => new HostShare(l.Key, l.Value.Taken + given.GetValueOrDefault(l.Key), problem.LimitOf(l.Value)))
                .OrderByDescending(h => h.Load).ThenBy(h => h.Member, StringComparer.Ordinal)]);
    }

    private static Unserved Left(Request request, ImmutableArray<Fit> fits, ImmutableHashSet<string> pinned)
    {
        const int shown = 3;
        var cause =
            pinned.Contains(request.Id) ? UnservedCause.PinUnkept
            : fits.IsEmpty ? UnservedCause.NoOffer
            : fits.Any(f => f.IsPossible) ? UnservedCause.Full
            : fits.All(f => f.Against.All(r => r.Aspect == Aspect.Load) ) ? UnservedCause.Full
            : UnservedCause.NoneFits;
        // Those excluded by the fewest things are nearest.
        return new(request, cause, [.. fits.OrderBy(f => f.Against.Count()).ThenByDescending(f => f.Points).Take(shown)]);
    }
}

/// <summary>What a season looks like if no host is asked more often than so many times.</summary>
/// <param name="MostPerHost">The most guests of one host.</param>
/// <param name="Served">Requests with a place.</param>
/// <param name="MeanFit">Mean points of their fits; null if there are none.</param>
/// <param name="HighestLoad">Guests of the most loaded host.</param>
/// <param name="HostsUsed">Hosts with a guest.</param>
public sealed record TradeOff(int MostPerHost, int Served, double? MeanFit, int HighestLoad, int HostsUsed)
{
    /// <summary>The row of a portfolio.</summary>
    public static TradeOff Of(int mostPerHost, Portfolio portfolio) => new(
        mostPerHost, portfolio.Placed.Length, portfolio.MeanFit, portfolio.HighestLoad, portfolio.Hosts.Count(h => h.Load > 0));
}
