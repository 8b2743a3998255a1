using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Matching;

/// <summary>A wish of the secretariat's about one pair: that it be, or that it be not.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Offer">Id of the offer.</param>
[GenerateSerializer, Immutable, Alias("pair")]
public readonly record struct Pair([property: Id(0)] string Request, [property: Id(1)] string Offer);

/// <summary>
/// A whole season at once: which request goes to which offer in which month. First every pin, then as many requests as can be served, then the
/// best fit, then hosts as evenly loaded as possible, each before the next; never more guests than a month, an offer or a host takes. Written as
/// a flow whose cost orders these four, so that a solver's optimum is the season's.
/// </summary>
public sealed class PortfolioProblem
{
    private readonly List<(int Arc, Fit Fit, string Month)> _ways = [];
    private readonly IReadOnlyDictionary<string, HostLoad> _loads;
    private readonly ImmutableHashSet<string> _pinned;

    /// <summary>Builds the problem.</summary>
    /// <param name="requests">Requests without a place.</param>
    /// <param name="offers">Offers that stand.</param>
    /// <param name="standing">What is known of members, and places taken.</param>
    /// <param name="pins">Pairs that must be; each of a request and an offer on the same block.</param>
    /// <param name="bans">Pairs that must not be.</param>
    /// <param name="mostPerHost">No host above this many, whatever it states; null for what they state.</param>
    public PortfolioProblem(
        IReadOnlyCollection<Request> requests, IReadOnlyCollection<Offer> offers, Standing standing, IReadOnlyCollection<Pair> pins,
        IReadOnlyCollection<Pair> bans, int? mostPerHost = null)
    {
        Requests = [.. requests.OrderBy(r => r.Id, StringComparer.Ordinal)];
        Offers = [.. offers.OrderBy(o => o.Id, StringComparer.Ordinal)];
        Standing = standing;
        MostPerHost = mostPerHost;
        _loads = HostLoad.Of(Offers, standing);
        _pinned = [.. pins.Select(p => p.Request)];
        Fits = Fitted(pins, bans);
        Network = Build();
    }

    /// <summary>The requests, by id.</summary>
    public ImmutableArray<Request> Requests { get; }

    /// <summary>The offers, by id.</summary>
    public ImmutableArray<Offer> Offers { get; }

    /// <summary>What is known of members.</summary>
    public Standing Standing { get; }

    /// <summary>No host above this many; null for what they state.</summary>
    public int? MostPerHost { get; }

    /// <summary>By request, the fits with every offer on its block, the best first; banned pairs are left out, and of a pinned request all others.</summary>
    public ImmutableDictionary<string, ImmutableArray<Fit>> Fits { get; }

    /// <summary>The flow.</summary>
    public FlowNetwork Network { get; }

    /// <summary>Reads the solver's flow.</summary>
    /// <param name="flow">Units on each arc of the network.</param>
    public Portfolio Read(IReadOnlyList<long> flow)
    {
        var placed = _ways.Where(w => flow[w.Arc] > 0).Select(w => new Assignment(w.Fit, w.Month)).OrderBy(a => a.Fit.Request.Id, StringComparer.Ordinal).ToImmutableArray();
        return Portfolio.Of(this, placed, _loads, _pinned);
    }

    internal int LimitOf(HostLoad load) => MostPerHost is { } most ? Math.Min(most, load.Limit) : load.Limit;

    private ImmutableDictionary<string, ImmutableArray<Fit>> Fitted(IReadOnlyCollection<Pair> pins, IReadOnlyCollection<Pair> bans)
    {
        var (forced, barred) = (pins.ToDictionary(p => p.Request, p => p.Offer, StringComparer.Ordinal), bans.ToHashSet());
        var byBlock = Offers.ToLookup(o => o.Block, StringComparer.Ordinal);
        return Requests.ToImmutableDictionary(
            r => r.Id,
            r => byBlock[r.Block]
                .Where(o => !barred.Contains(new(r.Id, o.Id)) && (!forced.TryGetValue(r.Id, out var only) || only == o.Id))
                .Select(o => Weigh.Pair(r, o, Standing, _loads[o.Member]))
                .OrderByDescending(f => f.IsPossible).ThenByDescending(f => f.Points).ThenBy(f => f.Offer.Id, StringComparer.Ordinal)
                .ToImmutableArray(),
            StringComparer.Ordinal);
    }

    // source → request → month of an offer → offer → host → sink, and request → sink for those that are not served.
    private FlowNetwork Build()
    {
        var network = new FlowNetwork.Builder();
        var (source, sink) = (network.Node(), network.Node());
        var loaded = _loads.Values.Select(l => l.Taken).DefaultIfEmpty().Max();
        // One point of fit outweighs any unevenness, one request any fit, one pin any number of requests.
        long evenness = 2L * Requests.Length * (Requests.Length + loaded + 1) + 1;
        var served = (Requests.Length * (long)Fit.Most + 1) * evenness;
        var pinned = (Requests.Length + 1) * served;
        var hosts = new Dictionary<string, int>(StringComparer.Ordinal);
        var offers = new Dictionary<string, int>(StringComparer.Ordinal);
        var slots = new Dictionary<(string, string), int>();
        foreach (var request in Requests)
        {
            var from = network.Node();
            network.Arc(source, from, 1, 0);
            network.Arc(from, sink, 1, _pinned.Contains(request.Id) ? pinned : served);
            foreach (var fit in Fits[request.Id].Where(f => f.IsPossible))
                foreach (var month in fit.Months)
                    if (Slot(fit.Offer, month) is { } slot)
                        _ways.Add((network.Arc(from, slot, 1, (Fit.Most - fit.Points) * evenness), fit, month));
        }
        return network.Build(source, sink, Requests.Length);

        int? Slot(Offer offer, string month)
        {
            if (slots.TryGetValue((offer.Id, month), out var known))
                return known;
            var load = _loads[offer.Member];
            var free = offer.Together - load.TakenOf(offer, month);
            if (free <= 0)
                return null;
            if (!hosts.TryGetValue(offer.Member, out var host))
            {
                hosts.Add(offer.Member, host = network.Node());
                // The k-th guest costs 2k - 1: together k², which is smallest where loads are even.
                for (var k = load.Taken + 1; k <= Math.Min(LimitOf(load), load.Taken + Requests.Length); k++)
                    network.Arc(host, sink, 1, 2L * k - 1);
            }
            if (!offers.TryGetValue(offer.Id, out var node))
            {
                offers.Add(offer.Id, node = network.Node());
                network.Arc(node, host, Math.Max(0, offer.Capacity - load.TakenOf(offer)), 0);
            }
            var slot = network.Node();
            network.Arc(slot, node, free, 0);
            slots.Add((offer.Id, month), slot);
            return slot;
        }
    }
}
