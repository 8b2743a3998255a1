using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Past;
using Exchange.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Integration.Api;

/// <summary>A country's inventory: what was accepted, for everybody; entering, handing in and deciding, for its people.</summary>
internal static class InventoryApi
{
    private const string Path = "/members/{iso3}/inventory";
    private const int LongestOperationId = 64;

    public static void MapInventoryApi(this RouteGroupBuilder api)
    {
        api.MapGet(Path, Accepted)
            .CanBeReadAsOf()
            .WithSummary("The inventory that was accepted, entry by entry")
            .Produces<InventoryDocument>().Refuses(400, 404, 503);
        api.MapGet(Path + "/connections", Connections)
            .CanBeReadAsOf()
            .WithSummary("Programmes by datasets: what is needed, and what joins them today")
            .Produces<ConnectionsDocument>().Produces<string>(200, CsvText.ContentType).Refuses(400, 404, 503);
        api.MapGet("/members/{iso3}/level", Level)
            .CanBeReadAsOf()
            .WithSummary("The level that the accepted inventory proves, as of a day")
            .Produces<LevelDocument>().Refuses(400, 404, 503);
        api.MapGet(Path + "/draft", Draft)
            .WithSummary("The inventory as it is being entered, and what is to be said of it")
            .Produces<InventoryDraftDocument>().NeedsToken().Refuses(404, 503);
        api.MapPost(Path + "/entries", Put)
            .WithSummary("Enter, change or remove entries of an inventory")
            .WithDescription("""
                Example: {"operationId": "5f0c", "entries": [{"entry": "dataset:civil-registry", "fields": {"name_en": "Civil registry", "owner": "civil-status", "kind": "civil", "format": "database"}}]}.
                If one entry cannot be taken, none is. A text that cannot be read is kept and told by the draft's findings.
                """)
            .Accepts<PutRequest>("application/json").Produces<InventoryCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/hand-in", (HttpContext context, string iso3, IGrainFactory grains, ContentFolder content) =>
                Command(context, iso3, content, (operation, command) => grains.Inventory(iso3).HandIn(operation, command.Revision!.Value)))
            .WithSummary("Hand the inventory in")
            .Accepts<InventoryCommand>("application/json").Produces<InventoryCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/withdraw", (HttpContext context, string iso3, IGrainFactory grains, ContentFolder content) =>
                Command(context, iso3, content, (operation, command) => grains.Inventory(iso3).Withdraw(operation, command.Revision!.Value)))
            .WithSummary("Take the inventory back, before anybody has decided on it")
            .Accepts<InventoryCommand>("application/json").Produces<InventoryCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/accept", (HttpContext context, string iso3, IGrainFactory grains, ContentFolder content) =>
                Command(context, iso3, content, (operation, command) => grains.Inventory(iso3).Accept(operation, command.Part, command.Revision!.Value)))
            .WithSummary("Accept an inventory that was handed in, or one part of it; it becomes public")
            .Accepts<InventoryCommand>("application/json").Produces<InventoryCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/return", (HttpContext context, string iso3, IGrainFactory grains, ContentFolder content) =>
                Command(context, iso3, content, (operation, command) => grains.Inventory(iso3).Return(operation, command.Reason ?? "", Reasons(command), command.Revision!.Value)))
            .WithSummary("Send an inventory back with a reason, or single entries each with its own")
            .Accepts<InventoryCommand>("application/json").Produces<InventoryCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapGet(Path + "/remarks", Remarks)
            .WithSummary("What the country's people and the secretariat said about single entries")
            .Produces<RemarksDocument>().NeedsToken().Refuses(404, 503);
        api.MapPost(Path + "/remarks", Remark)
            .WithSummary("Say something about an entry; it changes nothing of what is entered")
            .Accepts<RemarkCommand>("application/json").Produces<InventoryCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
    }

    private static async Task<IResult> Remarks(HttpContext context, string iso3, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        if (Addressed(actor.Id, iso3, content) is { } unfit)
            return unfit;
        if (await grains.Inventory(iso3).View(actor) is not { Part: not Part.Verifier })
            return Problems.Forbidden();
        context.Response.IsPrivate();
        return TypedResults.Json(
            new RemarksDocument(iso3, [.. Entering.RemarksEndpoints.Of(await grains.Inventory(iso3).History(actor)).Select(r => new RemarkDocument(r.About!.Value.ToString(), r.At, r.ActorName, r.Reason!))]),
            IntegrationJson.Plain.RemarksDocument);
    }

    private static async Task<IResult> Remark(HttpContext context, string iso3, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        var (asked, refusal) = await ApiBody.Read(context, IntegrationJson.Plain.RemarkCommand);
        if ((refusal ?? Addressed(actor.Id, iso3, content)) is { } unfit)
            return unfit;
        if (asked!.OperationId is not { Length: > 0 and <= LongestOperationId } id)
            return UnfitOperation();
        return EntryKey.TryParse(asked.Entry) is { } key
            ? Answer(id, await grains.Inventory(iso3).Comment(new(id, actor, Channel.Api), key, asked.Text ?? ""), context)
            : UnfitEntry("entry", asked.Entry);
    }

    private static async Task<IResult> Accepted(
        HttpContext context, string iso3, Inventories inventories)
    {
        var (standing, refusal) = await Standing(iso3, inventories, context);
        if (refusal is not null)
            return refusal;
        context.Response.IsPublic();
        return TypedResults.Json(
            new InventoryDocument(
                iso3, standing!.Accepted.Number, standing.Accepted.At, standing.Accepted.Assessed, inventories.IsSample(iso3), [.. standing.Accepted.Entries.Select(e => Document(e.Entry, e.Grade))]),
            IntegrationJson.Plain.InventoryDocument);
    }

    private static async Task<IResult> Connections(
        HttpContext context, string iso3, Inventories inventories, [FromQuery, Description("json or csv")] string? format)
    {
        var (standing, refusal) = await Standing(iso3, inventories, context);
        if (refusal is not null)
            return refusal;
        if (format is not (null or "json" or "csv"))
            return Problems.UnknownValue("format", format, ["json", "csv"]);
        ConnectionDocument[] squares =
        [
            .. ConnectionMap.Of(standing!.Inventory, standing.Day).Squares
                .OrderBy(s => s.At.Programme, StringComparer.Ordinal).ThenBy(s => s.At.Dataset, StringComparer.Ordinal)
                .Select(s => new ConnectionDocument(s.At.Programme, s.At.Dataset, s.Needed, Codes.Of(s.State), s.Link?.LastVerified, s.Link?.LegalBasis)),
        ];
        context.Response.IsPublic();
        return format == "csv"
            ? TypedResults.Stream(stream => Csv(stream, iso3, squares), CsvText.ContentType, $"inventory-{iso3}.csv")
            : TypedResults.Json(new ConnectionsDocument(iso3, squares), IntegrationJson.Plain.ConnectionsDocument);
    }

    private static async Task<IResult> Level(
        HttpContext context, string iso3, Inventories inventories)
    {
        var (standing, refusal) = await Standing(iso3, inventories, context);
        if (refusal is not null)
            return refusal;
        context.Response.IsPublic();
        return TypedResults.Json(
            new LevelDocument(iso3, standing!.Day, standing.Accepted.At, inventories.IsSample(iso3), AssessEndpoint.Answer(standing.Assessment)),
            IntegrationJson.Plain.LevelDocument);
    }

    private static async Task<IResult> Draft(HttpContext context, string iso3, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        if (Addressed(actor.Id, iso3, content) is { } unfit)
            return unfit;
        if (await grains.Inventory(iso3).View(actor) is not { } view)
            return Problems.Forbidden();
        context.Response.IsPrivate();
        return TypedResults.Json(
            new InventoryDraftDocument(
                iso3, Status(view.Record.Status), view.Record.Revision,
                [.. view.Record.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => Document(e.Value, view.Record.GradeOf(e.Value)))],
                [.. view.Findings.Select(f => new EntryFindingDocument(f.Rule, f.Severity.ToString().ToLowerInvariant(), f.Entry?.ToString(), f.Field, EntryWords.Of(f)))]),
            IntegrationJson.Plain.InventoryDraftDocument);
    }

    private static async Task<IResult> Put(HttpContext context, string iso3, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        var (request, refusal) = await ApiBody.Read(context, IntegrationJson.Plain.PutRequest, AssessEndpoint.Longest);
        if ((refusal ?? Addressed(actor.Id, iso3, content)) is { } unfit)
            return unfit;
        if (request!.OperationId is not { Length: > 0 and <= LongestOperationId } id)
            return UnfitOperation();
        if (request.Entries is null)
            return Problems.Missing("entries");
        var entries = ImmutableArray.CreateBuilder<Entry>(request.Entries.Length);
        for (var i = 0; i < request.Entries.Length; i++)
        {
            if (EntryKey.TryParse(request.Entries[i]?.Key) is not { } key)
                return UnfitEntry(FormattableString.Invariant($"entries[{i}].entry"), request.Entries[i]?.Key);
            entries.Add(Entry.Typed(key, request.Entries[i]!.Fields ?? new Dictionary<string, string?>()));
        }
        return Answer(id, await grains.Inventory(iso3).Put(new(id, actor, Channel.Api), entries.DrainToImmutable(), request.Revision), context);
    }

    private static async Task<IResult> Command(
        HttpContext context, string iso3, ContentFolder content, Func<Operation, InventoryCommand, Task<InventoryAnswer>> command)
    {
        var actor = context.User.Actor();
        var (asked, refusal) = await ApiBody.Read(context, IntegrationJson.Plain.InventoryCommand);
        if ((refusal ?? Addressed(actor.Id, iso3, content)) is { } unfit)
            return unfit;
        if (asked!.OperationId is not { Length: > 0 and <= LongestOperationId } id)
            return UnfitOperation();
        if (asked.Revision is null)
            return Problems.Missing("revision");
        foreach (var (entry, i) in (asked.Entries ?? []).Select((e, i) => (e, i)))
            if (EntryKey.TryParse(entry?.Entry) is null)
                return UnfitEntry(FormattableString.Invariant($"entries[{i}].entry"), entry?.Entry);
        if (asked.Part is { } part && !InventoryParts.All.Contains(part))
            return Problems.UnknownValue("part", part, InventoryParts.All);
        return Answer(id, await command(new(id, actor, Channel.Api), asked), context);
    }

    internal static IResult Answer(string id, InventoryAnswer answer, HttpContext context)
    {
        context.Response.IsPrivate();
        if (answer.Done)
            return TypedResults.Json(
                new InventoryCommandAnswer(id, Status(answer.Status), answer.Revision, answer.Acceptances), IntegrationJson.Plain.InventoryCommandAnswer);
        var first = answer.Findings[0];
        var (kind, status) = first.Rule switch
        {
            "NotYours" or "NotYourPart" or "OnlyFocalPointHandsIn" => ("forbidden", 403),
            "StalePage" or "InventoryHandedIn" or "NothingToWithdraw" or "ReviewBegun" or "NothingToReview" or "NothingEntered" or "EntryLocked" => ("conflict", 409),
            _ => ("unfit-inventory", 422),
        };
        return new Problem(
            kind, status, () => Sentence(first),
            () => [.. answer.Findings.Take(100).Select(f => new ProblemError($"{f.Entry?.ToString() ?? f.Rule}{(f.Field is null ? "" : "." + f.Field)}", EntryWords.Of(f)))]);
    }

    private static string Sentence(EntryFinding finding) => finding.Entry is { } key
        ? $"{key}{(finding.Field is null ? "" : "." + finding.Field)}: {EntryWords.Of(finding)}"
        : EntryWords.Of(finding);

    private static ImmutableArray<EntryReason> Reasons(InventoryCommand command) =>
        [.. (command.Entries ?? []).Select(e => new EntryReason(EntryKey.Parse(e!.Entry!), e.Reason ?? ""))];

    private static async Task<(Standing? Standing, Problem? Refusal)> Standing(string iso3, Inventories inventories, HttpContext context) =>
        inventories.Member(iso3) is null ? (null, Problems.NoSuchMember(iso3))
        : await inventories.Standing(iso3, AsOf.Of(context)) is { } standing ? (standing, null)
        : (null, new("not-assessed", 404, () => Write.Text(IntegrationTexts.NothingAccepted, iso3)));

    private static async Task Csv(Stream stream, string member, ConnectionDocument[] squares)
    {
        await using var csv = CsvText.Open(stream);
        csv.Header("member", "programme", "dataset", "needed", "state", "last_verified", "legal_basis");
        foreach (var square in squares)
        {
            csv.Text(member);
            csv.Text(square.Programme);
            csv.Text(square.Dataset);
            csv.WriteField(square.Needed ? "yes" : "no");
            csv.Text(square.State);
            csv.Text(square.LastVerified?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            csv.WriteField(square.LegalBasis switch { true => "yes", false => "no", null => "" });
            await csv.NextRecordAsync();
        }
    }

    private static EntryDocument Document(Entry entry, EvidenceGrade grade) => new()
    {
        Key = entry.Key.ToString(), Fields = new SortedDictionary<string, string?>(entry.Fields.ToDictionary(f => f.Key, string? (f) => f.Value), StringComparer.Ordinal), Grade = Codes.Of(grade),
    };

    private static string Status(SubmissionStatus status) => Codes.Of(status);

    internal static Problem? Addressed(string actor, string iso3, ContentFolder content) =>
        actor.Length == 0 ? Problems.SignInNeeded() : content.Current.Member(iso3) is null ? Problems.NoSuchMember(iso3) : null;

    private static Problem UnfitOperation() => new("operation-id", 400, () => ApiTexts.OperationIdUnfit, () => [new("operationId", ApiTexts.OperationIdUnfit)]);

    private static Problem UnfitEntry(string place, string? key) =>
        new("unfit-entry", 400, () => Write.Text(IntegrationTexts.EntryUnfit, place, key), () => [new(place, Write.Text(IntegrationTexts.EntryUnfit, place, key))]);
}
