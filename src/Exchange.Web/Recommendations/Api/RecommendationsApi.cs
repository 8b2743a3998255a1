using Exchange.Model.Integration;
using Exchange.Model.Recommendations;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Past;
using Exchange.Web.Integration;
using Exchange.Web.People;
using Exchange.Web.Recommendations.Chain;
using Exchange.Web.Recommendations.Matrix;
using Exchange.Web.Submissions;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Recommendations.Api;

/// <summary>What anybody may read of the recommendations and their answers, and the chain.</summary>
internal static class RecommendationsApi
{
    private const string Source = "COMCEC Poverty Alleviation Working Group, policy recommendations to the 38th Session of the COMCEC";
    private const int LongestOperationId = 64;
    private static readonly string[] Read = ["GET", "HEAD"];

    public static void MapRecommendationsApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiHosting.Root).WithTags("Recommendations").CanBeReadAsOf();
        api.MapMethods("/recommendations", Read, List)
            .WithSummary("The 26 recommendations, and how many members accept and follow them")
            .Produces<RecommendationsDocument>();
        api.MapMethods("/members/{iso3}/recommendations", Read, Country)
            .WithSummary("What a country answers to the recommendations it is shown, in the order of what blocks it")
            .Produces<FollowUpDocument>().Refuses(404);
        api.MapMethods("/chain", Read, Links)
            .WithSummary("A place in the chain with what it follows from and what follows from it")
            .WithDescription(
                "from is a kind and an identity: indicator:SG_REG_BRTH.lt5y, block:B06, gate:D1, recommendation:b2, level:SEN, member:SEN, action:SEN/action-1; "
                + "of a country's figures, entries and own blocks value:SEN/SI.POV.DDAY, entry:SEN/link:pension/civil-registry, block:SEN/B06. "
                + "of exchanges, as they are today, request:2027/r1, offer:2027/o1, exchange:2027/m1. "
                + "Addresses are below the language; titles are in the language that Accept-Language prefers.")
            .Produces<ChainLinks>().Refuses(400, 404);
        app.MapGroup(ApiHosting.Root).WithTags("Recommendations").MapPost("/members/{iso3}/recommendations/{id}", Say)
            .WithSummary("Answer a recommendation: support, progress, an action, barriers, an obstacle or a pilot")
            .WithDescription("""Example: {"operationId": "5f0c", "progress": {"state": "under-way", "round": "2026", "remark": "First link live"}}. What is stored is public at once.""")
            .Accepts<AnswerCommand>("application/json").Produces<AnswerGiven>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
    }

    private static async Task<IResult> Say(HttpContext context, string iso3, string id, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        var (asked, unread) = await ApiBody.Read(context, RecommendationsJson.Plain.AnswerCommand);
        if (unread is not null)
            return unread;
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (content.Current.Member(iso3) is null)
            return Problems.NoSuchMember(iso3);
        if (content.Recommendations.Find(id) is null)
            return Problems.NoSuchAddress();
        if (!actor.MayReport(iso3))
            return Problems.Forbidden();
        if (asked!.OperationId is not { Length: > 0 and <= LongestOperationId } operation)
            return new Problem("operation-id", 400, () => ApiTexts.OperationIdUnfit, () => [new("operationId", ApiTexts.OperationIdUnfit)]);
        if (asked.Change(id) is not { } change)
            return new Problem("unfit-answer", 400, () => ApiTexts.OneAnswer);
        if (change.Progress is { Round: { Length: > 0 } round } && (await grains.GetGrain<IRoundsGrain>(0).Find(round))?.Members.Contains(iso3) is not true)
            return Problems.NoSuchRound(round);
        var answer = await grains.GetGrain<IFollowUpGrain>(iso3).Say(new(operation, actor, change, asked.Revision));
        if (!answer.Done)
            return Refused(answer.Refusals);
        context.Response.IsPrivate();
        return TypedResults.Json(new AnswerGiven(operation, answer.FollowUp.Revision, Item(change, answer.FollowUp)), RecommendationsJson.Plain.AnswerGiven);
    }

    // A new item is the last of its kind that says this; repeated, it is still that one.
    private static string? Item(FollowUpChange change, FollowUp now) => change switch
    {
        { Action: { } a } => a.Id.Length > 0 ? a.Id : now.Actions.LastOrDefault(o => o.Recommendation == a.Recommendation && o.What == a.What.Trim())?.Id,
        { Obstacle: { } s } => s.Id.Length > 0 ? s.Id : now.Obstacles.LastOrDefault(o => o.Recommendation == s.Recommendation && o.What == s.What.Trim())?.Id,
        { Pilot: { } p } => p.Id.Length > 0 ? p.Id : now.Pilots.LastOrDefault(o => o.Recommendation == p.Recommendation && o.Title == p.Title.Trim())?.Id,
        _ => null,
    };

    private static Problem Refused(System.Collections.Immutable.ImmutableArray<FollowUpRefusal> refusals) => new(
        refusals[0].Fault switch { FollowUpFault.NotYours => "forbidden", FollowUpFault.Changed => "conflict", _ => "unfit-answer" },
        refusals[0].Fault switch { FollowUpFault.NotYours => 403, FollowUpFault.Changed => 409, _ => 422 },
        () => FollowUpWords.Of(refusals[0]),
        () => [.. refusals.Select(r => new ProblemError(r.Field ?? r.Fault.ToString(), FollowUpWords.Of(r)))]);

    private static async Task<IResult> List(HttpContext context, FollowUpFeed feed, ContentFolder content)
    {
        var picture = await feed.At(AsOf.Of(context)?.Moment);
        context.Response.IsPublic();
        return TypedResults.Json(
            new RecommendationsDocument(Source, [.. content.Recommendations.All.Select(r => new RecommendationDocument(
                r.Id, r.Level, r.Title, r.Asks, r.Done, r.Blocks, [.. content.Rubric.Gates.Where(g => g.Recommendations.Contains(r.Id)).Select(g => g.Gate.Code)], r.Audience,
                picture.Members.Count(m => m.Supports.GetValueOrDefault(r.Id)?.Stance is SupportKind.Accepted or SupportKind.Partly),
                picture.Members.Count(m => m.Latest(r.Id)?.State is ProgressState.UnderWay or ProgressState.Done), picture.Members.Length))]),
            RecommendationsJson.Plain.RecommendationsDocument);
    }

    private static async Task<IResult> Country(
        string iso3, HttpContext context, IGrainFactory grains, InventoryFeed inventories, ContentFolder content, TimeProvider time)
    {
        if (content.Current.Member(iso3) is null)
            return Problems.NoSuchMember(iso3);
        var moment = AsOf.Of(context)?.Moment;
        var grain = grains.GetGrain<IFollowUpGrain>(iso3);
        var followUp = moment is { } at ? await grain.At(at) : await grain.Read();
        var assessment = (await inventories.Fresh()).On(iso3, Day(moment, time), content.Rubric)?.Assessment;
        var advice = Advice.For(content.Recommendations, content.Rubric, assessment);
        var others = content.Recommendations.All.Where(r => !advice.Has(r.Id) && followUp.Answers(r.Id));
        context.Response.IsPublic();
        return TypedResults.Json(
            new FollowUpDocument(
                iso3, followUp.Revision, followUp.LastChange, MatrixRows.LevelOf(assessment),
                [
                    .. advice.All.Select(a => Answer(
                        a.Recommendation.Id, a.Reason switch { AdviceReason.Gap => "gap", AdviceReason.Level => "level", _ => "general" }, [.. a.Gates.Select(g => g.Code)], followUp)),
                    .. others.Select(r => Answer(r.Id, "other", [], followUp)),
                ],
                followUp.Obstacles, followUp.Pilots),
            RecommendationsJson.Plain.FollowUpDocument);
    }

    private static async Task<IResult> Links(
        HttpContext context, string? from, FollowUpFeed feed, InventoryFeed inventories, ContentFolder content, TimeProvider time,
        [FromServices] IEnumerable<ChainAddition> additions)
    {
        if (string.IsNullOrWhiteSpace(from))
            return Problems.Missing("from");
        context.UseLanguage();
        var (picture, day) = (await inventories.Fresh(), Day(AsOf.Of(context)?.Moment, time));
        var map = new ChainMap(
            content, picture, await feed.At(AsOf.Of(context)?.Moment), day, new(content, picture, context.Board(), day), AsOf.Of(context) is null ? additions : []);
        context.UseLanguage();
        if (map.Find(from) is not { } links)
            return new Problem("unknown-place", 404, () => Write.Text(ApiTexts.UnknownPlace, from));
        context.Response.IsPublic();
        context.Response.SpeaksLanguage();
        return TypedResults.Json(links, RecommendationsJson.Plain.ChainLinks);
    }

    private static AnswerDocument Answer(string id, string reason, string[] gates, FollowUp followUp) => new(
        id, reason, gates, followUp.Supports.GetValueOrDefault(id), [.. followUp.Progress.Where(p => p.Recommendation == id)], [.. followUp.ActionsFor(id)],
        followUp.Barriers.GetValueOrDefault(id)?.Ranked ?? []);

    private static DateOnly Day(DateTimeOffset? moment, TimeProvider time) => DateOnly.FromDateTime((moment ?? time.GetUtcNow()).UtcDateTime);
}
