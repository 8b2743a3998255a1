using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Exchange.Model;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;

namespace Exchange.Web.Submissions.Api;

/// <summary>Reporting rounds: reading them, making one.</summary>
internal static class RoundEndpoints
{
    private static readonly string[] Read = ["GET", "HEAD"];

    public static void MapRounds(this RouteGroupBuilder api)
    {
        api.MapMethods("/rounds", Read, async (HttpContext context, IGrainFactory grains, TimeProvider time) =>
            {
                var isSecretariat = context.User.Actor().IsSecretariat;
                var rounds = (await grains.GetGrain<IRoundsGrain>(0).List()).Where(r => !r.IsDraft || isSecretariat);
                await Send(context, new([.. rounds.Select(r => RoundDocument.Of(r, time.GetUtcNow()))]), SubmissionsJson.Plain.RoundsDocument);
            })
            .WithSummary("All reporting rounds").Produces<RoundsDocument>();
        api.MapMethods("/rounds/{round}", Read, async (HttpContext context, string round, IGrainFactory grains, TimeProvider time) =>
            {
                if (await grains.GetGrain<IRoundsGrain>(0).Find(round) is { } found && (!found.IsDraft || context.User.Actor().IsSecretariat))
                    await Send(context, RoundDocument.Of(found, time.GetUtcNow()), SubmissionsJson.Plain.RoundDocument);
                else
                    await Problems.NoSuchRound(round).ExecuteAsync(context);
            })
            .WithSummary("A reporting round").Produces<RoundDocument>().Refuses(404);
        api.MapPost("/rounds", Make)
            .WithSummary("Open a reporting round")
            .WithDescription("""Example: {"title": "Round 2026", "acceptance": "automatic", "opening": "2026-11-01", "due": "2026-12-01", "closing": "2026-12-15"}""")
            .Accepts<RoundRequest>("application/json").Produces<RoundDocument>(201).NeedsToken().Refuses(400, 409, 413, 415, 422);
    }

    private static async Task<IResult> Make(HttpContext context, IGrainFactory grains, ContentFolder content, TimeProvider time)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        var (wish, refusal) = await ApiBody.Read(context, SubmissionsJson.Plain.RoundRequest);
        if (refusal is not null)
            return refusal;
        if (wish!.OperationId is { Length: > 64 })
            return new Problem("operation-id", 400, () => ApiTexts.OperationIdUnfit, () => [new("operationId", ApiTexts.OperationIdUnfit)]);
        var (round, unfit) = RoundWish.Read(wish, content.Current, time.GetUtcNow());
        if (unfit is not null)
            return unfit;
        var rounds = grains.GetGrain<IRoundsGrain>(0);
        if (string.IsNullOrEmpty(wish.Id))
            round = round! with { Id = RoundWish.Free(round.Id, await rounds.List()) };
        var id = string.IsNullOrWhiteSpace(wish.OperationId) ? Guid.NewGuid().ToString("N") : wish.OperationId;
        var answer = await rounds.Make(new(id, actor, Channel.Api), round!);
        if (answer.Round is not { } made)
            return Answers.Problem("round-not-made", errors => Write.Text(ApiTexts.RoundNotMade, errors), answer.Findings, content.Current);
        context.Response.IsPrivate();
        context.Response.Headers.Location = ApiHosting.Root + "/rounds/" + made.Id;
        return TypedResults.Json(RoundDocument.Of(made, time.GetUtcNow(), answer.Revision), SubmissionsJson.Plain.RoundDocument, statusCode: 201);
    }

    // Phases change with the clock, so the tag is drawn from the answer itself.
    private static async Task Send<T>(HttpContext context, T document, JsonTypeInfo<T> type)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(document, type);
        var tag = "W/\"" + Convert.ToHexStringLower(SHA256.HashData(bytes))[..16] + "\"";
        var response = context.Response;
        // The secretariat's answer holds drafts.
        if (context.User.Actor().IsSecretariat)
            response.IsPrivate();
        else
            response.IsPublic();
        response.Headers.ETag = tag;
        if (context.Request.Has(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "application/json; charset=utf-8";
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }
}
