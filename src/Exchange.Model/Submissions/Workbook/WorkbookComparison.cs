using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions.Workbook;

/// <summary>One field of a cell that a workbook would change.</summary>
/// <param name="Sheet">Name of the sheet; empty in a CSV file.</param>
/// <param name="Where">Address on the sheet.</param>
/// <param name="Key">The cell.</param>
/// <param name="Field">What of it.</param>
/// <param name="From">What stands there now; empty if nothing does.</param>
/// <param name="To">What would stand there; empty if nothing would.</param>
public sealed record WorkbookChange(string Sheet, string Where, CellKey Key, WorkbookField Field, string From, string To);

/// <summary>Something in a workbook that is not taken, and why.</summary>
/// <param name="Sheet">Name of the sheet; empty in a CSV file.</param>
/// <param name="Where">Address on the sheet.</param>
/// <param name="Indicator">Code of the indicator that the line asks for; null if the line is not one of ours.</param>
/// <param name="Finding">The reason; its rule is the key of the sentence.</param>
public sealed record WorkbookRefusal(string Sheet, string Where, string? Indicator, Finding Finding);

/// <summary>What a workbook would do to a submission as it stands now. Nothing of it is done yet.</summary>
/// <param name="Cells">What would be entered.</param>
/// <param name="Changes">The same, field by field.</param>
/// <param name="Refused">What is not taken, and why.</param>
/// <param name="Unchanged">Lines that say what stands already.</param>
public sealed record WorkbookComparison(
    ImmutableArray<Cell> Cells, ImmutableArray<WorkbookChange> Changes, ImmutableArray<WorkbookRefusal> Refused, int Unchanged)
{
    /// <summary>Compares lines that were touched with the submission as it stands.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="submission">The submission as far as the sender may see it.</param>
    /// <param name="access">How far the sender reaches into it.</param>
    /// <param name="round">The round.</param>
    /// <param name="reference">The catalogue.</param>
    /// <param name="decimalMark">The mark of the language in which the workbook was issued.</param>
    public static WorkbookComparison Of(
        ImmutableArray<WorkbookLine> lines, Submission submission, Access access, Round round, Reference reference, char decimalMark)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(round);
        ArgumentNullException.ThrowIfNull(reference);
        var cells = ImmutableArray.CreateBuilder<Cell>();
        var changes = ImmutableArray.CreateBuilder<WorkbookChange>();
        var refused = ImmutableArray.CreateBuilder<WorkbookRefusal>();
        var (spoken, unchanged) = (new HashSet<CellKey>(), 0);
        foreach (var line in lines)
        {
            var judged = new JudgedLine(line, submission, access, round, reference, decimalMark);
            if (judged.Refusal is { } refusal)
                refused.Add(refusal);
            else if (judged.Cells.IsEmpty)
                unchanged++;
            else if (judged.Cells.FirstOrDefault(c => !spoken.Add(c.Key)) is { } twice)
                refused.Add(new(line.Sheet, line[WorkbookField.Year].Where, twice.Key.Indicator, Finding.Of("V14D", Severity.Error, twice.Key, twice.Key.Year)));
            else
            {
                cells.AddRange(judged.Cells);
                changes.AddRange(judged.Changes);
            }
        }
        return new(cells.DrainToImmutable(), changes.DrainToImmutable(), refused.DrainToImmutable(), unchanged);
    }
}
