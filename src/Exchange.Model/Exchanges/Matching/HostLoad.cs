namespace Exchange.Model.Exchanges.Matching;

/// <summary>How many delegations a host has, and how many it takes: by month, by offer, and over all its offers.</summary>
public sealed class HostLoad
{
    private readonly Dictionary<string, int> _byOffer = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Offer, string Month), int> _bySlot = [];
    private readonly int? _limit;
    private readonly int _stated;

    private HostLoad(int? limit, int stated) => (_limit, _stated) = (limit, stated);

    /// <summary>Delegations that it has.</summary>
    public int Taken { get; private set; }

    /// <summary>Delegations that it takes in the season.</summary>
    public int Limit => _limit is { } limit ? Math.Min(limit, _stated) : _stated;

    /// <summary>The loads of all hosts, by code of the member.</summary>
    /// <param name="offers">Offers that stand.</param>
    /// <param name="standing">Limits and places taken; a place of an offer that no longer stands is not counted.</param>
    public static IReadOnlyDictionary<string, HostLoad> Of(IEnumerable<Offer> offers, Standing standing)
    {
        var all = offers.ToList();
        var loads = all.GroupBy(o => o.Member, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new HostLoad(standing.Of(g.Key).Limit, g.Sum(o => o.Capacity)), StringComparer.Ordinal);
        var hosts = all.ToDictionary(o => o.Id, o => o.Member, StringComparer.Ordinal);
        foreach (var place in standing.Places)
            if (hosts.TryGetValue(place.Offer, out var host))
                loads[host].Add(place);
        return loads;
    }

    /// <summary>Places of the offer that are taken.</summary>
    public int TakenOf(Offer offer) => _byOffer.GetValueOrDefault(offer.Id);

    /// <summary>Places of the offer in the month that are taken.</summary>
    public int TakenOf(Offer offer, string month) => _bySlot.GetValueOrDefault((offer.Id, month));

    /// <summary>Whichever of the offer's own capacity and the host's limit leaves less.</summary>
    public (int Taken, int Limit) Tightest(Offer offer)
    {
        var taken = TakenOf(offer);
        return offer.Capacity - taken <= Limit - Taken ? (taken, offer.Capacity) : (Taken, Limit);
    }

    private void Add(Taken place)
    {
        Taken++;
        _byOffer[place.Offer] = _byOffer.GetValueOrDefault(place.Offer) + 1;
        _bySlot[(place.Offer, place.Month)] = _bySlot.GetValueOrDefault((place.Offer, place.Month)) + 1;
    }
}
