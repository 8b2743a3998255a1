using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration.Workbook.Pages;
using Exchange.Web.Integration.Workbook.Writing;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Submit;
using Exchange.Web.Submissions.Workbook.Reading;
using Exchange.Web.Submissions.Workbook.Writing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Integration.Workbook;

/// <summary>The workbook of an inventory: fetched, sent back as a dry run, confirmed. Plain forms throughout.</summary>
internal static class InventoryWorkbookEndpoints
{
    // Somewhat more than a file may have, so that one that is too large is refused in words.
    private const long LongestForm = 2 * Package.Longest;

    public static void MapInventoryWorkbook(this WebApplication app)
    {
        const string path = "/inventory/{iso3}/workbook";
        app.MapGet(path, Show).RequireAuthorization(Policies.SignedIn);
        app.MapGet(path + "/file", Fetch).RequireAuthorization(Policies.SignedIn);
        app.MapPost(path, Send).WithForm(Policies.Entering).WithMetadata(new RequestSizeLimitAttribute(LongestForm));
        app.MapGet(path + "/{id}", Preview).RequireAuthorization(Policies.SignedIn);
        app.MapPost(path + "/{id}", Confirm).WithForm(Policies.Entering);
    }

    /// <summary>The inventory, if the actor enters at least some of it.</summary>
    internal static async Task<InventoryView?> Find(string iso3, HttpContext context, IGrainFactory grains) =>
        await grains.Inventory(iso3).View(context.User.Actor()) is { Part: Part.Owner or Part.Deputy or Part.Secretariat } view ? view : null;

    /// <summary>The file in the language: all kinds of entries as a workbook, or one kind as CSV. Null if the inventory is larger than that.</summary>
    internal static async Task<IResult?> File(InventoryView view, HttpContext context, InventoryWorkbookDesk desk, Language language, EntryKind? csv)
    {
        language.Use();
        if (desk.Issue(view, context.User.Actor(), csv) is not { } issued)
            return null;
        if (issued.Sheets.IsEmpty)
            return Refusals.NotYours();
        context.Response.Headers.CacheControl = "private, no-store";
        return csv is { } kind
            ? Results.File(await InventoryCsv.Make(issued), "text/csv; charset=utf-8", $"inventory-{view.Record.Member}-{EntryKey.Slug(kind)}-{language.Code}.csv")
            : Results.File(InventoryXlsx.Make(issued), XlsxWorkbook.ContentType, $"inventory-{view.Record.Member}-{language.Code}.xlsx");
    }

    /// <summary>The kind of entry of a file's format: none of a workbook; null if there is no such format.</summary>
    internal static (EntryKind? Csv, bool Known) Format(string? format)
    {
        if (format is null or "xlsx")
            return (null, true);
        foreach (var kind in Enum.GetValues<EntryKind>())
            if (format == "csv-" + EntryKey.Slug(kind))
                return (kind, true);
        return (null, false);
    }

    private static async Task<IResult> Show(string iso3, int? taken, HttpContext context, IGrainFactory grains) =>
        await Find(iso3, context, grains) is { } view ? Page(view, taken: taken) : Refusals.NotYours();

    private static async Task<IResult> Fetch(
        string iso3, string? language, string? format, HttpContext context, IGrainFactory grains, InventoryWorkbookDesk desk)
    {
        if (await Find(iso3, context, grains) is not { } view)
            return Refusals.NotYours();
        if ((language is not null && Language.Find(language) is null) || Format(format) is not (var csv, true))
            return Refusals.NotFound();
        return await File(view, context, desk, Language.Find(language) ?? Language.Current, csv)
            ?? Page(view, TooLarge(), StatusCodes.Status422UnprocessableEntity);
    }

    internal static Finding TooLarge() => Finding.Of("InventoryTooLarge", Severity.Error, null, IssuedInventory.MostEntries);

    private static async Task<IResult> Send(string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, InventoryWorkbookDesk desk)
    {
        if (await Find(iso3, context, grains) is not { } view)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(view, Finding.Of("StalePage", Severity.Error, null), StatusCodes.Status409Conflict);
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            return Page(view, Finding.Of("NoFile", Severity.Error, null), StatusCodes.Status422UnprocessableEntity);
        try
        {
            await using var content = file.OpenReadStream();
            var (sent, refusal) = await desk.Receive(view, context.User.Actor(), content, file.FileName);
            return sent is null
                ? Page(view, refusal, StatusCodes.Status422UnprocessableEntity)
                : Results.LocalRedirect($"~/inventory/{iso3}/workbook/{sent.Id}");
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Page(view, Finding.Of("NotStored", Severity.Error, null), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> Preview(string iso3, string id, HttpContext context, IGrainFactory grains, InventoryWorkbookDesk desk)
    {
        if (await Find(iso3, context, grains) is not { } view)
            return Refusals.NotYours();
        return await desk.Preview(view, context.User.Actor(), id) is { } preview ? Page(preview) : Gone(view);
    }

    private static async Task<IResult> Confirm(
        string iso3, string id, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, InventoryWorkbookDesk desk)
    {
        var actor = context.User.Actor();
        if (await Find(iso3, context, grains) is not { } view)
            return Refusals.NotYours();
        if (await desk.Preview(view, actor, id) is not { } preview)
            return Gone(view);
        var form = await context.Request.ReadFormAsync();
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(preview, Finding.Of("StalePage", Severity.Error, null), StatusCodes.Status409Conflict);
        try
        {
            var answer = await desk.Confirm(preview, actor, SubmitEndpoints.Revision(form));
            if (answer.Done)
                return Results.LocalRedirect($"~/inventory/{iso3}/workbook?taken={Asked(form)}");
            // What is shown now is compared with what stands now, and can be confirmed as such.
            view = await Find(iso3, context, grains) ?? view;
            var why = answer.Findings[0];
            return Page(
                await desk.Preview(view, actor, id) ?? preview, Finding.Of(why.Rule, why.Severity, null, [.. why.Arguments.Cast<object>()]), StatusCodes.Status409Conflict);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Page(preview, Finding.Of("NotStored", Severity.Error, null), StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Only for the sentence on the next page.
    private static int Asked(IFormCollection form) => int.TryParse(form["count"], out var count) && count is >= 0 and <= 10_000 ? count : 0;

    private static RazorComponentResult<InventoryWorkbookPage> Page(InventoryView view, Finding? refusal = null, int status = StatusCodes.Status200OK, int? taken = null) =>
        new(new { View = view, Refusal = refusal, Taken = taken }) { StatusCode = status };

    private static RazorComponentResult<InventoryPreviewPage> Page(InventoryPreview preview, Finding? refusal = null, int status = StatusCodes.Status200OK) =>
        new(new { Preview = preview, Refusal = refusal }) { StatusCode = status };

    private static RazorComponentResult<InventoryWorkbookPage> Gone(InventoryView view) => Page(view, Finding.Of("Gone", Severity.Error, null), StatusCodes.Status410Gone);
}
