using System.Collections.Immutable;
using System.ComponentModel;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Storage;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Exchange.Web.Submissions.Files;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Exchange.Web.Submissions.Api;

/// <summary>What goes on around a submission's figures: remarks, delegation, verification, files.</summary>
internal static class DeskEndpoints
{
    private const string Path = ReportEndpoints.Path;

    public static void MapDesk(this RouteGroupBuilder api)
    {
        api.MapPost(Path + "/comments", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board) =>
                AboutCell(context, round, iso3, content, board, (operation, cell, said) => grains.Submission(round, iso3).Comment(operation, cell, said.Text ?? "")))
            .WithSummary("Say something about a cell")
            .Accepts<CellCommand>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 413, 415, 422, 503);
        api.MapPost(Path + "/verifications", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board) =>
                AboutCell(context, round, iso3, content, board, (operation, cell, said) => grains.Submission(round, iso3).AskVerification(operation, cell, said.Member ?? "")))
            .WithSummary("Ask another member's focal point to verify a cell")
            .Accepts<CellCommand>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 413, 415, 422, 503);
        api.MapPost(Path + "/verify", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board) =>
                AboutCell(context, round, iso3, content, board, (operation, cell, said) =>
                    grains.Submission(round, iso3).Verify(operation, cell, said.Confirmed ?? false, said.Text), needsAnswer: true))
            .WithSummary("Confirm a cell you were asked about, or say why you cannot")
            .Accepts<CellCommand>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapPost(Path + "/delegations", Delegate)
            .WithSummary("Give sections to a colleague, or take them back")
            .WithDescription("A colleague without an account for the member is invited if you say so with \"invite\": true.")
            .Accepts<DelegationRequest>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 413, 415, 422, 503);
        api.MapPost(Path + "/files", Send)
            .WithSummary("Send a file that backs a figure")
            .WithDescription("The body is the file itself, at most 10 MB: PDF, Word, Excel, CSV, text, PNG or JPEG. Name what is answered as evidence of a cell.")
            .Accepts<string>("application/octet-stream").Produces<FileAnswer>().NeedsToken().Refuses(400, 404, 413, 422, 503);
        api.MapGet(Path + "/files/{id}", Open)
            .WithSummary("A file that backs a figure, for those who may see the figure")
            .Produces(200, contentType: "application/octet-stream").NeedsToken().Refuses(404, 503);
    }

    /// <summary>The cells of a return with their reasons.</summary>
    public static ImmutableArray<CellReason> Reasons(DecisionRequest decision) => decision.Cells is null ? [] :
        [.. decision.Cells.Select(c => new CellReason(new(c.Indicator!, Part(c.Disaggregation), c.Year!.Value), c.Reason ?? ""))];

    /// <summary>Name of the first thing that a cell lacks; null if none does.</summary>
    public static string? Unfit(ReturnedEntry[]? cells) =>
        cells?.Select((c, i) => Lacks(c?.Indicator, c?.Year, c?.Disaggregation) is { } lacking ? FormattableString.Invariant($"cells[{i}].{lacking}") : null)
            .FirstOrDefault(l => l is not null);

    public static Problem UnfitCell(string lacking) =>
        new("unfit-cell", 400, () => Write.Text(ApiTexts.CellUnfit, lacking), () => [new(lacking, Write.Text(ApiTexts.CellUnfit, lacking))]);

    private static async Task<IResult> AboutCell(
        HttpContext context, string round, string iso3, ContentFolder content, BoardFeed board,
        Func<Operation, CellKey, CellCommand, Task<SubmissionAnswer>> command, bool needsAnswer = false)
    {
        var actor = context.User.Actor();
        var (said, refusal) = await ApiBody.Read(context, SubmissionsJson.Plain.CellCommand);
        if ((refusal ?? ReportEndpoints.Addressed(actor.Id, round, iso3, content)) is { } unfit)
            return unfit;
        if (said!.OperationId is not { Length: > 0 and <= ReportEndpoints.LongestOperationId } id)
            return ReportEndpoints.UnfitOperation();
        if (Lacks(said.Indicator, said.Year, said.Disaggregation) is { } lacking)
            return UnfitCell(lacking);
        if (needsAnswer && said.Confirmed is null)
            return Problems.Missing("confirmed");
        var answer = await command(new(id, actor, Channel.Api), new(said.Indicator!, Part(said.Disaggregation), said.Year!.Value), said);
        board.Acknowledge(answer.BoardVersion);
        return new Answers(id, answer, content.Current);
    }

    private static async Task<IResult> Delegate(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, TimeProvider time)
    {
        var actor = context.User.Actor();
        var (asked, refusal) = await ApiBody.Read(context, SubmissionsJson.Plain.DelegationRequest);
        if ((refusal ?? ReportEndpoints.Addressed(actor.Id, round, iso3, content)) is { } unfit)
            return unfit;
        if (asked!.OperationId is not { Length: > 0 and <= ReportEndpoints.LongestOperationId } id)
            return ReportEndpoints.UnfitOperation();
        if (asked.Email is null)
            return Problems.Missing("email");
        if (!actor.MayReport(iso3))
            return Problems.Forbidden();
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is not { } view)
            return Problems.NoSuchRound(round);
        var email = asked.Email.Trim();
        ImmutableArray<string> sections = [.. (asked.Sections ?? []).Where(s => s is not null)];
        string? link = null;
        // Nobody is invited for sections that there are not.
        if (asked.Invite && !sections.IsEmpty && sections.All(slug => Sections.Of(view.Round, content.Current).Any(s => s.Slug == slug)))
        {
            (_, link, var fault) = await DelegationEndpoints.Invited(email, iso3, actor, context, grains, time);
            if (fault is not null)
                return new Problem("not-invited", 422, () => fault, () => [new("email", fault)]);
        }
        var account = Account.IdOf(email);
        var known = link is not null || (await grains.GetGrain<IAccountGrain>(account).Find() is { Role: Role.Deputy } colleague && colleague.Member == iso3);
        var answer = await submission.Delegate(new(id, actor, Channel.Api), new(known ? account : "", email, sections));
        return new Answers(id, answer, content.Current, link);
    }

    private static async Task<IResult> Send(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, EvidenceIntake intake,
        [FromQuery, Description("The file's name; its ending says what it is")] string? name)
    {
        var actor = context.User.Actor();
        if (ReportEndpoints.Addressed(actor.Id, round, iso3, content) is { } unfit)
            return unfit;
        if (await grains.Submission(round, iso3).View(actor) is not { Part: not Model.Submissions.Part.Verifier })
            return actor.MayReport(iso3) ? Problems.NoSuchRound(round) : Problems.Forbidden();
        if (string.IsNullOrWhiteSpace(name))
            return Problems.Missing("name");
        context.LiftBodyLimit();
        if (context.Request.ContentLength > EvidenceRules.LongestFile)
            return Problems.TooLarge(EvidenceRules.LongestFile);
        // What the file is shows at its beginning and, in a package, at its end: it is read twice.
        await using var measured = new MeasuredStream(context.Request.Body, EvidenceRules.LongestFile);
        await using var body = new FileBufferingReadStream(measured, 64 << 10, null, System.IO.Path.GetTempPath);
        await body.DrainAsync(context.RequestAborted);
        if (measured.TooLong)
            return Problems.TooLarge(EvidenceRules.LongestFile);
        var (item, fault) = await intake.Take(name, body, context.RequestAborted);
        if (item is null)
            return new Problem("unfit-file", 422, () => FindingSentences.Of(Finding.Of(fault!, Severity.Error, null, name), content.Current));
        context.Response.IsPrivate();
        return TypedResults.Json(new FileAnswer(item.Address, item.Name, item.MediaType!, item.Length), SubmissionsJson.Plain.FileAnswer);
    }

    private static async Task<IResult> Open(
        HttpContext context, string round, string iso3, string id, IGrainFactory grains, ContentFolder content, IFileStore files)
    {
        var actor = context.User.Actor();
        if (ReportEndpoints.Addressed(actor.Id, round, iso3, content) is { } unfit)
            return unfit;
        if (await grains.Submission(round, iso3).View(actor) is not { } view)
            return actor.MayReport(iso3) ? Problems.NoSuchRound(round) : Problems.Forbidden();
        return await EvidenceFiles.Open(view.Submission, id, context, files) ?? Problems.NoSuchAddress();
    }

    // The separator of stored keys cannot be part of a name.
    private static string? Lacks(string? indicator, int? year, string? part) =>
        string.IsNullOrWhiteSpace(indicator) || indicator.Contains('|') ? "indicator"
        : year is null ? "year"
        : part?.Contains('|') == true ? "disaggregation"
        : null;

    private static string Part(string? disaggregation) => string.IsNullOrWhiteSpace(disaggregation) ? Indicator.Total : disaggregation.Trim();
}
