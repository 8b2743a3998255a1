using System.Collections.Immutable;
using System.Text.Json;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Api;

/// <summary>From what a grain answered to what the caller gets.</summary>
internal sealed class Answers(string operationId, SubmissionAnswer answer, Reference reference, string? invitation = null) : IResult
{
    /// <summary>Refusals of the whole command and their status; a problem of the figures themselves is 422.</summary>
    private static (string Kind, int Status)? Refusal(string rule) => rule switch
    {
        "NotYours" => ("forbidden", 403),
        "UnknownRound" => ("unknown-round", 404),
        "NotInvited" or "RoundNotOpen" or "RoundClosed" or "StalePage" or "NothingToReview" or "SecondReviewerNeeded" or "RoundExists" or "RoundChanged" or "RoundOpenAlready"
            or "RoundClosedAlready" or "RoundOpensFirst" or "HandedIn" or "NothingToWithdraw" or "ReviewBegun" or "AlreadyVerified"
            or "CellChanged" => ("conflict", 409),
        _ => null,
    };

    public Task ExecuteAsync(HttpContext httpContext) => answer.Done ? Done(httpContext) : Refuse(httpContext);

    /// <summary>Problem of findings alone, without a submission behind it.</summary>
    public static Problem Problem(string kind, Func<string, string> sentence, ImmutableArray<Finding> findings, Reference reference)
    {
        foreach (var finding in findings)
            if (Refusal(finding.Rule) is { } refusal)
                return new(refusal.Kind, refusal.Status, () => FindingSentences.Of(finding, reference));
        return new(
            kind, 422, () => sentence(Write.Count(ApiTexts.Errors, findings.Length)),
            () => [.. findings.Select(f => new ProblemError(f.Rule, FindingSentences.Of(f, reference)))]);
    }

    private async Task Done(HttpContext context)
    {
        var response = context.Response;
        response.IsPrivate();
        response.ContentType = "application/json; charset=utf-8";
        var document = new ReportAnswer(operationId, ReportWords.Of(answer.Status), true, answer.Revision, Findings(), answer.BoardVersion) { Invitation = invitation };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(
            document, (answer.Findings.IsEmpty ? SubmissionsJson.Default : SubmissionsJson.Plain).ReportAnswer);
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }

    private Task Refuse(HttpContext context)
    {
        var errors = answer.Findings.Count(f => f.Severity == Severity.Error);
        var whole = answer.Findings.FirstOrDefault(f => Refusal(f.Rule) is not null);
        var (kind, status) = whole is null ? ("not-submitted", 422) : Refusal(whole.Rule)!.Value;
        var problem = new Problem(kind, status, () => whole is null
            ? Write.Text(ApiTexts.NothingDone, Write.Count(ApiTexts.Errors, errors))
            : FindingSentences.Of(whole, reference)).Document(context);
        var findings = Findings();
        return Hosting.Api.Problem.Write(
            context,
            new()
            {
                Type = problem.Type, Title = problem.Title, Status = problem.Status, Detail = problem.Detail, Instance = problem.Instance,
                Errors = [.. findings.Where(f => f.Severity == "error").Select(f => new ProblemError(f.Rule, f.Message))],
                OperationId = operationId, SubmissionStatus = ReportWords.Of(answer.Status), Revision = answer.Revision, Findings = findings,
            },
            SubmissionsJson.Plain.ReportProblem);
    }

    private FindingEntry[] Findings() => answer.Findings.IsEmpty ? [] : [.. answer.Findings.Select(f => ReportWords.Of(f, reference))];
}
