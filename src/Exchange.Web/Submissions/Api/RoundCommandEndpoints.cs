using System.Text.Json.Serialization.Metadata;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Exchange.Web.Submissions.Rounds;

namespace Exchange.Web.Submissions.Api;

/// <summary>What the secretariat does with a round, and how far its members are.</summary>
internal static class RoundCommandEndpoints
{
    private static readonly string[] Read = ["GET", "HEAD"];

    public static void MapRoundCommands(this RouteGroupBuilder api)
    {
        api.MapMethods("/rounds/{round}", ["PATCH"], Edit)
            .WithSummary("Change a reporting round")
            .WithDescription("A draft may change in everything; once members see it, members and indicators are only added; once it is open, dates only move later.")
            .Accepts<RoundPatch>("application/json").Produces<RoundDocument>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422);
        api.MapPost("/rounds/{round}/opening", (HttpContext context, string round, IGrainFactory grains, ContentFolder content, TimeProvider time) =>
                Do(context, grains, content, time, SubmissionsJson.Plain.RoundOpening, (rounds, operation, wish) =>
                    rounds.Open(operation, round, wish.AtOnce, wish.Revision)))
            .WithSummary("Show a reporting round to its members")
            .Accepts<RoundOpening>("application/json").Produces<RoundDocument>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422);
        api.MapPost("/rounds/{round}/extensions", Extend)
            .WithSummary("Give one member more time")
            .WithDescription("""Example: {"member": "SEN", "until": "2026-12-31", "reason": "The survey ended late."}""")
            .Accepts<RoundExtension>("application/json").Produces<RoundDocument>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422);
        api.MapPost("/rounds/{round}/closing", (HttpContext context, string round, IGrainFactory grains, ContentFolder content, TimeProvider time) =>
                Do(context, grains, content, time, SubmissionsJson.Plain.RoundClosing, (rounds, operation, wish) =>
                    rounds.Close(operation, round, wish.Reason, wish.Revision)))
            .WithSummary("Close a reporting round now, extensions included")
            .Accepts<RoundClosing>("application/json").Produces<RoundDocument>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422);
        api.MapMethods("/rounds/{round}/history", Read, History)
            .WithSummary("Who did what to a reporting round, and when").Produces<RoundHistoryDocument>().NeedsToken().Refuses(404);
        api.MapMethods("/rounds/{round}/progress", Read, Progress)
            .WithSummary("How far the members are with a reporting round").Produces<RoundProgressDocument>().NeedsToken().Refuses(404);
    }

    private static async Task<IResult> Edit(HttpContext context, string round, IGrainFactory grains, ContentFolder content, TimeProvider time)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (!actor.IsSecretariat)
            return Problems.Forbidden();
        var (patch, refusal) = await ApiBody.Read(context, SubmissionsJson.Plain.RoundPatch);
        if (refusal is not null)
            return refusal;
        if (Unfit(patch!) is { } unfit)
            return unfit;
        var rounds = grains.GetGrain<IRoundsGrain>(0);
        if (await rounds.Read(actor, round) is not { } kept)
            return Problems.NoSuchRound(round);
        var (wanted, unread) = RoundWish.Read(patch!, kept.Round);
        return wanted is null ? unread! : Answer(context, await rounds.Edit(Operation(context, patch!), wanted, patch!.Reason, patch.Revision), content, time);
    }

    private static Task<IResult> Extend(HttpContext context, string round, IGrainFactory grains, ContentFolder content, TimeProvider time)
    {
        return Do(
            context, grains, content, time, SubmissionsJson.Plain.RoundExtension,
            (rounds, operation, wish) => rounds.Extend(
                operation, round, wish.Member!, Moments.Read(wish.Until!, wholeDay: true)!.Value, wish.Reason, wish.Revision),
            wish => string.IsNullOrWhiteSpace(wish.Member) ? Problems.Missing("member")
                : string.IsNullOrWhiteSpace(wish.Until) ? Problems.Missing("until")
                : Moments.Read(wish.Until, wholeDay: true) is null ? Problems.UnfitDate("until", wish.Until)
                : null);
    }

    private static async Task<IResult> Do<T>(
        HttpContext context, IGrainFactory grains, ContentFolder content, TimeProvider time, JsonTypeInfo<T> type,
        Func<IRoundsGrain, Operation, T, Task<RoundAnswer>> command, Func<T, Problem?>? check = null) where T : RoundCommand
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (!actor.IsSecretariat)
            return Problems.Forbidden();
        var (wish, refusal) = await ApiBody.Read(context, type);
        if (refusal is not null)
            return refusal;
        if ((Unfit(wish!) ?? check?.Invoke(wish!)) is { } unfit)
            return unfit;
        return Answer(context, await command(grains.GetGrain<IRoundsGrain>(0), Operation(context, wish!), wish!), content, time);
    }

    private static async Task<IResult> Progress(
        HttpContext context, string round, IGrainFactory grains, ContentFolder content, TimeProvider time, RoundFeed feed)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (!actor.IsSecretariat)
            return Problems.Forbidden();
        if (await grains.GetGrain<IRoundsGrain>(0).Read(actor, round) is not { } kept || await feed.Read(round) is not { } picture)
            return Problems.NoSuchRound(round);
        var rows = RoundRows.Of(picture, content.Current, new(null, false, null), time.GetUtcNow());
        context.Response.IsPrivate();
        return TypedResults.Json(Document(rows, kept), SubmissionsJson.Plain.RoundProgressDocument);
    }

    private static async Task<IResult> History(HttpContext context, string round, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (!actor.IsSecretariat)
            return Problems.Forbidden();
        if (await grains.GetGrain<IRoundsGrain>(0).Read(actor, round) is not { } kept)
            return Problems.NoSuchRound(round);
        context.Response.IsPrivate();
        return TypedResults.Json(new RoundHistoryDocument(round, [.. kept.History.Select(RoundHistoryLine.Of)]), SubmissionsJson.Plain.RoundHistoryDocument);
    }

    private static RoundProgressDocument Document(RoundRows rows, KeptRound kept) => new(
        kept.Round.Id,
        RoundDocument.Of(kept.Round, rows.Now).Phase,
        kept.Revision,
        new(
            rows.All.Length, rows.Count(null, SubmissionStatus.NotStarted), rows.Count(null, SubmissionStatus.Draft),
            rows.Count(null, SubmissionStatus.Submitted), rows.Count(null, SubmissionStatus.Returned), rows.Count(null, SubmissionStatus.Accepted),
            rows.CountLate(null)),
        [.. rows.All.Select(r => new MemberProgressDocument(
            r.Member.Iso3, r.Member.Group.ToString(), RoundWords.Code(r.Progress.Status), r.IsLate, r.Progress.Answered, r.Progress.Asked,
            r.Progress.Errors, r.Progress.Warnings, RoundWords.HandsCode(r), r.Days, r.DaysByMember, r.DaysBySecretariat, r.Extended,
            r.Progress.LastChange))]);

    private static Problem? Unfit(RoundCommand command) => command.OperationId is { Length: > 64 }
        ? new Problem("operation-id", 400, () => ApiTexts.OperationIdUnfit, () => [new("operationId", ApiTexts.OperationIdUnfit)])
        : null;

    private static Operation Operation(HttpContext context, RoundCommand command) => new(
        string.IsNullOrWhiteSpace(command.OperationId) ? Guid.NewGuid().ToString("N") : command.OperationId, context.User.Actor(), Channel.Api);

    private static IResult Answer(HttpContext context, RoundAnswer answer, ContentFolder content, TimeProvider time)
    {
        if (answer.Round is not { } round)
            return Answers.Problem("round-not-changed", errors => Write.Text(ApiTexts.RoundNotChanged, errors), answer.Findings, content.Current);
        context.Response.IsPrivate();
        return TypedResults.Json(RoundDocument.Of(round, time.GetUtcNow(), answer.Revision), SubmissionsJson.Plain.RoundDocument);
    }
}
