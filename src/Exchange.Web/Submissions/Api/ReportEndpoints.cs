using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;

namespace Exchange.Web.Submissions.Api;

/// <summary>A member's submission to a round: entering and handing in, reading, deciding.</summary>
internal static class ReportEndpoints
{
    private const string Path = "/rounds/{round}/submissions/{iso3}";
    private const int LongestOperationId = 64;

    public static void MapReports(this RouteGroupBuilder api)
    {
        api.MapPost(Path, Report)
            .WithSummary("Enter figures and hand in")
            .WithDescription("""
                Example: {"operationId": "5f0c", "cells": [{"indicator": "per_sa_allsa.cov_pop_tot", "year": 2024, "value": 24.1}], "submit": true}.
                Where the submission is refused because of its figures (422), they are kept as a draft all the same.
                """)
            .Accepts<ReportRequest>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 409, 413, 415, 422, 503);
        api.MapGet(Path, View)
            .WithSummary("A submission as it stands")
            .Produces<SubmissionDocument>().NeedsToken().Refuses(404, 503);
        api.MapGet(Path + "/history", History)
            .WithSummary("Who did what to a submission, and when")
            .WithDescription("Oldest first. Every command stands once, under the operation id it was sent with.")
            .Produces<HistoryDocument>().NeedsToken().Refuses(404, 503);
        api.MapPost(Path + "/accept", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board) =>
                Decide(context, round, iso3, content, board, (operation, decision) =>
                    grains.Submission(round, iso3).Accept(operation, decision.Revision!.Value)))
            .WithSummary("Accept what was handed in; its figures become public")
            .Accepts<DecisionRequest>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 409, 422, 503);
        api.MapPost(Path + "/return", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board) =>
                Decide(context, round, iso3, content, board, (operation, decision) =>
                    grains.Submission(round, iso3).Return(operation, decision.Revision!.Value, decision.Reason ?? "")))
            .WithSummary("Send a submission back with a reason")
            .Accepts<DecisionRequest>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 409, 422, 503);
    }

    private static async Task<IResult> Report(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board, ReportMeasures measures)
    {
        var actor = context.User.Actor();
        var (report, refusal) = await ApiBody.Read(context, SubmissionsJson.Plain.ReportRequest);
        if ((refusal ?? Addressed(actor.Id, round, iso3, content)) is { } unfit)
            return unfit;
        if (report!.OperationId is not { Length: > 0 and <= LongestOperationId } id)
            return UnfitOperation();
        var (cells, incomplete) = Cells(report);
        if (incomplete is not null)
            return incomplete;
        var began = measures.Begin();
        var answer = await grains.Submission(round, iso3).Report(new(id, actor, Channel.Api), cells, report.Submit, report.Revision);
        board.Acknowledge(answer.BoardVersion);
        measures.Acknowledged(began, Channel.Api);
        return new Answers(id, answer, content.Current);
    }

    private static async Task<IResult> Decide(
        HttpContext context, string round, string iso3, ContentFolder content, BoardFeed board,
        Func<Operation, DecisionRequest, Task<SubmissionAnswer>> decide)
    {
        var actor = context.User.Actor();
        var (decision, refusal) = await ApiBody.Read(context, SubmissionsJson.Plain.DecisionRequest);
        if ((refusal ?? Addressed(actor.Id, round, iso3, content)) is { } unfit)
            return unfit;
        if (decision!.OperationId is not { Length: > 0 and <= LongestOperationId } id)
            return UnfitOperation();
        if (decision.Revision is null)
            return Problems.Missing("revision");
        var answer = await decide(new(id, actor, Channel.Api), decision);
        board.Acknowledge(answer.BoardVersion);
        return new Answers(id, answer, content.Current);
    }

    private static async Task<IResult> View(HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        if (Addressed(actor.Id, round, iso3, content) is { } unfit)
            return unfit;
        if (!actor.MayReport(iso3))
            return Problems.Forbidden();
        if (await grains.Submission(round, iso3).View(actor) is not { } view)
            return Problems.NoSuchRound(round);
        context.Response.IsPrivate();
        var submission = view.Submission;
        return TypedResults.Json(
            new SubmissionDocument(
                round, iso3, ReportWords.Of(submission.Status), submission.Revision, submission.Reason,
                [.. submission.Cells.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Shown(pair.Value, submission.Accepted.GetValueOrDefault(pair.Key)))],
                [.. view.Findings.Select(f => ReportWords.Of(f, content.Current))]),
            SubmissionsJson.Plain.SubmissionDocument);
    }

    private static async Task<IResult> History(HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        if (Addressed(actor.Id, round, iso3, content) is { } unfit)
            return unfit;
        if (!actor.MayReport(iso3))
            return Problems.Forbidden();
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is null)
            return Problems.NoSuchRound(round);
        context.Response.IsPrivate();
        return TypedResults.Json(
            new HistoryDocument(round, iso3, [.. (await submission.History(actor)).Select(ReportWords.Of)]), SubmissionsJson.Plain.HistoryDocument);
    }

    private static CellView Shown(Cell cell, AcceptedCell? accepted) =>
        new(cell.Key.Indicator, cell.Key.Disaggregation, cell.Key.Year, cell.Text, cell.Value, cell.Source, cell.Note, accepted?.Cell.Value);

    // An address that cannot exist wakes no grain.
    private static Problem? Addressed(string actor, string round, string iso3, ContentFolder content) =>
        actor.Length == 0 ? Problems.SignInNeeded()
        : content.Current.Member(iso3) is null ? Problems.NoSuchMember(iso3)
        : round.Length > 60 || !round.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-') ? Problems.NoSuchRound(round)
        : null;

    private static Problem UnfitOperation() =>
        new("operation-id", 400, () => ApiTexts.OperationIdUnfit, () => [new("operationId", ApiTexts.OperationIdUnfit)]);

    private static (ImmutableArray<Cell>, Problem?) Cells(ReportRequest report)
    {
        if (report.Cells is null)
            return ([], new("unfit-cell", 400, () => ApiTexts.CellsMissing, () => [new("cells", ApiTexts.CellsMissing)]));
        var cells = ImmutableArray.CreateBuilder<Cell>(report.Cells.Length);
        for (var i = 0; i < report.Cells.Length; i++)
        {
            var entry = report.Cells[i];
            if (Lacks(entry) is { } lacking)
            {
                var name = FormattableString.Invariant($"cells[{i}].{lacking}");
                return ([], new("unfit-cell", 400, () => Write.Text(ApiTexts.CellUnfit, lacking), () => [new(name, Write.Text(ApiTexts.CellUnfit, lacking))]));
            }
            var part = Filled(entry.Disaggregation) ?? Indicator.Total;
            cells.Add(new(new(entry.Indicator!, part, entry.Year!.Value), entry.Value.Text!, entry.Value.Value, Filled(entry.Source), Filled(entry.Note)));
        }
        return (cells.MoveToImmutable(), null);
    }

    // The separator of stored keys cannot be part of a name.
    private static string? Lacks(CellEntry? entry) =>
        string.IsNullOrWhiteSpace(entry?.Indicator) || entry.Indicator.Contains('|') ? "indicator"
        : entry.Year is null ? "year"
        : entry.Value.Text is null ? "value"
        : entry.Disaggregation?.Contains('|') == true ? "disaggregation"
        : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
