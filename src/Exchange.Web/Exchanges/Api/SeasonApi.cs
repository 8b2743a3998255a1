using System.Text.Json.Serialization.Metadata;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Web.Exchanges.Desk;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Exchanges.Api;

/// <summary>Seasons, offers and requests: read by everybody, stated and matched by who may.</summary>
internal static class SeasonApi
{
    private const string Path = "/exchanges/seasons/{season}";
    private const int MostProposals = 1_000;

    private static readonly (string Word, MatchAct Act)[] Acts = [("agree", MatchAct.Agree), ("refuse", MatchAct.Refuse), ("cancel", MatchAct.Cancel)];

    public static void MapSeasonApi(this RouteGroupBuilder api)
    {
        api.MapGet("/exchanges/seasons", Seasons).WithSummary("The seasons of exchanges").Produces<SeasonsDocument>();
        api.MapGet(Path, Season)
            .WithSummary("A season: offers, requests and agreed matches")
            .WithDescription("Offers and requests are the countries' own words and can be sent to /exchanges/match as they are.")
            .Produces<SeasonDocument>().Refuses(404);
        api.MapPost(Path + "/offers", (HttpContext context, string season, IGrainFactory grains) => Command(
                context, season, ExchangesJson.Plain.OfferCommand, c => c.OperationId,
                (asked, command) => asked.Offer is { } entry ? Read(MatchReader.One(entry), offer => grains.Season(season).StateOffer(command, offer)) : Unfit(Problems.Missing("offer"))))
            .WithSummary("State an offer, or change the one of the same id")
            .WithDescription("""Example: {"operationId": "5f0c", "offer": {"id": "o1", "member": "MAR", "block": "B07", "languages": ["fr", "ar"], "months": ["2027-06"], "capacity": 2, "together": 2}}.""")
            .Accepts<OfferCommand>("application/json").Produces<SeasonCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/requests", (HttpContext context, string season, IGrainFactory grains) => Command(
                context, season, ExchangesJson.Plain.RequestCommand, c => c.OperationId,
                (asked, command) => asked.Request is { } entry ? Read(MatchReader.One(entry), request => grains.Season(season).StateRequest(command, request)) : Unfit(Problems.Missing("request"))))
            .WithSummary("State a request, or change the one of the same id")
            .WithDescription("""Example: {"operationId": "5f0d", "request": {"id": "r1", "member": "SEN", "block": "B07", "languages": ["fr"], "months": ["2027-05", "2027-06"], "people": 3, "gate": "D5"}}.""")
            .Accepts<RequestCommand>("application/json").Produces<SeasonCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/withdraw", (HttpContext context, string season, IGrainFactory grains) => Command(
                context, season, ExchangesJson.Plain.WithdrawCommand, c => c.OperationId,
                (asked, command) => asked.Id is { } id ? Did(grains.Season(season).Withdraw(command, id)) : Unfit(Problems.Missing("id"))))
            .WithSummary("Take an offer or a request back")
            .Accepts<WithdrawCommand>("application/json").Produces<SeasonCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/matches", (HttpContext context, string season, IGrainFactory grains) => Command(
                context, season, ExchangesJson.Plain.ProposeCommand, c => c.OperationId,
                (asked, command) => asked.Matches is { Length: > 0 and <= MostProposals } matches && matches.All(m => m is { Request: not null, Offer: not null, Month: not null })
                    ? Did(grains.Season(season).Propose(command, [.. matches.Select(m => new Proposal(m!.Request!, m.Offer!, m.Month!))]))
                    : Unfit(Problems.Missing("matches"))))
            .WithSummary("Propose matches, all or none")
            .Accepts<ProposeCommand>("application/json").Produces<SeasonCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/matches/{match}", (HttpContext context, string season, string match, IGrainFactory grains) => Command(
                context, season, ExchangesJson.Plain.MatchCommand, c => c.OperationId,
                (asked, command) => Acts.Where(a => a.Word == asked.Act).Take(1).ToArray() is [var act]
                    ? Did(grains.Season(season).Move(command, match, act.Act, asked.Reason))
                    : Unfit(Problems.UnknownValue("act", asked.Act ?? "", Acts.Select(a => a.Word)))))
            .WithSummary("Agree to a match, refuse it or take it back")
            .Accepts<MatchCommand>("application/json").Produces<SeasonCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
    }

    private static JsonHttpResult<SeasonsDocument> Seasons(HttpContext context, ExchangesFeed feed)
    {
        context.Response.IsPublic();
        return TypedResults.Json(new SeasonsDocument([.. feed.Current.Seasons.Select(Summary)]), ExchangesJson.Plain.SeasonsDocument);
    }

    private static async Task<IResult> Season(string season, HttpContext context, ExchangesFeed feed)
    {
        if ((feed.Current.Season(season) ?? (await feed.Read()).Season(season)) is not { } line)
            return Problems.NoSuchAddress();
        context.Response.IsPublic();
        return TypedResults.Json(
            new SeasonDocument(
                Summary(line), line.Revision, [.. line.Offers.Select(Document)], [.. line.Requests.Select(Document)],
                [.. line.Agreed.Select(a => new AgreedEntry(a.Id, a.Guest, a.Host, a.Block, a.Month, a.At, a.GuestGrade))]),
            ExchangesJson.Plain.SeasonDocument);
    }

    private static async Task<IResult> Command<T>(
        HttpContext context, string season, JsonTypeInfo<T> type, Func<T, string?> operation, Func<T, Command, Task<(ExchangeAnswer? Answer, Problem? Refusal)>> act) where T : class
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        var (asked, refusal) = await ApiBody.Read(context, type);
        if (refusal is not null)
            return refusal;
        if (operation(asked!) is not { Length: > 0 and <= 64 } id)
            return Problems.Missing("operationId");
        context.UseLanguage();
        var feed = context.RequestServices.GetRequiredService<ExchangesFeed>();
        if ((feed.Current.Season(season) ?? (await feed.Read()).Season(season)) is null)
            return Problems.NoSuchAddress();
        var (answer, unfit) = await act(asked!, new(id, actor));
        if (unfit is not null)
            return unfit;
        context.Response.IsPrivate();
        if (answer!.Done)
        {
            // Whoever has just changed something reads it back.
            await feed.Read();
            return TypedResults.Json(new SeasonCommandAnswer(id, answer.Revision, answer.Subject), ExchangesJson.Plain.SeasonCommandAnswer);
        }
        var (kind, status) = answer.Refusals[0].Rule switch
        {
            "NotYours" => ("forbidden", 403),
            "SeasonClosed" or "OfferInUse" or "RequestInUse" or "StatementInUse" or "HostFull" or "MatchMoved" or "PairRefused" => ("conflict", 409),
            _ => ("unfit-season", 422),
        };
        return new Problem(
            kind, status, () => ExchangeWords.Sentence(answer.Refusals[0]), () => [.. answer.Refusals.Take(100).Select(r => new ProblemError(r.Rule, ExchangeWords.Sentence(r)))]);
    }

    private static Task<(ExchangeAnswer?, Problem?)> Read<T>((T? Statement, Problem? Refusal) read, Func<T, Task<ExchangeAnswer>> state) where T : class =>
        read.Statement is { } statement ? Did(state(statement)) : Unfit(read.Refusal!);

    private static async Task<(ExchangeAnswer?, Problem?)> Did(Task<ExchangeAnswer> asked) => (await asked, null);

    private static Task<(ExchangeAnswer?, Problem?)> Unfit(Problem problem) => Task.FromResult<(ExchangeAnswer?, Problem?)>((null, problem));

    private static SeasonSummary Summary(SeasonLine line) => new(
        line.Season.Id, new(line.Season.Title.En, line.Season.Title.Fr, line.Season.Title.Ar), line.Season.Opens, line.Season.Closes, line.Season.FirstMonth, line.Season.LastMonth,
        line.Season.Trial, line.Offers.Length, line.Requests.Length, line.Agreed.Length);

    private static OfferEntry Document(Offer o) => new()
    {
        Id = o.Id, Member = o.Member, Block = o.Block, Track = Codes.Of(o.Track), Modes = [.. o.Modes.Select(Codes.Of)], Languages = [.. o.Languages], Months = [.. o.Months],
        Capacity = o.Capacity, Together = o.Together, LargestDelegation = o.LargestDelegation, Interpretation = o.Interpretation, LeastGrade = o.LeastGrade,
        Groups = [.. o.Groups.Select(MatchReader.Of)], Note = o.Note,
    };

    private static RequestEntry Document(Model.Exchanges.Request r) => new()
    {
        Id = r.Id, Member = r.Member, Block = r.Block, Track = Codes.Of(r.Track), Modes = [.. r.Modes.Select(Codes.Of)], Languages = [.. r.Languages], Months = [.. r.Months],
        People = r.People, Gate = r.Gate, Note = r.Note,
    };
}
