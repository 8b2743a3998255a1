using System.ComponentModel;
using Exchange.Web.Submissions.Api;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>What a workbook that was sent would change. Nothing of it is done yet.</summary>
public sealed record WorkbookAnswer(
    [property: Description("Its name: confirm it under …/workbook/{id}/confirm. Also the operation id in the history.")] string Id,
    [property: Description("The submission's revision that it was compared with; send it along when you confirm.")] long Revision,
    [property: Description("Until when it is kept.")] DateTimeOffset Expires,
    [property: Description("Its locked part is not as it was issued.")] bool Altered,
    [property: Description("Why nothing at all is taken at the moment; null if something is.")] string? Closed,
    [property: Description("Lines that would stay as they are.")] int Unchanged,
    IReadOnlyList<WorkbookChangeEntry> Changes,
    IReadOnlyList<WorkbookRefusalEntry> Refused,
    [property: Description("What validation would newly say.")] IReadOnlyList<FindingEntry> Findings);

/// <summary>One field that would change.</summary>
public sealed record WorkbookChangeEntry(
    [property: Description("Name of the sheet; empty for CSV.")] string Sheet,
    [property: Description("Address on the sheet; the column's letters and the line for CSV.")] string Where,
    CellName Cell,
    [property: Description("year, value, answer, stance, source, method, note or link")] string Field,
    string From,
    string To);

/// <summary>Something that is not taken, and why.</summary>
public sealed record WorkbookRefusalEntry(
    string Sheet, string Where,
    [property: Description("What the line asks for; null if the line is not one of ours.")] string? Indicator,
    string Rule, CellName? Cell,
    [property: Description("A sentence in the reader's language.")] string Message);

/// <summary>Confirms a workbook that was sent.</summary>
public sealed record WorkbookConfirmation
{
    [Description("The revision that the dry run answered; refused if somebody changed the submission meanwhile.")]
    public long? Revision { get; init; }
}
