using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions.Talk;

namespace Exchange.Web.Submissions.Submit;

/// <summary>One page of the questionnaire: what is stored or was just typed, and what is to be said about it.</summary>
/// <param name="View">The submission as stored.</param>
/// <param name="Group">The indicators on the page.</param>
/// <param name="Rows">The lines that may be changed.</param>
/// <param name="OperationId">Identity of the save that the page's button asks for: a double click is one save.</param>
/// <param name="Refusal">Why nothing was stored; null if it was.</param>
/// <param name="Saved">The page follows on a save.</param>
/// <param name="NotTaken">What is wrong with lines that were typed but could not be stored, such as a year given twice.</param>
public sealed record CellsForm(
    SubmissionView View, Section Group, ImmutableArray<CellRow> Rows, string OperationId, Finding? Refusal = null, bool Saved = false,
    ImmutableArray<Finding> NotTaken = default)
{
    /// <summary>Who said what, oldest first.</summary>
    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    /// <summary>What was typed to be said and is not said yet.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>Why nothing can be entered now, as a refusal; null if it can.</summary>
    public Finding? Closed { get; init; }

    /// <summary>What is to be mended or commented on this page.</summary>
    public ImmutableArray<Finding> Findings { get; } = [
        .. NotTaken.IsDefault ? [] : NotTaken,
        .. View.Findings.Where(f => f.Cell is { } key && Group.Indicators.Any(i => i.Code == key.Indicator))];

    /// <summary>What is to be said beside the line: of its stored cell if that is what stands in it, else why it was not stored.</summary>
    public ImmutableArray<Finding> FindingsOf(CellRow row) => [
        .. row.FileFault is { } fault ? [fault] : ImmutableArray<Finding>.Empty,
        .. Stored(row) is { } cell ? View.Findings.Where(f => f.Cell == cell.Key) : [],
        .. row.IsUntouched || NotTaken.IsDefault ? [] : NotTaken.Where(f => f.Cell == row.Key)];

    /// <summary>The figure the line was read as.</summary>
    public double? ReadAs(CellRow row) => Stored(row)?.Value;

    /// <summary>Cells of the indicator that cannot be changed now.</summary>
    public IEnumerable<Cell> Locked(string indicator) => View.Submission.Cells.Values
        .Where(c => c.Key.Indicator == indicator && (Closed is not null || Desk.IsLocked(View.Submission, c.Key)))
        .OrderByDescending(c => c.Key.Year);

    /// <summary>
    /// Why the line's cell was sent back, or was before it was handed in again; null if it was not. A free line has the year that is likely, not
    /// the one that was sent back.
    /// </summary>
    public ReturnedCell? SentBack(CellRow row) => row.Key is not { } key || (row.Was.Length == 0 && View.Submission.Cells.ContainsKey(key.ToString())) ? null
        : View.Submission.Reopened.GetValueOrDefault(key.ToString()) ?? View.Submission.Mended.GetValueOrDefault(key.ToString());

    public static string NewOperation() => Guid.CreateVersion7().ToString("N");

    private Cell? Stored(CellRow row) =>
        row.Key is { } key && View.Submission.Cells.GetValueOrDefault(key.ToString()) is { } cell && cell.Text == row.Value ? cell : null;
}
