using System.Security.Claims;
using Exchange.Model.People;
using Exchange.Model.Submissions;
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
        app.MapPost("/submit/{round}/{iso3}/withdraw", Withdraw).WithForm(Policies.Reporter);
        app.MapCells();
        app.MapDelegation();
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
        var seen = views.OfType<SubmissionView>().ToArray();
        return new RazorComponentResult<RoundsPage>(new { Actor = actor, Views = seen, Before = await Predecessor(grains, seen, actor) });
    }

    // The open page of each history tells most readers that they are no strangers here; only for the others is more read.
    private static async Task<HistoryEntry?> Predecessor(IGrainFactory grains, SubmissionView[] views, Actor actor)
    {
        if (actor.Role != Role.FocalPoint || views.Any(v => v.Submission.Recent.Any(e => e.ActorId == actor.Id)))
            return null;
        var histories = await Task.WhenAll(views.Where(v => !v.Submission.Recent.IsEmpty).Select(v => grains.Submission(v.Round.Id, v.Submission.Member).History(actor)));
        return histories.Any(h => h.Any(e => e.ActorId == actor.Id))
            ? null
            : histories.Select(h => Handover.Predecessor(h, actor)).OfType<HistoryEntry>().MaxBy(e => e.At);
    }

    private static async Task<IResult> Overview(string round, string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Submission(round, iso3).View(user.Actor()) switch
        {
            null => Refusals.NotYours(),
            { Part: Part.Verifier } => Results.LocalRedirect($"~/verify/{round}/{iso3}"),
            var view => Page(view, user.Actor()),
        };

    private static async Task<IResult> Withdraw(string round, string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is not { } before)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var answer = await antiforgery.IsRequestValidAsync(context)
            ? await submission.Withdraw(new(OperationId(form), actor, Channel.Web), Revision(form))
            : new(false, before.Submission.Status, before.Submission.Revision, [Finding.Of("StalePage", Severity.Error, null)]);
        return answer.Done
            ? Results.LocalRedirect($"~/submit/{round}/{iso3}")
            : Page(await submission.View(actor) ?? before, actor, answer.Findings[0]);
    }

    private static async Task<IResult> Check(string round, string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Submission(round, iso3).View(user.Actor()) is { Part: Part.Owner or Part.Secretariat } view
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

    private static RazorComponentResult<OverviewPage> Page(SubmissionView view, Actor actor, Finding? refusal = null) =>
        new(new { View = view, Actor = actor, OperationId = CellsForm.NewOperation(), Refusal = refusal })
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
        };

    internal static string OperationId(IFormCollection form) =>
        form["operation"].ToString() is { Length: > 0 and <= 64 } id ? id : CellsForm.NewOperation();

    internal static long Revision(IFormCollection form) => long.TryParse(form["revision"], out var revision) ? revision : -1;
}
