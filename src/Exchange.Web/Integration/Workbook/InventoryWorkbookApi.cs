using System.ComponentModel;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration.Api;
using Exchange.Web.People;
using Exchange.Web.Submissions.Api;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Reading;
using Exchange.Web.Submissions.Workbook.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Integration.Workbook;

/// <summary>The inventory's workbook through the API: with the same rules and the same history as on the pages.</summary>
internal static class InventoryWorkbookApi
{
    private const string Path = "/members/{iso3}/inventory/workbook";

    public static void MapInventoryWorkbook(this RouteGroupBuilder api)
    {
        api.MapGet(Path, Fetch)
            .WithSummary("The inventory as a workbook, prefilled, or one kind of its entries as CSV")
            .Produces(200, contentType: XlsxWorkbook.ContentType).NeedsToken().Refuses(400, 404, 422, 503);
        api.MapPost(Path, Send)
            .WithSummary("Send an inventory's workbook back as a dry run")
            .WithDescription("The body is the file itself, .xlsx or CSV, at most 4 MB. What it would change is answered and kept for a week; nothing is changed before it is confirmed.")
            .Accepts<string>("application/octet-stream").Produces<InventoryWorkbookAnswer>().NeedsToken().Refuses(404, 413, 422, 503);
        api.MapGet(Path + "/{id}", Show)
            .WithSummary("What an inventory's workbook that was sent would change now")
            .Produces<InventoryWorkbookAnswer>().NeedsToken().Refuses(404, 503);
        api.MapPost(Path + "/{id}/confirm", Confirm)
            .WithSummary("Enter what the dry run has shown")
            .WithDescription("Stored as a draft; handing in is a command of its own. The same workbook confirmed again changes nothing and answers the same.")
            .Accepts<WorkbookConfirmation>("application/json").Produces<InventoryCommandAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
    }

    private static async Task<IResult> Fetch(
        HttpContext context, string iso3, IGrainFactory grains, ContentFolder content, InventoryWorkbookDesk desk,
        [FromQuery, Description("en, fr or ar; what Accept-Language prefers if absent")] string? language,
        [FromQuery, Description("xlsx, or csv- with a kind of entry, such as csv-programme; xlsx if absent")] string? format)
    {
        var (view, refusal) = await Find(context, iso3, grains, content);
        if (view is null)
            return refusal!;
        var read = new QueryReader(context.Request, "language", "format");
        var chosen = read.OneOf("language", context.UseLanguage(), [.. Language.All.Select(l => (l.Code, l))]);
        var kind = read.OneOf("format", null, [("xlsx", (EntryKind?)null), .. Enum.GetValues<EntryKind>().Select(k => ("csv-" + EntryKey.Slug(k), (EntryKind?)k))]);
        return read.Refusal is { } unfit ? unfit
            : await InventoryWorkbookEndpoints.File(view, context, desk, chosen, kind)
                ?? new Problem("unfit-inventory", 422, () => InventoryWorkbookSentences.Of(InventoryWorkbookEndpoints.TooLarge()));
    }

    private static async Task<IResult> Send(
        HttpContext context, string iso3, IGrainFactory grains, ContentFolder content, InventoryWorkbookDesk desk,
        [FromQuery, Description("What the file is called")] string? name)
    {
        var (view, refusal) = await Find(context, iso3, grains, content);
        if (view is null)
            return refusal!;
        if (await SentBody.Read(context) is not { } body)
            return Problems.TooLarge(Package.Longest);
        var (sent, unfit) = await desk.Receive(view, context.User.Actor(), body, name ?? "");
        return sent is null
            ? new Problem("unfit-file", 422, () => InventoryWorkbookSentences.Of(unfit!), () => [new(unfit!.Rule, InventoryWorkbookSentences.Of(unfit))])
            : await Shown(context, view, sent.Id, desk, content);
    }

    private static async Task<IResult> Show(HttpContext context, string iso3, string id, IGrainFactory grains, ContentFolder content, InventoryWorkbookDesk desk)
    {
        var (view, refusal) = await Find(context, iso3, grains, content);
        return view is null ? refusal! : await Shown(context, view, id, desk, content);
    }

    private static async Task<IResult> Confirm(
        HttpContext context, string iso3, string id, IGrainFactory grains, ContentFolder content, InventoryWorkbookDesk desk)
    {
        var (confirmation, unread) = await ApiBody.Read(context, Submissions.Api.SubmissionsJson.Plain.WorkbookConfirmation);
        if (unread is not null)
            return unread;
        var (view, refusal) = await Find(context, iso3, grains, content);
        if (view is null)
            return refusal!;
        if (confirmation!.Revision is not { } revision)
            return Problems.Missing("revision");
        return await desk.Preview(view, context.User.Actor(), id) is { } preview
            ? InventoryApi.Answer(id, await desk.Confirm(preview, context.User.Actor(), revision), context)
            : Problems.NoSuchAddress();
    }

    private static async Task<(InventoryView? View, Problem? Refusal)> Find(HttpContext context, string iso3, IGrainFactory grains, ContentFolder content) =>
        InventoryApi.Addressed(context.User.Actor().Id, iso3, content) is { } unfit ? (null, unfit)
        : await InventoryWorkbookEndpoints.Find(iso3, context, grains) is { } view ? (view, null)
        : (null, Problems.Forbidden());

    private static async Task<IResult> Shown(HttpContext context, InventoryView view, string id, InventoryWorkbookDesk desk, ContentFolder content)
    {
        if (await desk.Preview(view, context.User.Actor(), id) is not { } preview)
            return Problems.NoSuchAddress();
        context.UseLanguage();
        context.Response.IsPrivate();
        var comparison = preview.Comparison;
        return TypedResults.Json(
            new InventoryWorkbookAnswer(
                id, view.Record.Revision, preview.Sent.Expires, preview.Sent.IsAltered,
                preview.IsClosed ? EntryWords.Of(new("InventoryHandedIn", Severity.Error, null, null, [])) : null, preview.Unchanged,
                [.. comparison.Changes.Select(c => new InventoryWorkbookChange(c.Sheet, c.Where, c.Key.ToString(), c.Field, c.From, c.To))],
                [.. comparison.Refused.Select(r => new InventoryWorkbookRefusal(r.Sheet, r.Where, r.Key?.ToString(), r.Finding.Rule, InventoryWorkbookSentences.Of(r.Finding)))],
                [.. comparison.Findings.Select(f => EntryWords.InPlace(f, view.Record.Entries, content.Rubric))]),
            IntegrationJson.Plain.InventoryWorkbookAnswer);
    }
}
