using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Exchange.Model;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Web.Board.Api;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Past;
using Exchange.Web.People;

namespace Exchange.Web.Snapshots.Api;

/// <summary>Snapshots: anybody reads, the secretariat freezes.</summary>
internal static class SnapshotsApi
{
    private const int LongestOperationId = 64;
    private static readonly string[] Read = ["GET", "HEAD"];

    public static void MapSnapshotsApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiHosting.Root).WithTags("Snapshots").AnsweredAwake();
        api.MapMethods("/snapshots", Read, async (HttpContext context, Shelf shelf) =>
            {
                context.Response.IsPublic();
                return TypedResults.Json(new SnapshotsDocument([.. (await shelf.All()).Select(s => SnapshotEntryDocument.Of(s, context.Request))]), SnapshotsJson.Plain.SnapshotsDocument);
            })
            .WithSummary("All snapshots, newest first").Produces<SnapshotsDocument>();
        api.MapMethods("/snapshots/{name}", Read, async Task<IResult> (HttpContext context, string name, Shelf shelf) =>
            {
                if (await shelf.Find(name) is not { } snapshot)
                    return Missing(name);
                context.Response.IsPublic();
                return TypedResults.Json(SnapshotEntryDocument.Of(snapshot, context.Request), SnapshotsJson.Plain.SnapshotEntryDocument);
            })
            .WithSummary("What a snapshot is, and how to cite it")
            .WithDescription("Its figures are read from every address of the reading API with ?snapshot=NAME.")
            .Produces<SnapshotEntryDocument>().Refuses(404);
        api.MapMethods("/snapshots/{name}/content", Read, Content)
            .WithSummary("The frozen board, byte for byte")
            .WithDescription("The SHA-256 of the bytes is the snapshot's fingerprint; it is also the ETag and stands in Repr-Digest.")
            .Produces<SnapshotDocument>().Refuses(404);
        api.MapPost("/snapshots", Freeze)
            .WithSummary("Freeze the board under a name, for ever")
            .WithDescription("""Example: {"operationId": "a1", "name": "pawg-28", "title": {"en": "28th meeting", "fr": "28e réunion", "ar": "الاجتماع 28"}, "moment": "2026-11-25T12:00Z"}. Without a moment: now.""")
            .Accepts<SnapshotRequest>("application/json").Produces<SnapshotEntryDocument>().NeedsToken().Refuses(400, 409, 413, 415, 422, 503);
        api.MapPost("/snapshots/{name}/supersession", Supersede)
            .WithSummary("Mark a snapshot as no longer the one to cite; it stays readable as it was")
            .Accepts<SupersessionRequest>("application/json").Produces<SnapshotEntryDocument>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
    }

    private static async Task<IResult> Content(HttpContext context, string name, Shelf shelf)
    {
        if (await shelf.Find(name) is not { } snapshot)
            return Missing(name);
        var response = context.Response;
        response.IsPublic();
        response.Headers.ETag = $"\"{snapshot.File}\"";
        response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(snapshot.File))}:";
        if (context.Request.Has(snapshot.File))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return await shelf.Open(snapshot, context.RequestAborted) is { } file
            ? Results.Stream(file.Content, "application/json; charset=utf-8", $"exchange-snapshot-{name}.json")
            : Problems.Unavailable();
    }

    private static async Task<IResult> Freeze(HttpContext context, Shelf shelf, TimeProvider time)
    {
        var (request, refusal) = await Body(context, SnapshotsJson.Plain.SnapshotRequest);
        if (refusal is not null)
            return refusal;
        if (request!.OperationId is not { Length: > 0 and <= LongestOperationId } id)
            return UnfitOperation();
        var now = time.GetUtcNow();
        var (moment, unread) = string.IsNullOrWhiteSpace(request.Moment) ? (now, null) : AsOfReader.Read(request.Moment.Trim(), now);
        if (unread is not null)
            return new Problem(unread.Kind, 422, unread.Sentence, () => [new("moment", unread.Sentence())]);
        var (en, fr, ar) = (request.Title?.En?.Trim() ?? "", request.Title?.Fr?.Trim(), request.Title?.Ar?.Trim());
        var title = new LocalText(en, string.IsNullOrEmpty(fr) ? en : fr, string.IsNullOrEmpty(ar) ? en : ar);
        return Answer(context, await shelf.Freeze(
            new(id, context.User.Actor(), Channel.Api), new(request.Name?.Trim() ?? "", title, request.Note?.Trim(), moment), context.RequestAborted));
    }

    private static async Task<IResult> Supersede(HttpContext context, string name, Shelf shelf)
    {
        var (request, refusal) = await Body(context, SnapshotsJson.Plain.SupersessionRequest);
        if (refusal is not null)
            return refusal;
        return request!.OperationId is { Length: > 0 and <= LongestOperationId } id
            ? Answer(context, await shelf.Supersede(new(id, context.User.Actor(), Channel.Api), name, request.Reason, request.By))
            : UnfitOperation();
    }

    private static async Task<(T?, Problem?)> Body<T>(HttpContext context, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return (null, Problems.SignInNeeded());
        return actor.IsSecretariat ? await ApiBody.Read(context, type) : (null, Problems.Forbidden());
    }

    private static IResult Answer(HttpContext context, SnapshotAnswer answer)
    {
        if (answer.Fault is { } fault)
            return new Problem(
                fault switch { SnapshotFault.NotYours => "forbidden", SnapshotFault.Unknown => "unknown-snapshot", SnapshotFault.NameTaken or SnapshotFault.SupersededAlready => "conflict", _ => "unfit-snapshot" },
                fault switch { SnapshotFault.NotYours => 403, SnapshotFault.Unknown => 404, SnapshotFault.NameTaken or SnapshotFault.SupersededAlready => 409, _ => 422 },
                () => SnapshotWords.Of(fault));
        context.Response.IsPrivate();
        return TypedResults.Json(SnapshotEntryDocument.Of(answer.Snapshot!, context.Request), SnapshotsJson.Plain.SnapshotEntryDocument);
    }

    private static Problem Missing(string name) => new("unknown-snapshot", 404, () => Hosting.Languages.Write.Text(AsOfTexts.NoSuchSnapshot, name.Length > 60 ? name[..60] + "…" : name));

    private static Problem UnfitOperation() =>
        new("operation-id", 400, () => ApiTexts.OperationIdUnfit, () => [new("operationId", ApiTexts.OperationIdUnfit)]);
}

