using System.Collections.Immutable;
using System.ComponentModel;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Exchange.Web.Submissions.Files;
using Exchange.Web.Submissions.Told;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Submissions.Api;

/// <summary>A member's submission to a round: entering and handing in, reading, deciding.</summary>
internal static class ReportEndpoints
{
    internal const string Path = "/rounds/{round}/submissions/{iso3}";
    internal const int LongestOperationId = 64;

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
                    grains.Submission(round, iso3).Accept(operation, decision.Section, decision.Revision!.Value)))
            .WithSummary("Accept what was handed in, or one section of it; its figures become public")
            .Accepts<DecisionRequest>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 409, 422, 503);
        api.MapPost(Path + "/return", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board) =>
                Decide(context, round, iso3, content, board, (operation, decision) =>
                    grains.Submission(round, iso3).Return(operation, decision.Reason ?? "", DeskEndpoints.Reasons(decision), decision.Revision!.Value)))
            .WithSummary("Send a submission back with a reason, or single cells each with its own")
            .WithDescription("What was accepted already is reopened in the same way: it stays public until something else is accepted. Cells that are not named stay locked.")
            .Accepts<DecisionRequest>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 409, 422, 503);
        api.MapPost(Path + "/withdraw", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board) =>
                Decide(context, round, iso3, content, board, (operation, decision) =>
                    grains.Submission(round, iso3).Withdraw(operation, decision.Revision!.Value)))
            .WithSummary("Take back what was handed in, before anybody has decided on it")
            .Accepts<DecisionRequest>("application/json").Produces<ReportAnswer>().NeedsToken().Refuses(400, 404, 409, 422, 503);
    }

    private static async Task<IResult> Report(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, BoardFeed board, ReportMeasures measures,
        EvidenceIntake intake)
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
        foreach (var item in cells.Where(c => !c.Evidence.IsDefault).SelectMany(c => c.Evidence).Where(e => e.Kind == EvidenceKind.File && EvidenceRules.Refuses(e) is null))
            if (!await intake.Keeps(item, context.RequestAborted))
                return new Problem("unknown-file", 422, () => FindingSentences.Of(Finding.Of("EvidenceUnknown", Severity.Error, null, item.Name), content.Current));
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
        if (DeskEndpoints.Unfit(decision.Cells) is { } lacking)
            return DeskEndpoints.UnfitCell(lacking);
        var answer = await decide(new(id, actor, Channel.Api), decision);
        board.Acknowledge(answer.BoardVersion);
        return new Answers(id, answer, content.Current);
    }

    private static async Task<IResult> View(HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        if (Addressed(actor.Id, round, iso3, content) is { } unfit)
            return unfit;
        if (await grains.Submission(round, iso3).View(actor) is not { } view)
            return actor.MayReport(iso3) ? Problems.NoSuchRound(round) : Problems.Forbidden();
        context.Response.IsPrivate();
        var submission = view.Submission;
        return TypedResults.Json(
            new SubmissionDocument(
                round, iso3, ReportWords.Of(submission.Status), submission.Revision, view.Round.DueFor(iso3), view.Round.ClosesFor(iso3), submission.Reason,
                [.. submission.Cells.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Shown(pair.Value, submission))],
                [.. view.Findings.Select(f => ReportWords.Of(f, content.Current))]),
            SubmissionsJson.Plain.SubmissionDocument);
    }

    private static async Task<IResult> History(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content,
        [FromQuery, Description("Only entries that speak of this cell: indicator|disaggregation|year")] string? cell,
        [FromQuery, Description("json or csv; the Accept header otherwise")] string? format)
    {
        var actor = context.User.Actor();
        if (Addressed(actor.Id, round, iso3, content) is { } unfit)
            return unfit;
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is null)
            return actor.MayReport(iso3) ? Problems.NoSuchRound(round) : Problems.Forbidden();
        var read = new QueryReader(context.Request, "cell", "format");
        var csv = read.OneOf<bool?>("format", null, ("json", false), ("csv", true))
            ?? context.Request.Headers.Accept.Any(line => line?.Contains("text/csv", StringComparison.OrdinalIgnoreCase) == true);
        var key = ToldEndpoints.Cell(read.Text("cell"));
        if (key is null && read.Text("cell") is { } unread)
            read.Refuse(Problems.UnknownValue("cell", unread, ["indicator|disaggregation|year"]));
        if (read.Refusal is { } refusal)
            return refusal;
        context.Response.IsPrivate();
        var entries = await submission.History(actor);
        if (csv)
            return Results.Stream(stream => ToldCsv.Write(stream, round, iso3, ToldLine.Of(entries, key)), CsvText.ContentType, $"history-{round}-{iso3}.csv");
        if (key is not null)
            entries = [.. entries.Where(e => !ToldLine.Of([e], key).IsEmpty)];
        return TypedResults.Json(new HistoryDocument(round, iso3, [.. entries.Select(ReportWords.Of)]), SubmissionsJson.Plain.HistoryDocument);
    }

    private static CellView Shown(Cell cell, Submission submission)
    {
        var key = cell.Key.ToString();
        return new(
            cell.Key.Indicator, cell.Key.Disaggregation, cell.Key.Year, cell.Text, cell.Value, cell.Source, cell.Note,
            submission.Accepted.GetValueOrDefault(key)?.Cell.Value, ReportWords.Of(cell.Kind), ReportWords.Of(cell.Stance), cell.Method,
            [.. (cell.Evidence.IsDefault ? [] : cell.Evidence).Select(ReportWords.Of)], submission.Reopened.GetValueOrDefault(key)?.Reason);
    }

    // An address that cannot exist wakes no grain.
    internal static Problem? Addressed(string actor, string round, string iso3, ContentFolder content) =>
        actor.Length == 0 ? Problems.SignInNeeded()
        : content.Current.Member(iso3) is null ? Problems.NoSuchMember(iso3)
        : round.Length > 60 || !round.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-') ? Problems.NoSuchRound(round)
        : null;

    internal static Problem UnfitOperation() =>
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
            cells.Add(new(new(entry.Indicator!, part, entry.Year!.Value), entry.Value.Text ?? "", entry.Value.Value, Filled(entry.Source), Filled(entry.Note))
            {
                Kind = EnteredAnswer.Kind(entry.Kind)!.Value, Stance = EnteredAnswer.Stance(entry.Stance)!.Value, Method = Filled(entry.Method),
                Evidence = EnteredAnswer.Evidence(entry.Evidence),
            });
        }
        return (cells.MoveToImmutable(), null);
    }

    // The separator of stored keys cannot be part of a name.
    private static string? Lacks(CellEntry? entry) =>
        string.IsNullOrWhiteSpace(entry?.Indicator) || entry.Indicator.Contains('|') ? "indicator"
        : entry.Year is null ? "year"
        : EnteredAnswer.Kind(entry.Kind) is null ? "kind"
        : EnteredAnswer.Stance(entry.Stance) is null ? "stance"
        : !EnteredAnswer.IsComplete(entry.Evidence) ? "evidence"
        : entry.Value.Text is null && (entry.Kind is null or "figure") && (entry.Stance is null or "none") ? "value"
        : entry.Disaggregation?.Contains('|') == true ? "disaggregation"
        : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
