using System.Collections.Immutable;
using System.Security.Claims;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions.Submit;

/// <summary>The focal point's pages: plain forms, each step stored on the server, no circuit.</summary>
internal static class SubmitEndpoints
{
    public static void MapSubmit(this WebApplication app)
    {
        app.MapGet("/submit", Rounds).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/submit/{round}/{iso3}", Overview).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/submit/{round}/{iso3}/check", Check).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/submit/{round}/{iso3}/check", Send).WithForm(Policies.Reporter);
        app.MapGet("/submit/{round}/{iso3}/{group}", Cells).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/submit/{round}/{iso3}/{group}", Save).WithForm(Policies.Reporter);
    }

    private static async Task<IResult> Rounds(IGrainFactory grains, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        if (actor.IsSecretariat)
            return Results.LocalRedirect("~/review");
        var rounds = await grains.GetGrain<IRoundsGrain>(0).List();
        var views = actor.Member is { } member
            ? await Task.WhenAll(rounds.Select(r => grains.Submission(r.Id, member).View(actor)))
            : [];
        return new RazorComponentResult<RoundsPage>(new { Actor = actor, Views = views.OfType<SubmissionView>().ToArray() });
    }

    private static async Task<IResult> Overview(string round, string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Submission(round, iso3).View(user.Actor()) is { } view
            ? new RazorComponentResult<OverviewPage>(new { View = view })
            : Refusals.NotYours();

    private static async Task<IResult> Cells(
        string round, string iso3, string group, bool? saved, IGrainFactory grains, ContentFolder content, TimeProvider time, ClaimsPrincipal user)
    {
        if (await grains.Submission(round, iso3).View(user.Actor()) is not { } view)
            return Refusals.NotYours();
        if (GroupOf(view, group, content) is not { } asked)
            return Refusals.NotFound();
        var rows = CellRow.Of(view.Submission, asked, SuggestedYear(view.Submission, time));
        return Page(new(view, asked, rows, CellsForm.NewOperation(), Saved: saved ?? false));
    }

    private static async Task<IResult> Save(
        string round, string iso3, string group, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content,
        ReportMeasures measures)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is not { } before)
            return Refusals.NotYours();
        if (GroupOf(before, group, content) is not { } asked)
            return Refusals.NotFound();

        var form = await context.Request.ReadFormAsync();
        var rows = CellRow.Of(form);
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(new(before, asked, rows, CellsForm.NewOperation(), Finding.Of("StalePage", Severity.Error, null)), StatusCodes.Status409Conflict);

        var operation = new Operation(OperationId(form), actor, Channel.Web);
        SubmissionAnswer answer;
        try
        {
            var began = measures.Begin();
            answer = await submission.Report(operation, [.. rows.SelectMany(r => r.Cells())], submit: false, Revision(form));
            measures.Acknowledged(began, Channel.Web);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            // Under the same operation: if it was stored after all, sending it again is harmless.
            return Page(new(before, asked, rows, operation.OperationId, Finding.Of("NotStored", Severity.Error, null)), StatusCodes.Status503ServiceUnavailable);
        }
        var after = await submission.View(actor) ?? before;
        var refusal = answer.Done ? null : answer.Findings.FirstOrDefault(f => f.Cell is null);
        // A line that could not be stored stands on the page only: it is shown again as it was typed.
        var notTaken = answer.Findings.Where(f => f.Cell is { } key && Desk.IsNotTaken(f.Rule)).ToImmutableArray();
        if (refusal is not null || !notTaken.IsEmpty || rows.Any(r => r.IsYearUnreadable))
            return Page(
                new(after, asked, rows, CellsForm.NewOperation(), refusal, NotTaken: notTaken),
                refusal is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);

        var toMend = after.Findings.Any(f => f.Severity == Severity.Error && f.Cell is { } key && asked.Indicators.Any(i => i.Code == key.Indicator));
        return Results.LocalRedirect(toMend || !form.ContainsKey("next")
            ? $"~/submit/{round}/{iso3}/{group}?saved=true"
            : $"~/submit/{round}/{iso3}/{Next(after, asked, content)}");
    }

    private static async Task<IResult> Check(string round, string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Submission(round, iso3).View(user.Actor()) is { } view
            ? new RazorComponentResult<CheckPage>(new { View = view, OperationId = CellsForm.NewOperation() })
            : Refusals.NotYours();

    private static async Task<IResult> Send(
        string round, string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ReportMeasures measures)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is not { } before)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var began = measures.Begin();
        var answer = await antiforgery.IsRequestValidAsync(context)
            ? await submission.Report(new(OperationId(form), actor, Channel.Web), [], submit: true, Revision(form))
            : new(false, before.Submission.Status, before.Submission.Revision, [Finding.Of("StalePage", Severity.Error, null)]);
        measures.Acknowledged(began, Channel.Web);
        if (answer.Done)
            return Results.LocalRedirect($"~/submit/{round}/{iso3}");
        return new RazorComponentResult<CheckPage>(new
        {
            View = await submission.View(actor) ?? before,
            OperationId = CellsForm.NewOperation(),
            Obstacles = answer.Findings.Where(f => f.Severity == Severity.Error).ToArray(),
        })
        { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static RazorComponentResult<CellsPage> Page(CellsForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };

    private static QuestionGroup? GroupOf(SubmissionView view, string slug, ContentFolder content) =>
        Questionnaire.Of(view.Round, content.Current).FirstOrDefault(g => g.Slug == slug);

    private static string Next(SubmissionView view, QuestionGroup group, ContentFolder content) =>
        Questionnaire.Of(view.Round, content.Current).SkipWhile(g => g.Slug != group.Slug).Skip(1).FirstOrDefault()?.Slug ?? "check";

    // Surveys are reported a year or more after they were made; once a year was entered, it is the likely one.
    private static int SuggestedYear(Submission submission, TimeProvider time) =>
        submission.Cells.IsEmpty ? time.GetUtcNow().Year - 1 : submission.Cells.Values.Max(c => c.Key.Year);

    internal static string OperationId(IFormCollection form) =>
        form["operation"].ToString() is { Length: > 0 and <= 64 } id ? id : CellsForm.NewOperation();

    internal static long Revision(IFormCollection form) => long.TryParse(form["revision"], out var revision) ? revision : -1;
}
