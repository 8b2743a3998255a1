using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.People;
using Exchange.Web.Submissions.Files;
using Exchange.Web.Submissions.Talk;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Submissions.Submit;

/// <summary>The pages of the questionnaire, one per section: figures, what backs them, and what is said about them.</summary>
internal static class CellsEndpoints
{
    // Several files of the largest size that is taken, and the texts; a file that is too large is refused with its line, not with the page.
    private const long LongestForm = 64 << 20;

    public static void MapCells(this WebApplication app)
    {
        app.MapGet("/submit/{round}/{iso3}/{group}", Show).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/submit/{round}/{iso3}/{group}", Save).WithForm(Policies.Entering).WithMetadata(new RequestSizeLimitAttribute(LongestForm));
    }

    private static async Task<IResult> Show(
        string round, string iso3, string group, bool? saved, IGrainFactory grains, ContentFolder content, TimeProvider time, ClaimsPrincipal user)
    {
        var submission = grains.Submission(round, iso3);
        var (view, asked, refusal) = await Find(submission, user.Actor(), group, content);
        if (refusal is not null)
            return refusal;
        var rows = CellRow.Of(view!.Submission, asked!, SuggestedYear(view.Submission, time));
        return Page(new(view, asked!, rows, CellsForm.NewOperation(), Saved: saved ?? false)
        {
            History = await submission.History(user.Actor()), Closed = Closed(view, time),
        });
    }

    private static async Task<IResult> Save(
        string round, string iso3, string group, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content,
        TimeProvider time, EvidenceIntake intake, ReportMeasures measures)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        var (before, asked, unfit) = await Find(submission, actor, group, content);
        if (unfit is not null)
            return unfit;

        var form = await context.Request.ReadFormAsync();
        var remarks = Remarks.Of(form);
        async Task<IResult> Again(ImmutableArray<CellRow> rows, int status, Finding? refusal = null, ImmutableArray<Finding> notTaken = default, string? operationId = null)
        {
            var view = await submission.View(actor) ?? before!;
            return Page(
                new(view, asked!, rows, operationId ?? CellsForm.NewOperation(), refusal, NotTaken: notTaken)
                {
                    History = await submission.History(actor), Remarks = remarks,
                    // What was typed stands on the page even if nothing is taken any more.
                    Closed = form.ContainsKey("talk") ? Closed(view, time) : null,
                },
                status);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
            return await Again(CellRow.Of(form), StatusCodes.Status409Conflict, Finding.Of("StalePage", Severity.Error, null));
        var operation = new Operation(SubmitEndpoints.OperationId(form), actor, Channel.Web);
        ImmutableArray<CellRow> rows = CellRow.Of(form);
        SubmissionAnswer answer;
        Finding? unsaid = null;
        try
        {
            rows = await WithFiles(rows, form, before!.Submission, intake, context.RequestAborted);
            if (form.ContainsKey("talk"))
                answer = new(true, before.Submission.Status, before.Submission.Revision, []);
            else
            {
                var began = measures.Begin();
                answer = await submission.Report(operation, [.. rows.SelectMany(r => r.Cells())], submit: false, SubmitEndpoints.Revision(form));
                measures.Acknowledged(began, Channel.Web);
            }
            if (answer.Done)
                (remarks, unsaid) = await submission.Say(operation, remarks);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            // Under the same operation: if it was stored after all, sending it again is harmless.
            return Page(
                new(before!, asked!, rows, operation.OperationId, Finding.Of("NotStored", Severity.Error, null)) { Remarks = remarks },
                StatusCodes.Status503ServiceUnavailable);
        }

        var refusal = answer.Done ? unsaid : answer.Findings.FirstOrDefault(f => f.Cell is null);
        // A line that could not be stored stands on the page only: it is shown again as it was typed.
        var notTaken = answer.Findings.Where(f => f.Cell is not null && Desk.IsNotTaken(f.Rule)).ToImmutableArray();
        if (refusal is not null || !notTaken.IsEmpty || rows.Any(r => r.IsYearUnreadable || r.LacksFigure || r.FileFault is not null))
            return await Again(rows, refusal is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict, refusal, notTaken);

        var after = await submission.View(actor) ?? before!;
        var toMend = after.Findings.Any(f => f.Severity == Severity.Error && f.Cell is { } key && asked!.Asks(key));
        return Results.LocalRedirect(toMend || !form.ContainsKey("next")
            ? $"~/submit/{round}/{iso3}/{group}?saved=true"
            : $"~/submit/{round}/{iso3}/{Next(after, actor, asked!, content)}");
    }

