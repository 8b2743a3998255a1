using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Matching;

/// <summary>The two sides of a matching: hosts for a request, guests for an offer; those that cannot be come last and say why.</summary>
public static class Ranking
{
    /// <summary>Offers on the request's block, the best fit first.</summary>
    public static ImmutableArray<Fit> Hosts(Request request, IReadOnlyCollection<Offer> offers, Standing standing)
    {
        var loads = HostLoad.Of(offers, standing);
        return Ordered(offers.Where(o => o.Block == request.Block).Select(o => Weigh.Pair(request, o, standing, loads[o.Member])), f => f.Offer.Id);
    }

    /// <summary>Requests for the offer's block, the best fit first.</summary>
    public static ImmutableArray<Fit> Guests(Offer offer, IEnumerable<Request> requests, IReadOnlyCollection<Offer> offers, Standing standing)
    {
        var load = HostLoad.Of(offers, standing)[offer.Member];
        return Ordered(requests.Where(r => r.Block == offer.Block).Select(r => Weigh.Pair(r, offer, standing, load)), f => f.Request.Id);
    }

    private static ImmutableArray<Fit> Ordered(IEnumerable<Fit> fits, Func<Fit, string> id) =>
        [.. fits.OrderByDescending(f => f.IsPossible).ThenByDescending(f => f.Points).ThenBy(id, StringComparer.Ordinal)];
}
