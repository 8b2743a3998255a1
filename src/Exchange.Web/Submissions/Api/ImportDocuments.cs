using System.ComponentModel;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Submissions.Api;

/// <summary>What an import did, or would do.</summary>
public sealed record ImportAnswer(
    [property: Description("Nothing was changed; the rest says what would be.")] bool DryRun,
    [property: Description("Vintage of the figures imported.")] string Import,
    [property: Description("Lines with figures.")] int Lines,
    [property: Description("Figures that are new or changed.")] int Accepted,
    [property: Description("Figures that stand already as they are.")] int Unchanged,
    [property: Description("Members with at least one new or changed figure.")] int Members,
    [property: Description("How many findings there are; the first 500 are listed.")] int FindingCount,
    IReadOnlyList<ImportFinding> Findings,
    [property: Description("Version of the board that contains the figures.")] long BoardVersion);

/// <summary>What is wrong with a line.</summary>
public sealed record ImportFinding(
    [property: Description("Line of the file; the header is line 1.")] int Line, string Rule, string Severity, CellName? Cell, string Message);

/// <summary>An import that was refused: nothing of it was taken.</summary>
public sealed record ImportProblem : ProblemDocument
{
    public int Lines { get; init; }

    public int FindingCount { get; init; }

    public IReadOnlyList<ImportFinding> Findings { get; init; } = [];
}