    /// <summary>The lines with the files that were sent with them; what is said to be kept already is believed only if it is.</summary>
    private static async Task<ImmutableArray<CellRow>> WithFiles(
        ImmutableArray<CellRow> rows, IFormCollection form, Submission stored, EvidenceIntake intake, CancellationToken cancellationToken)
    {
        var known = stored.Cells.Values.SelectMany(c => c.Evidence.IsDefault ? [] : c.Evidence).ToHashSet();
        var filled = rows.ToBuilder();
        for (var line = 0; line < rows.Length; line++)
        {
            var evidence = ImmutableArray.CreateBuilder<Evidence>();
            Finding? fault = null;
            foreach (var item in rows[line].Evidence)
                if (item.Kind != EvidenceKind.File || known.Contains(item) || await intake.Keeps(item, cancellationToken))
                    evidence.Add(item);
                else
                    fault = Finding.Of("EvidenceUnknown", Severity.Error, rows[line].Key, item.Name);
            foreach (var sent in form.Files.GetFiles("file-" + line.ToString(CultureInfo.InvariantCulture)).Where(f => f.FileName.Length > 0))
            {
                await using var content = sent.OpenReadStream();
                var (item, why) = await intake.Take(sent.FileName, content, cancellationToken);
                if (item is null)
                    fault = Finding.Of(why!, Severity.Error, rows[line].Key, sent.FileName);
                else if (evidence.All(e => e.Address != item.Address))
                    evidence.Add(item);
            }
            filled[line] = rows[line] with { Evidence = evidence.DrainToImmutable(), FileFault = fault };
        }
        return filled.DrainToImmutable();
    }

    private static async Task<(SubmissionView? View, Section? Asked, IResult? Refusal)> Find(
        ISubmissionGrain submission, Actor actor, string group, ContentFolder content)
    {
        if (await submission.View(actor) is not { } view)
            return (null, null, Refusals.NotYours());
        if (Sections.Of(view.Round, content.Current).FirstOrDefault(g => g.Slug == group) is not { } asked)
            return (null, null, Refusals.NotFound());
        return Access.Of(view.Submission, actor).SeesSection(group) ? (view, asked, null) : (null, null, Refusals.NotYours());
    }

    internal static Finding? Closed(SubmissionView view, TimeProvider time)
    {
        var rule = view.Submission.Status == SubmissionStatus.Submitted ? "HandedIn" : view.Round.PhaseFor(view.Submission.Member, time.GetUtcNow()) switch
        {
            RoundPhase.Upcoming => "RoundNotOpen",
            RoundPhase.Closed => "RoundClosed",
            _ => null,
        };
        return rule is null ? null : Finding.Of(rule, Severity.Error, null);
    }

    private static RazorComponentResult<CellsPage> Page(CellsForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };

    private static string Next(SubmissionView view, Actor actor, Section group, ContentFolder content)
    {
        var access = Access.Of(view.Submission, actor);
        return Sections.Of(view.Round, content.Current).SkipWhile(g => g.Slug != group.Slug).Skip(1).FirstOrDefault(g => access.SeesSection(g.Slug))?.Slug
            ?? (access.SpeaksForMember ? "check" : "");
    }

    // Surveys are reported a year or more after they were made; once a year was entered, it is the likely one.
    private static int SuggestedYear(Submission submission, TimeProvider time) =>
        submission.Cells.IsEmpty ? time.GetUtcNow().Year - 1 : submission.Cells.Values.Max(c => c.Key.Year);
}