public sealed record SnapshotTitle(string? En, string? Fr = null, string? Ar = null);

public sealed record SnapshotRequest(
    string? OperationId,
    [property: Description("Small letters, digits and hyphens; for ever.")] string? Name,
    SnapshotTitle? Title,
    string? Note = null,
    [property: Description("A day or a moment; now if absent.")] string? Moment = null);

public sealed record SupersessionRequest(
    string? OperationId, string? Reason, [property: Description("Name of the snapshot to cite instead, if there is one.")] string? By = null);

public sealed record SupersessionDocument(string Reason, DateTimeOffset At, string? By);

/// <summary>What a snapshot is.</summary>
public sealed record SnapshotEntryDocument(
    string Name, Names Title, string? Note, DateTimeOffset Moment, DateTimeOffset FrozenAt,
    [property: Description("Fingerprint of the frozen bytes.")] string Sha256, long Length, long Version, string Content, int Reported, int Members, bool Trial,
    [property: Description("The permanent address of its page.")] string Address, SupersessionDocument? Superseded)
{
    internal static SnapshotEntryDocument Of(Snapshot s, HttpRequest request) => new(
        s.Name, Describe.Names(s.Title), s.Note, s.Moment, s.FrozenAt, s.File, s.Length, s.Version, s.Content, s.Reported, s.Members, s.Trial,
        SnapshotWords.Address(request, s.Name), s.Superseded is { } mark ? new(mark.Reason, mark.At, mark.By) : null);
}

public sealed record SnapshotsDocument(IReadOnlyList<SnapshotEntryDocument> Snapshots);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SnapshotsDocument))]
[JsonSerializable(typeof(SnapshotEntryDocument))]
[JsonSerializable(typeof(SnapshotRequest))]
[JsonSerializable(typeof(SupersessionRequest))]
internal sealed partial class SnapshotsJson : JsonSerializerContext
{
    public static SnapshotsJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
