using System.Security.Claims;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.People;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions.Verify;

/// <summary>Figures that another member's focal point is asked to verify, for who asks and for who is asked.</summary>
internal static class VerifyEndpoints
{
    public static void MapVerify(this WebApplication app)
    {
        app.MapGet("/submit/{round}/{iso3}/verification", ShowAsking).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/submit/{round}/{iso3}/verification", Ask).WithForm(Policies.Reporter);
        app.MapGet("/verify", List).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/verify/{round}/{iso3}", Show).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/verify/{round}/{iso3}", Answer).WithForm(Policies.Reporter);
    }

    private static async Task<IResult> ShowAsking(string round, string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Submission(round, iso3).View(user.Actor()) is { Part: Part.Owner or Part.Secretariat } view
            ? Asking(new(view, CellsForm.NewOperation()))
            : Refusals.NotYours();

    private static async Task<IResult> Ask(string round, string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is not { Part: Part.Owner or Part.Secretariat } view)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var typed = new VerificationForm(view, CellsForm.NewOperation()) { Cell = form["cell"].ToString(), Member = form["member"].ToString() };
        var refusal = !await antiforgery.IsRequestValidAsync(context) ? Finding.Of("StalePage", Severity.Error, null)
            : view.Submission.Cells.GetValueOrDefault(typed.Cell) is not { } cell ? Finding.Of("CellUnknown", Severity.Error, null)
            : await submission.AskVerification(new(SubmitEndpoints.OperationId(form), actor, Channel.Web), cell.Key, typed.Member) is { Done: false } answer
                ? answer.Findings[0]
                : null;
        return refusal is null
            ? Results.LocalRedirect($"~/submit/{round}/{iso3}/verification")
            : Asking(typed with { Refusal = refusal }, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(IGrainFactory grains, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        return new RazorComponentResult<VerifyListPage>(new { Views = actor.Member is { } member ? await AskedViews.Of(member, actor, grains) : [] });
    }

    private static async Task<IResult> Show(string round, string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Submission(round, iso3).View(user.Actor()) is { Part: Part.Verifier } view
            ? Asked(new(view, CellsForm.NewOperation()))
            : Refusals.NotYours();

    private static async Task<IResult> Answer(
        string round, string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, BoardFeed board)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is not { Part: Part.Verifier } view)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var typed = new VerificationForm(view, CellsForm.NewOperation()) { Cell = form["cell"].ToString(), Note = form["note"].ToString() };
        if (!await antiforgery.IsRequestValidAsync(context))
            return Asked(typed with { Refusal = Finding.Of("StalePage", Severity.Error, null) }, StatusCodes.Status409Conflict);
        if (view.Submission.Verifications.GetValueOrDefault(typed.Cell) is not { } asked)
            return Asked(typed with { Refusal = Finding.Of("NotYours", Severity.Error, null) }, StatusCodes.Status409Conflict);
        var answer = await submission.Verify(
            new(SubmitEndpoints.OperationId(form), actor, Channel.Web), asked.Cell.Key, form["answer"] == "confirm", typed.Note);
        board.Acknowledge(answer.BoardVersion);
        return answer.Done
            ? Results.LocalRedirect($"~/verify/{round}/{iso3}")
            : Asked(typed with { View = await submission.View(actor) ?? view, Refusal = answer.Findings[0] }, StatusCodes.Status409Conflict);
    }

    private static RazorComponentResult<VerificationPage> Asking(VerificationForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };

    private static RazorComponentResult<VerifyPage> Asked(VerificationForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}

/// <summary>What is or was asked, and what was typed.</summary>
public sealed record VerificationForm(SubmissionView View, string OperationId)
{
    public Finding? Refusal { get; init; }

    public string Cell { get; init; } = "";

    public string Member { get; init; } = "";

    public string Note { get; init; } = "";
}
