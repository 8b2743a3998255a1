using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;

namespace Exchange.Model.Tests.Exchanges;

/// <summary>Tries every assignment of a small season, with its own account of capacities.</summary>
internal sealed class Exhaustive(MadeSeason season)
{
    private readonly List<Taken> _places = [.. season.Standing.Places.Where(p => season.Offers.Any(o => o.Id == p.Offer))];
    private readonly IReadOnlyDictionary<string, HostLoad> _loads = HostLoad.Of(season.Offers, season.Standing);
    private (int, int, int, int) _best = (-1, -1, -1, int.MinValue);

    public (int Pins, int Served, int Points, int Unevenness) Best()
    {
        Try(0, 0, 0, 0);
        return _best;
    }

    private void Try(int index, int pins, int served, int points)
    {
        if (index == season.Requests.Length)
        {
            var uneven = season.Offers.GroupBy(o => o.Member).Sum(h => Of(h) * Of(h));
            if ((pins, served, points, -uneven).CompareTo(_best) > 0)
                _best = (pins, served, points, -uneven);
            return;
        }
        Try(index + 1, pins, served, points);
        var request = season.Requests[index];
        var pin = season.Pins.Where(p => p.Request == request.Id).Select(p => p.Offer).FirstOrDefault();
        foreach (var offer in season.Offers.Where(o => o.Block == request.Block && (pin is null || o.Id == pin) && !season.Bans.Contains(new(request.Id, o.Id))))
        {
            var fit = Weigh.Pair(request, offer, season.Standing, _loads[offer.Member]);
            if (!fit.IsPossible)
                continue;
            foreach (var month in offer.Months.Where(request.Months.Contains))
            {
                if (!HasRoom(offer, month))
                    continue;
                _places.Add(new(request.Id, offer.Id, month));
                Try(index + 1, pins + (pin is null ? 0 : 1), served + 1, points + fit.Points);
                _places.RemoveAt(_places.Count - 1);
            }
        }
    }

    private bool HasRoom(Offer offer, string month)
    {
        var host = season.Offers.Where(o => o.Member == offer.Member).ToList();
        return _places.Count(p => p.Offer == offer.Id) < offer.Capacity
            && _places.Count(p => p.Offer == offer.Id && p.Month == month) < offer.Together
            && Of(host) < Math.Min(season.Standing.Of(offer.Member).Limit ?? int.MaxValue, host.Sum(o => o.Capacity));
    }

    private int Of(IEnumerable<Offer> host)
    {
        var ids = host.Select(o => o.Id).ToHashSet();
        return _places.Count(p => ids.Contains(p.Offer));
    }
}
