using System.Collections.Immutable;
using System.ComponentModel;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Web.Exchanges.Browsing;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Microsoft.AspNetCore.Mvc;
using Span = Exchange.Web.Exchanges.Browsing.Span;

namespace Exchange.Web.Exchanges.Api;

/// <summary>Exchanges for other systems: what is public for everybody, and the moves of pages for the holder of a token.</summary>
internal static class CallsApi
{
    private const string One = "/exchanges/calls/{id}";

    private static readonly string[] Read = ["GET", "HEAD"];

    public static void MapCallsApi(this RouteGroupBuilder api)
    {
        api.MapMethods("/exchanges", Read, List)
            .WithSummary("Exchanges: study visits, hosted staff, remote advice and courses")
            .WithDescription("Example: ?show=open&block=B07. The same as iCalendar: /calendar.ics.")
            .Produces<CallsDocument>().Refuses(400);
        api.MapMethods(One, Read, Show).WithSummary("One exchange").Produces<CallDocument>().Refuses(404);
        api.MapPost("/exchanges/calls", (HttpContext context, IGrainFactory grains) => Make(context, grains))
            .WithSummary("Make a call, as a draft").WithDescription("For the host's focal point and the secretariat.")
            .Accepts<CallWish>("application/json").Produces<CallAnswer>().NeedsToken().Refuses(400, 409, 413, 415, 422);
        api.MapPut(One, Change).WithSummary("Change a call").WithDescription("Once it is public, block, mode and who may apply stay, and dates to apply by only move later.")
            .Accepts<CallWish>("application/json").Produces<CallAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422);
        api.MapPost(One + "/publish", (HttpContext context, string id, ExchangesFeed feed, IGrainFactory grains) => Do(context, id, feed, grains, (call, command, _) => call.Publish(command)))
            .WithSummary("Make a call public").Accepts<CallCommand>("application/json").Produces<CallAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422);
        api.MapPost(One + "/cancel", (HttpContext context, string id, ExchangesFeed feed, IGrainFactory grains) => Do(context, id, feed, grains, (call, command, said) => call.Cancel(command, said.Reason)))
            .WithSummary("Call an exchange off, with a reason").Accepts<CallCommand>("application/json").Produces<CallAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422);
        api.MapMethods(One + "/applications", Read, Applications)
            .WithSummary("The applications that you see").Produces<ApplicationsDocument>().NeedsToken().Refuses(404);
        api.MapPost(One + "/applications/{account}", (HttpContext context, string id, string account, ExchangesFeed feed, IGrainFactory grains) =>
                Do(context, id, feed, grains, (call, command, said) => said.Act == "say" ? call.Say(command, account, said.Mark ?? 0, said.Text ?? "")
                    : CallWords.Act(said.Act) is { } act && act is not (Act.Save or Act.Apply or Act.Plan or Act.Report) ? call.Move(command, new(account, act) { Reason = said.Reason })
                    : Task.FromResult(ExchangeAnswer.No(0, "NotNow"))))
            .WithSummary("Nominate, select, place, or withdraw")
            .WithDescription("""The applicant's own moves are made on the applicant's pages. Example: {"operationId": "1", "act": "select", "reason": "Runs payments"}""")
            .Accepts<CallCommand>("application/json").Produces<CallAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422);
    }

    // The parameters are read strictly by QueryReader; here they are named for the description.
    private static async Task<IResult> List(
        HttpContext context, ExchangesFeed feed, TimeProvider time,
        [FromQuery, Description("ahead (not over yet; if absent), open (for applications) or past")] string? show,
        [FromQuery, Description("A building block, B01 to B14")] string? block,
        [FromQuery, Description("technical or policy")] string? track,
        [FromQuery, Description("visit, hosted-staff, remote-advice or course")] string? mode,
        [FromQuery, Description("Two-letter code of a working language")] string? tongue,
        [FromQuery, Description("A month in which it takes place: 2027-05")] string? month)
    {
        var read = new QueryReader(context.Request, "show", "block", "track", "mode", "tongue", "month");
        var wanted = read.Text("month");
        if (wanted is not null && !StatementRules.IsMonth(wanted))
            read.Refuse(Problems.UnknownValue("month", wanted, ["yyyy-MM"]));
        var query = new CallQuery(
            read.OneOf("show", Span.Ahead, [.. Enum.GetValues<Span>().Select(s => (CallQuery.Code(s), s))]),
            read.OneOf<string?>("block", null, [.. Model.Integration.Rubric.BlockCodes.Select(b => (b, (string?)b))]),
            read.OneOf<Track?>("track", null, ("technical", Track.Technical), ("policy", Track.Policy)),
            read.OneOf<Mode?>("mode", null, [.. Codes.Modes.Select(m => (m.Code, (Mode?)m.Value))]),
            read.OneOf<string?>("tongue", null, [.. StatementRules.Languages.Select(l => (l, (string?)l))]),
            wanted);
        if (read.Refusal is { } refusal)
            return refusal;
        var picture = feed.Current.Version.Length > 0 ? feed.Current : await feed.Read();
        var now = time.GetUtcNow();
        CallDocument[] found = [.. picture.Calls.Where(c => query.Holds(c, now)).Select(c => Document(c, now))];
        context.Response.IsPublic();
        return TypedResults.Json(new CallsDocument(picture.Version, found.Length, found), ExchangesJson.Plain.CallsDocument);
    }

    private static async Task<IResult> Show(string id, HttpContext context, ExchangesFeed feed, TimeProvider time)
    {
        if ((feed.Current.Call(id) ?? (await feed.Read()).Call(id)) is not { Status: not CallStatus.Draft } line)
            return Unknown(id);
        context.Response.IsPublic();
        return TypedResults.Json(Document(line, time.GetUtcNow()), ExchangesJson.Plain.CallDocument);
    }

    private static async Task<IResult> Make(HttpContext context, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        var (wish, refusal) = await ApiBody.Read(context, ExchangesJson.Plain.CallWish);
        if (refusal is not null)
            return refusal;
        var operation = wish!.OperationId is { Length: > 0 } given ? given : CallForm.NewOperation();
        var call = Call(wish, wish.Host ?? actor.Member ?? "", "");
        var id = CallForm.Name(call.Host, call.Block, call.Starts, $"{actor.Id}/{operation}");
        return Answer(context, id, await grains.GetGrain<ICallGrain>(id).Make(new(operation, actor), call));
    }

    private static async Task<IResult> Change(string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (await grains.Call(feed, id) is not { } grain || await grain.View(actor) is not { Call: { } kept })
            return Unknown(id);
        if (!actor.MayReport(kept.Host))
            return Problems.Forbidden();
        var (wish, refusal) = await ApiBody.Read(context, ExchangesJson.Plain.CallWish);
        return refusal is not null ? refusal
            : Answer(context, id, await grain.Edit(new(wish!.OperationId is { Length: > 0 } given ? given : CallForm.NewOperation(), actor), Call(wish, kept.Host, id)));
    }

    private static async Task<IResult> Do(
        HttpContext context, string id, ExchangesFeed feed, IGrainFactory grains, Func<ICallGrain, Command, CallCommand, Task<ExchangeAnswer>> act)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (await grains.Call(feed, id) is not { } call || await call.View(actor) is null)
            return Unknown(id);
        var (said, refusal) = await ApiBody.Read(context, ExchangesJson.Plain.CallCommand);
        return refusal is not null ? refusal
            : Answer(context, id, await act(call, new(said!.OperationId is { Length: > 0 } given ? given : CallForm.NewOperation(), actor), said));
    }

    private static async Task<IResult> Applications(string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (await grains.View(feed, id, actor) is not { Call: { } call } state)
            return Unknown(id);
        context.Response.IsPrivate();
        return TypedResults.Json(
            new ApplicationsDocument(id, feed.Current.Call(id)?.Held ?? state.Held, call.Places, [.. state.Applications.Values.Select(a => new ApplicationDocumentEntry(
                a.Account, a.Name, a.Form.Member, a.Form.Institution, a.Form.Position, Code(a.Stage), a.At, a.Form.Motivation, a.Form.Use, a.Form.Languages,
                a.NominationReason, a.SelectionReason, a.WithdrawalReason))]),
            ExchangesJson.Plain.ApplicationsDocument);
    }

    private static IResult Answer(HttpContext context, string id, ExchangeAnswer answer)
    {
        context.Response.IsPrivate();
        if (answer.Done)
            return TypedResults.Json(new CallAnswer(true, id, answer.Revision), ExchangesJson.Plain.CallAnswer);
        if (answer.Refusals.Any(r => r.Rule == "NotYours"))
            return Problems.Forbidden();
        return new Problem(
            "unfit-call", CallAccess.Status(answer.Refusals[0]), () => CallWords.Sentence(answer.Refusals[0]),
            () => [.. answer.Refusals.Select(r => new ProblemError(char.ToLowerInvariant(r.Rule[0]) + r.Rule[1..], CallWords.Sentence(r)))]);
    }

    private static Problem Unknown(string id) => new("unknown-call", 404, () => Write.Text(ApiTexts.UnknownCall, id));

    private static Call Call(CallWish wish, string host, string id) => new(
        id, host, wish.Block ?? "", wish.Track is null ? Track.Both : Codes.TrackOf(wish.Track) ?? (Track)(-1), wish.Mode is null ? Mode.Visit : Codes.ModeOf(wish.Mode) ?? (Mode)(-1),
        [.. (wish.Languages ?? []).OfType<string>().Distinct()], new(wish.TitleEn ?? "", Or(wish.TitleFr, wish.TitleEn), Or(wish.TitleAr, wish.TitleEn)), wish.About ?? "", wish.Criteria ?? "",
        wish.Places ?? 0, [.. (wish.Members ?? []).OfType<string>().Distinct().Order(StringComparer.Ordinal)], wish.ApplyBy?.ToUniversalTime() ?? default, wish.NominateBy?.ToUniversalTime() ?? default,
        wish.Starts ?? default, wish.Ends ?? default, wish.Where ?? "")
    {
        Contacts = wish.Contacts ?? "",
        Agenda = [.. (wish.Agenda ?? []).OfType<AgendaEntry>().Select(a => new AgendaItem(a.Starts.ToUniversalTime(), a.Ends.ToUniversalTime(), a.What ?? ""))],
    };

    private static string Or(string? text, string? english) => string.IsNullOrWhiteSpace(text) ? english ?? "" : text;

    private static CallDocument Document(CallLine line, DateTimeOffset now)
    {
        var call = line.Call;
        return new(
            call.Id, call.Host, call.Block, Codes.Of(call.Track), Codes.Of(call.Mode), call.Languages, call.Title, call.About, call.Criteria, call.Places, line.Held, call.Members,
            call.ApplyBy, call.NominateBy, call.Starts, call.Ends, call.Where, line.Status == CallStatus.Cancelled ? "cancelled" : "published", line.Reason, line.IsOpenAt(now),
            [.. call.Agenda.Select(a => new AgendaEntry(a.Starts, a.Ends, a.What))],
            line.Applicants.Where(a => a.TookPart).GroupBy(a => a.Member).ToImmutableSortedDictionary(g => g.Key, g => g.Count()), call.Trial, "exchanges/calls/" + call.Id);
    }

    private static string Code(Stage stage) => stage switch
    {
        Stage.NotNominated => "not-nominated",
        Stage.NotSelected => "not-selected",
        _ => stage.ToString().ToLowerInvariant(),
    };
}
