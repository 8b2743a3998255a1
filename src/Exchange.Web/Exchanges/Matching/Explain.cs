using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;

namespace Exchange.Web.Exchanges.Matching;

/// <summary>Why the two of a match fit.</summary>
internal static class Explain
{
    /// <summary>The reasons as if the match had no place yet; null if its request or offer no longer stands.</summary>
    public static Fit? Match(SeasonState season, Standing standing, Match match)
    {
        if (!season.Requests.TryGetValue(match.Request, out var request) || !season.Offers.TryGetValue(match.Offer, out var offer) || request.Block != offer.Block)
            return null;
        var own = new Taken(match.Request, match.Offer, match.Month);
        var without = standing with { Places = standing.Places.Remove(own) };
        return Weigh.Pair(request, offer, without, HostLoad.Of(season.Offers.Values, without)[offer.Member]);
    }
}
