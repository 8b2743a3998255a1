using System.ComponentModel;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Exchange.Web.Submissions.Api;
using Exchange.Web.Submissions.Workbook.Reading;
using Exchange.Web.Submissions.Workbook.Writing;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>The workbook through the API: with the same rules and the same history as on the pages.</summary>
internal static class WorkbookApi
{
    private const string Path = ReportEndpoints.Path + "/workbook";

    public static void MapWorkbook(this RouteGroupBuilder api)
    {
        api.MapGet(Path, Fetch)
            .WithSummary("The questionnaire as a workbook, prefilled")
            .Produces(200, contentType: XlsxWorkbook.ContentType).NeedsToken().Refuses(400, 404, 503);
        api.MapPost(Path, Send)
            .WithSummary("Send a workbook back as a dry run")
            .WithDescription("The body is the file itself, .xlsx or CSV, at most 4 MB. What it would change is answered and kept for a week; nothing is changed before it is confirmed.")
            .Accepts<string>("application/octet-stream").Produces<WorkbookAnswer>().NeedsToken().Refuses(404, 413, 422, 503);
        api.MapGet(Path + "/{id}", Show)
            .WithSummary("What a workbook that was sent would change now")
            .Produces<WorkbookAnswer>().NeedsToken().Refuses(404, 503);
        api.MapPost(Path + "/{id}/confirm", Confirm)
            .WithSummary("Enter what the dry run has shown")
            .WithDescription("Stored as a draft; handing in is a command of its own. The same workbook confirmed again changes nothing and answers the same.")
            .Accepts<WorkbookConfirmation>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
    }

    private static async Task<IResult> Fetch(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, WorkbookDesk desk,
        [FromQuery, Description("en, fr or ar; what Accept-Language prefers if absent")] string? language,
        [FromQuery, Description("xlsx or csv; xlsx if absent")] string? format)
    {
        var (view, refusal) = await Find(context, round, iso3, grains, content);
        if (view is null)
            return refusal!;
        var read = new QueryReader(context.Request, "language", "format");
        var chosen = read.OneOf("language", context.UseLanguage(), [.. Language.All.Select(l => (l.Code, l))]);
        var kind = read.OneOf("format", "xlsx", ("xlsx", "xlsx"), ("csv", "csv"));
        return read.Refusal is { } unfit ? unfit : await WorkbookEndpoints.File(view, context, desk, chosen, kind);
    }

    private static async Task<IResult> Send(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, WorkbookDesk desk,
        [FromQuery, Description("What the file is called")] string? name)
    {
        var (view, refusal) = await Find(context, round, iso3, grains, content);
        if (view is null)
            return refusal!;
        if (await SentBody.Read(context) is not { } body)
            return Problems.TooLarge(Package.Longest);
        var (sent, unfit) = await desk.Receive(view, context.User.Actor(), body, name ?? "");
        return sent is null
            ? new Problem("unfit-file", 422, () => WorkbookSentences.Of(unfit!, content.Current), () => [new(unfit!.Rule, WorkbookSentences.Of(unfit, content.Current))])
            : await Shown(context, view, sent.Id, desk, content);
    }

    private static async Task<IResult> Show(HttpContext context, string round, string iso3, string id, IGrainFactory grains, ContentFolder content, WorkbookDesk desk)
    {
        var (view, refusal) = await Find(context, round, iso3, grains, content);
        return view is null ? refusal! : await Shown(context, view, id, desk, content);
    }

    private static async Task<IResult> Confirm(
        HttpContext context, string round, string iso3, string id, IGrainFactory grains, ContentFolder content, WorkbookDesk desk, BoardFeed board, ReportMeasures measures)
    {
        var (confirmation, unread) = await ApiBody.Read(context, SubmissionsJson.Plain.WorkbookConfirmation);
        if (unread is not null)
            return unread;
        var (view, refusal) = await Find(context, round, iso3, grains, content);
        if (view is null)
            return refusal!;
        if (confirmation!.Revision is not { } revision)
            return Problems.Missing("revision");
        if (await desk.Preview(view, context.User.Actor(), id) is not { } preview)
            return Problems.NoSuchAddress();
        var began = measures.Begin();
        var answer = await desk.Confirm(preview, context.User.Actor(), revision);
        board.Acknowledge(answer.BoardVersion);
        measures.Acknowledged(began, Channel.Workbook);
        return new Answers(id, answer, content.Current);
    }

    private static async Task<(SubmissionView? View, Problem? Refusal)> Find(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        if (ReportEndpoints.Addressed(actor.Id, round, iso3, content) is { } unfit)
            return (null, unfit);
        return await grains.Submission(round, iso3).View(actor) is { Part: Part.Owner or Part.Deputy or Part.Secretariat } view
            ? (view, null)
            : (null, actor.MayReport(iso3) ? Problems.NoSuchRound(round) : Problems.Forbidden());
    }

    private static async Task<IResult> Shown(HttpContext context, SubmissionView view, string id, WorkbookDesk desk, ContentFolder content)
    {
        if (await desk.Preview(view, context.User.Actor(), id) is not { } preview)
            return Problems.NoSuchAddress();
        context.UseLanguage();
        context.Response.IsPrivate();
        return TypedResults.Json(
            new WorkbookAnswer(
                id, view.Submission.Revision, preview.Sent.Expires, preview.Sent.IsAltered,
                preview.Closed is { } closed ? FindingSentences.Of(closed, content.Current) : null, preview.Unchanged,
                [.. preview.Comparison.Changes.Select(c => new WorkbookChangeEntry(c.Sheet, c.Where, Name(c.Key), Word(c.Field.ToString()), c.From, c.To))],
                [.. preview.Comparison.Refused.Select(r => new WorkbookRefusalEntry(
                    r.Sheet, r.Where, r.Indicator, r.Finding.Rule, r.Finding.Cell is { } key ? Name(key) : null, WorkbookSentences.Of(r.Finding, content.Current)))],
                [.. preview.Findings.Select(f => ReportWords.Of(f, content.Current))]),
            SubmissionsJson.Plain.WorkbookAnswer);
    }

    private static CellName Name(CellKey key) => new(key.Indicator, key.Disaggregation, key.Year);

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
