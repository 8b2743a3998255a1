using System.Collections.Immutable;
using System.ComponentModel;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Members;
using Exchange.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Submissions.Api;

/// <summary><c>POST /api/v1/observations/import</c>: all or nothing.</summary>
internal static class ImportEndpoint
{
    private const long Longest = 64 << 20;
    private const int MostFindings = 500;

    public static void MapImport(this RouteGroupBuilder api) => api.MapPost("/observations/import", Import)
        .WithSummary("Import accepted observations from CSV")
        .WithDescription("""
            Columns: indicator, iso3 (or member), year, value, and where wanted source, disaggregation, grade, note; separated by comma or semicolon.
            Nothing is imported if a line has an error. The same file, or the same operation id, again changes nothing.
            """)
        .Accepts<string>("text/csv").Produces<ImportAnswer>().NeedsToken().Refuses(400, 409, 413, 415, 422);

    private static async Task<IResult> Import(
        HttpContext context, IGrainFactory grains, ContentFolder content, TimeProvider time, BoardFeed board,
        [FromQuery, Description("true: say what would happen and change nothing")] string? dryRun,
        [FromQuery, Description("Your own id of this import; the file's fingerprint if absent")] string? operationId)
    {
        var actor = context.User.Actor();
        if (actor.Id.Length == 0)
            return Problems.SignInNeeded();
        if (!actor.IsSecretariat)
            return Problems.Forbidden();
        var read = new QueryReader(context.Request, "dryRun", "operationId");
        var isDry = read.OneOf("dryRun", false, ("true", true), ("false", false));
        if (read.Text("operationId") is { Length: > 64 })
            read.Refuse(new("operation-id", 400, () => ApiTexts.OperationIdUnfit));
        context.LiftBodyLimit();
        if (context.Request.ContentLength > Longest)
            read.Refuse(Problems.TooLarge(Longest));
        else if (context.Request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) != true)
            read.Refuse(Problems.WrongContentType("text/csv"));
        if (read.Refusal is { } refusal)
            return refusal;

        var (reference, now) = (content.Current, time.GetUtcNow());
        var figures = await Task.WhenAll(reference.Members.Select(m => grains.GetGrain<IMemberGrain>(m.Iso3).Figures()));
        var batch = new ImportBatch(reference, figures.ToDictionary(f => f.Member, StringComparer.Ordinal), now.Year);
        await using var body = new MeasuredStream(context.Request.Body, Longest);
        using var file = new ImportFile(body);
        var unreadable = await file.Read(batch.Take);
        if (body.TooLong)
            return Problems.TooLarge(Longest);
        if (unreadable is not null)
            return unreadable;

        var vintage = new Vintage("import:" + Name(read.Text("operationId"), body), now);
        var (unchanged, conflict) = (0, false);
        var news = batch.ByMember
            .Select(pair => (pair.Key, Observations: batch.New(pair.Key, vintage, ref unchanged, ref conflict)))
            .Where(n => !n.Observations.IsEmpty)
            .ToList();
        if (batch.Findings.Count > 0 && !isDry)
            return new Refused(batch, reference);
        if (conflict && !isDry)
            return new Problem("conflict", 409, () => ApiTexts.OperationReused);
        var operation = new Operation(vintage.Id, actor, Channel.Api);
        var version = isDry || news.Count == 0
            ? await grains.GetGrain<IMemberGrain>(reference.Members[0].Iso3).CatchUp(vintage.Id, 0)
            : (await Task.WhenAll(news.Select(n => grains.GetGrain<IMemberGrain>(n.Key).Import(operation, vintage.Id, n.Observations)))).Max();
        board.Acknowledge(version);
        context.Response.IsPrivate();
        return TypedResults.Json(
            new ImportAnswer(
                isDry, vintage.Id, batch.Lines, news.Sum(n => n.Observations.Length), unchanged, news.Count, batch.Findings.Count,
                Findings(batch, reference), version),
            SubmissionsJson.Plain.ImportAnswer);
    }

    // The name becomes part of a stored key.
    private static string Name(string? operationId, MeasuredStream body) =>
        operationId is not null && operationId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? operationId
        : operationId is not null ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(operationId)))[..32]
        : body.Fingerprint();

    private static ImportFinding[] Findings(ImportBatch batch, Reference reference) =>
    [
        .. batch.Findings.Take(MostFindings).Select(f =>
        {
            var entry = ReportWords.Of(f.Finding, reference);
            return new ImportFinding(f.Line, entry.Rule, entry.Severity, entry.Cell, entry.Message);
        }),
    ];

    private sealed class Refused(ImportBatch batch, Reference reference) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var problem = new Problem(
                "import-refused", 422, () => Write.Text(ApiTexts.ImportRefused, Write.Count(ApiTexts.Errors, batch.Findings.Count))).Document(httpContext);
            var findings = Findings(batch, reference);
            return Problem.Write(
                httpContext,
                new()
                {
                    Type = problem.Type, Title = problem.Title, Status = problem.Status, Detail = problem.Detail, Instance = problem.Instance,
                    Errors = [.. findings.Select(f => new ProblemError(FormattableString.Invariant($"line {f.Line}"), f.Message))],
                    Lines = batch.Lines, FindingCount = batch.Findings.Count, Findings = findings,
                },
                SubmissionsJson.Plain.ImportProblem);
        }
    }
}
