using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Exchange.Web.Submissions.Submit;
using Exchange.Web.Submissions.Talk;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions.Review;

/// <summary>The secretariat's pages: what waits for a decision, and the decision.</summary>
internal static class ReviewEndpoints
{
    private const int MostLines = 2000;

    public static void MapReview(this WebApplication app)
    {
        app.MapGet("/review", List).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/review/{round}/{iso3}", Show).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/review/{round}/{iso3}", Decide).WithForm(Policies.Secretariat);
        app.MapGet("/review/{round}/{iso3}/readers", Readers).RequireAuthorization(Policies.Secretariat);
    }

    /// <summary>The others who have the submission open, in a sentence; empty if nobody has.</summary>
    public static string ReadersSentence(ImmutableArray<string> readers) =>
        readers.IsEmpty ? "" : Write.Text(SubmissionsTexts.OthersReading, string.Join(", ", readers));

    private static async Task<IResult> List(IGrainFactory grains, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        if (!actor.IsSecretariat)
            return Refusals.NotYours();
        var rounds = await grains.GetGrain<IRoundsGrain>(0).List();
        var asked = await Task.WhenAll(rounds.Where(r => !r.IsDraft).Select(async round => new RoundReview(
            round,
            [.. (await Task.WhenAll(round.Members.Select(m => grains.Submission(round.Id, m).View(actor)))).OfType<SubmissionView>()])));
        return new RazorComponentResult<ReviewListPage>(new { Rounds = asked });
    }

    private static async Task<IResult> Show(string round, string iso3, string? show, IGrainFactory grains, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        var submission = grains.Submission(round, iso3);
        return actor.IsSecretariat && await submission.View(actor) is { } view
            ? Page(new(view, await submission.History(actor), CellsForm.NewOperation(), [])
            {
                Readers = await submission.Reading(actor), OnlyAttention = show == "attention",
            })
            : Refusals.NotYours();
    }

    // The page asks again while it is open: that is how the others learn of this reader, and this reader of them.
    private static async Task<IResult> Readers(string round, string iso3, HttpContext context, IGrainFactory grains)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(ReadersSentence(await grains.Submission(round, iso3).Reading(context.User.Actor())));
    }

    private static async Task<IResult> Decide(
        string round, string iso3, string? show, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, BoardFeed board)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        if (!actor.IsSecretariat || await submission.View(actor) is not { } before)
            return Refusals.NotYours();

        var form = await context.Request.ReadFormAsync();
        var operation = new Operation(SubmitEndpoints.OperationId(form), actor, Channel.Web);
        var revision = SubmitEndpoints.Revision(form);
        var decision = form["decision"].ToString();
        var remarks = Remarks.Of(form);
        var typed = new ReviewForm(before, [], operation.OperationId, [], form["reason"].ToString())
        {
            Marked = Marked(form), OnlyAttention = show == "attention",
        };
        SubmissionAnswer answer;
        try
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                answer = new(false, before.Submission.Status, before.Submission.Revision, [Finding.Of("StalePage", Severity.Error, null)]);
            else
            {
                answer = decision switch
                {
                    "say" => new(true, before.Submission.Status, before.Submission.Revision, []),
                    "accept" => await submission.Accept(operation, null, revision),
                    _ when decision.StartsWith("accept:", StringComparison.Ordinal) => await submission.Accept(operation, decision["accept:".Length..], revision),
                    _ => await submission.Return(operation, typed.Reason, typed.Marked, revision),
                };
                board.Acknowledge(answer.BoardVersion);
                if (answer.Done)
                {
                    (remarks, var unsaid) = await submission.Say(operation, remarks);
                    if (unsaid is not null)
                        answer = answer with { Done = false, Findings = [unsaid] };
                }
            }
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            // Under the same operation: if it was stored after all, sending it again is harmless.
            return Page(typed with { Remarks = remarks, Refusals = [Finding.Of("NotStored", Severity.Error, null)] }, StatusCodes.Status503ServiceUnavailable);
        }

        // Who only says something goes on with the reasons that were begun.
        var unfinished = decision == "say" && (typed.Reason.Length > 0 || !typed.Marked.IsEmpty);
        if (answer.Done && !unfinished)
            return Results.LocalRedirect($"~/review/{round}/{iso3}{(typed.OnlyAttention ? "?show=attention" : "")}");
        return Page(
            typed with
            {
                View = await submission.View(actor) ?? before, History = await submission.History(actor), OperationId = CellsForm.NewOperation(),
                Refusals = answer.Done ? [] : answer.Findings, Remarks = remarks, Readers = await submission.Reading(actor),
            },
            answer.Done ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    // Whoever has written a reason at a cell means that cell, marked or not.
    private static ImmutableArray<CellReason> Marked(IFormCollection form)
    {
        string Posted(string field, int line) => form[$"{field}-{line.ToString(CultureInfo.InvariantCulture)}"].ToString().Trim();
        var marked = ImmutableArray.CreateBuilder<CellReason>();
        for (var line = 0; line < MostLines && form.ContainsKey($"cell-{line.ToString(CultureInfo.InvariantCulture)}"); line++)
            if ((Posted("return", line).Length > 0 || Posted("why", line).Length > 0) && Key(Posted("cell", line)) is { } key)
                marked.Add(new(key, Posted("why", line)));
        return marked.DrainToImmutable();
    }

    private static CellKey? Key(string text)
    {
        try
        {
            return CellKey.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static RazorComponentResult<ReviewPage> Page(ReviewForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}
