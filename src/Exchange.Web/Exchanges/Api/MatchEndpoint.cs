using Exchange.Model.Exchanges.Matching;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Exchanges.Api;

/// <summary><c>POST /api/v1/exchanges/match</c>: a posted season matched. Open to everybody; nothing is kept.</summary>
internal static class MatchEndpoint
{
    private const int MostRanked = 10;

    public static void MapMatch(this RouteGroupBuilder api) => api.MapPost("/exchanges/match", (Delegate)Match)
        .WithSummary("Match a season: which request goes to which host, and why")
        .WithDescription("""
            Needs no token and keeps nothing. Serves as many requests as can be served, then takes the best fit, then loads hosts evenly; no host is
            ever given more than it states. At most 1,000 requests and 500 offers.
            Example: {"requests": [{"id": "r1", "member": "SEN", "block": "B09", "languages": ["fr"], "months": ["2027-05", "2027-06"]}],
            "offers": [{"id": "o1", "member": "MAR", "block": "B09", "languages": ["fr", "ar"], "months": ["2027-06"], "capacity": 2, "together": 2}],
            "members": [{"code": "SEN", "grades": {"B09": 1}}, {"code": "MAR", "grades": {"B09": 3}, "limit": 3}]}.
            """)
        .Accepts<MatchRequest>("application/json").Produces<MatchAnswer>().Refuses(400, 413, 415, 422);

    private static async Task<IResult> Match(HttpContext context)
    {
        var (request, refusal) = await ApiBody.Read(context, ExchangesJson.Plain.MatchRequest);
        if (refusal is not null)
            return refusal;
        var (season, unfit) = MatchReader.Read(request!);
        if (unfit is not null)
            return unfit;
        context.UseLanguage();
        context.Response.IsPrivate();
        context.Response.SpeaksLanguage();
        return TypedResults.Json(Answer(season!, request!.Rankings ?? false), ExchangesJson.Plain.MatchAnswer);
    }

    private static MatchAnswer Answer(MatchSeason season, bool ranked)
    {
        var best = FlowSolver.Solve(Problem(null));
        return new(
            best.Placed.Length, season.Requests.Length, best.MeanFit,
            [.. best.Placed.Select(Placed)],
            [.. best.Unplaced.Select(u => new UnservedEntry(u.Request.Id, Cause(u.Cause), MatchWords.Of(u.Cause), [.. u.Nearest.Select(Ranked)]))],
            [.. best.Hosts.Select(h => new HostEntry(h.Member, h.Load, h.Limit))],
            [.. FlowSolver.TradeOffs(best, limit => Problem(limit)).Select(t => new TradeOffEntry(t.MostPerHost, t.Served, t.MeanFit, t.HighestLoad, t.HostsUsed))])
        {
            Rankings = ranked
                ? [.. season.Requests.Select(r => new RankingEntry(r.Id, [.. Ranking.Hosts(r, season.Offers, season.Standing).Take(MostRanked).Select(Ranked)]))]
                : null,
        };

        PortfolioProblem Problem(int? limit) => new(season.Requests, season.Offers, season.Standing, season.Pins, season.Bans, limit);
    }

    private static PlacedEntry Placed(Assignment placed) => new(
        placed.Fit.Request.Id, placed.Fit.Offer.Id, placed.Fit.Offer.Member, placed.Month, placed.Fit.Mode is { } mode ? Codes.Of(mode) : null,
        placed.Fit.Language, placed.Fit.Points, Reasons(placed.Fit), placed.With, placed.BetterButFull?.Offer.Id);

    private static RankedEntry Ranked(Fit fit) => new(fit.Offer.Id, fit.Offer.Member, fit.IsPossible, fit.Points, Reasons(fit));

    private static IReadOnlyList<ReasonEntry> Reasons(Fit fit) =>
        [.. fit.Reasons.Select(r => new ReasonEntry(Small(r.Aspect.ToString()), r.Key, MatchWords.Sentence(r), r.Points, r.Most, r.Excludes))];

    private static string Cause(UnservedCause cause) => cause switch
    {
        UnservedCause.NoOffer => "no-offer",
        UnservedCause.NoneFits => "none-fits",
        UnservedCause.Full => "full",
        _ => "pin-unkept",
    };

    private static string Small(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}
