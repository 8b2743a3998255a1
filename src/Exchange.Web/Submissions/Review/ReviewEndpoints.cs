using System.Security.Claims;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.People;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions.Review;

/// <summary>The secretariat's pages: what waits for a decision, and the decision.</summary>
internal static class ReviewEndpoints
{
    public static void MapReview(this WebApplication app)
    {
        app.MapGet("/review", List).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/review/{round}/{iso3}", Show).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/review/{round}/{iso3}", Decide).WithForm(Policies.Secretariat);
    }

    private static async Task<IResult> List(IGrainFactory grains, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        if (!actor.IsSecretariat)
            return Refusals.NotYours();
        var rounds = await grains.GetGrain<IRoundsGrain>(0).List();
        var asked = await Task.WhenAll(rounds.Select(async round => new RoundReview(
            round,
            [.. (await Task.WhenAll(round.Members.Select(m => grains.Submission(round.Id, m).View(actor)))).OfType<SubmissionView>()])));
        return new RazorComponentResult<ReviewListPage>(new { Rounds = asked });
    }

    private static async Task<IResult> Show(string round, string iso3, IGrainFactory grains, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        var submission = grains.Submission(round, iso3);
        return actor.IsSecretariat && await submission.View(actor) is { } view
            ? Page(new(view, await submission.History(actor), CellsForm.NewOperation()))
            : Refusals.NotYours();
    }

    private static async Task<IResult> Decide(string round, string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, BoardFeed board)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        if (!actor.IsSecretariat || await submission.View(actor) is not { } before)
            return Refusals.NotYours();

        var form = await context.Request.ReadFormAsync();
        var operation = new Operation(SubmitEndpoints.OperationId(form), actor, Channel.Web);
        var revision = SubmitEndpoints.Revision(form);
        var reason = form["reason"].ToString();
        var answer = !await antiforgery.IsRequestValidAsync(context)
            ? new(false, before.Submission.Status, before.Submission.Revision, [Finding.Of("StalePage", Severity.Error, null)])
            : form["decision"] == "accept"
                ? await submission.Accept(operation, null, revision)
                : await submission.Return(operation, reason, [], revision);
        board.Acknowledge(answer.BoardVersion);
        if (answer.Done)
            return Results.LocalRedirect($"~/review/{round}/{iso3}");
        return Page(
            new(await submission.View(actor) ?? before, await submission.History(actor), CellsForm.NewOperation(), answer.Findings[0], reason),
            StatusCodes.Status409Conflict);
    }

    private static RazorComponentResult<ReviewPage> Page(ReviewForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}
