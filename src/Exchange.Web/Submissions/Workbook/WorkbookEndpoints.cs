using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Exchange.Web.Submissions.Submit;
using Exchange.Web.Submissions.Workbook.Pages;
using Exchange.Web.Submissions.Workbook.Reading;
using Exchange.Web.Submissions.Workbook.Writing;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>The workbook of a submission: fetched, sent back as a dry run, confirmed. Plain forms throughout.</summary>
internal static class WorkbookEndpoints
{
    // Somewhat more than a file may have, so that one that is too large is refused in words.
    private const long LongestForm = 2 * Package.Longest;

    public static void MapWorkbook(this WebApplication app)
    {
        const string path = "/submit/{round}/{iso3}/workbook";
        app.MapGet(path, Show).RequireAuthorization(Policies.SignedIn);
        app.MapGet(path + "/file", Fetch).RequireAuthorization(Policies.SignedIn);
        app.MapPost(path, Send).WithForm(Policies.Entering).WithMetadata(new RequestSizeLimitAttribute(LongestForm));
        app.MapGet(path + "/{id}", Preview).RequireAuthorization(Policies.SignedIn);
        app.MapPost(path + "/{id}", Confirm).WithForm(Policies.Entering);
    }

    private static async Task<IResult> Show(string round, string iso3, int? taken, HttpContext context, IGrainFactory grains) =>
        await Find(round, iso3, context, grains) is { } view ? Page(view, taken: taken) : Refusals.NotYours();

    private static async Task<IResult> Fetch(
        string round, string iso3, string? language, string? format, HttpContext context, IGrainFactory grains, WorkbookDesk desk)
    {
        if (await Find(round, iso3, context, grains) is not { } view)
            return Refusals.NotYours();
        if ((language is not null && Language.Find(language) is null) || format is not (null or "xlsx" or "csv"))
            return Refusals.NotFound();
        return await File(view, context, desk, Language.Find(language) ?? Language.Current, format ?? "xlsx");
    }

    /// <summary>The file in the language.</summary>
    public static async Task<IResult> File(SubmissionView view, HttpContext context, WorkbookDesk desk, Language language, string format)
    {
        language.Use();
        var issued = await desk.Issue(view, context.User.Actor());
        context.Response.Headers.CacheControl = "private, no-store";
        var name = $"{view.Round.Id}-{view.Submission.Member}-{language.Code}.{format}";
        return format == "csv"
            ? Results.File(await CsvWorkbook.Make(issued), "text/csv; charset=utf-8", name)
            : Results.File(XlsxWorkbook.Make(issued), XlsxWorkbook.ContentType, name);
    }

    private static async Task<IResult> Send(
        string round, string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, WorkbookDesk desk)
    {
        if (await Find(round, iso3, context, grains) is not { } view)
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
                : Results.LocalRedirect($"~/submit/{round}/{iso3}/workbook/{sent.Id}");
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Page(view, Finding.Of("NotStored", Severity.Error, null), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> Preview(string round, string iso3, string id, HttpContext context, IGrainFactory grains, WorkbookDesk desk)
    {
        if (await Find(round, iso3, context, grains) is not { } view)
            return Refusals.NotYours();
        return await desk.Preview(view, context.User.Actor(), id) is { } preview ? Page(preview) : Gone(view);
    }

    private static async Task<IResult> Confirm(
        string round, string iso3, string id, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, WorkbookDesk desk, ReportMeasures measures)
    {
        var actor = context.User.Actor();
        if (await Find(round, iso3, context, grains) is not { } view)
            return Refusals.NotYours();
        if (await desk.Preview(view, actor, id) is not { } preview)
            return Gone(view);
        var form = await context.Request.ReadFormAsync();
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(preview, Finding.Of("StalePage", Severity.Error, null), StatusCodes.Status409Conflict);
        try
        {
            var began = measures.Begin();
            var answer = await desk.Confirm(preview, actor, SubmitEndpoints.Revision(form));
            measures.Acknowledged(began, Channel.Workbook);
            if (answer.Done)
                return Results.LocalRedirect($"~/submit/{round}/{iso3}/workbook?taken={Asked(form)}");
            // What is shown now is compared with what stands now, and can be confirmed as such.
            view = await Find(round, iso3, context, grains) ?? view;
            return Page(await desk.Preview(view, actor, id) ?? preview, answer.Findings[0], StatusCodes.Status409Conflict);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Page(preview, Finding.Of("NotStored", Severity.Error, null), StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>The submission, if the actor enters at least some of it.</summary>
    private static async Task<SubmissionView?> Find(string round, string iso3, HttpContext context, IGrainFactory grains) =>
        await grains.Submission(round, iso3).View(context.User.Actor()) is { Part: Part.Owner or Part.Deputy or Part.Secretariat } view ? view : null;

    // Only for the sentence on the next page.
    private static int Asked(IFormCollection form) => int.TryParse(form["count"], out var count) && count is >= 0 and <= 10_000 ? count : 0;

    private static RazorComponentResult<WorkbookPage> Page(SubmissionView view, Finding? refusal = null, int status = StatusCodes.Status200OK, int? taken = null) =>
        new(new { View = view, Refusal = refusal, Taken = taken }) { StatusCode = status };

    private static RazorComponentResult<PreviewPage> Page(WorkbookPreview preview, Finding? refusal = null, int status = StatusCodes.Status200OK) =>
        new(new { Preview = preview, Refusal = refusal }) { StatusCode = status };

    private static RazorComponentResult<WorkbookPage> Gone(SubmissionView view) => Page(view, Finding.Of("Gone", Severity.Error, null), StatusCodes.Status410Gone);
}
