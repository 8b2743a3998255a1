using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Submissions.Workbook;

namespace Exchange.Web.Submissions.Api;

/// <summary>A report that was refused: the problem, and what the answer would have said.</summary>
public sealed record ReportProblem : ProblemDocument
{
    public string? OperationId { get; init; }

    public string? SubmissionStatus { get; init; }

    public bool Done { get; init; }

    public long? Revision { get; init; }

    public IReadOnlyList<FindingEntry> Findings { get; init; } = [];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoundRequest))]
[JsonSerializable(typeof(RoundDocument))]
[JsonSerializable(typeof(RoundsDocument))]
[JsonSerializable(typeof(RoundPatch))]
[JsonSerializable(typeof(RoundOpening))]
[JsonSerializable(typeof(RoundExtension))]
[JsonSerializable(typeof(RoundClosing))]
[JsonSerializable(typeof(RoundProgressDocument))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ReportAnswer))]
[JsonSerializable(typeof(ReportProblem))]
[JsonSerializable(typeof(SubmissionDocument))]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(CellCommand))]
[JsonSerializable(typeof(DelegationRequest))]
[JsonSerializable(typeof(DelegationsDocument))]
[JsonSerializable(typeof(VerificationsDocument))]
[JsonSerializable(typeof(HandoverDocument))]
[JsonSerializable(typeof(RoundHistoryDocument))]
[JsonSerializable(typeof(FileAnswer))]
[JsonSerializable(typeof(WorkbookAnswer))]
[JsonSerializable(typeof(WorkbookConfirmation))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(ImportProblem))]
internal sealed partial class SubmissionsJson : JsonSerializerContext
{
    /// <summary>Writes French and Arabic as they are, not as escapes.</summary>
    public static SubmissionsJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
