using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions.Workbook;

/// <summary>One line of a workbook as it is issued.</summary>
/// <param name="Key">Which line it is.</param>
/// <param name="Indicator">What it asks for.</param>
/// <param name="Cell">The stored cell; null on a free line.</param>
/// <param name="SuggestedYear">Year that a free line suggests; null if none.</param>
/// <param name="IsLocked">It is shown and cannot be changed now.</param>
public sealed record IssuedLine(LineKey Key, Indicator Indicator, Cell? Cell, int? SuggestedYear, bool IsLocked)
{
    private const int FreeLines = 2;

    /// <summary>
    /// The lines of a section: every stored cell, the newest year first, and free lines for more years of each figure that may be given.
    /// </summary>
    /// <param name="submission">The submission as far as the reader may see it.</param>
    /// <param name="section">The section.</param>
    /// <param name="suggestedYear">The year that a first free line suggests.</param>
    /// <param name="isClosed">Nothing is taken at the moment: every line is locked.</param>
    public static ImmutableArray<IssuedLine> Of(Submission submission, Section section, int suggestedYear, bool isClosed)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(section);
        return [.. section.Indicators.SelectMany(indicator => submission.Cells.Values
            .Where(c => c.Key.Indicator == indicator.Code)
            .OrderBy(c => c.Key.Disaggregation != Indicators.Indicator.Total)
            .ThenBy(c => c.Key.Disaggregation, StringComparer.Ordinal)
            .ThenByDescending(c => c.Key.Year)
            .Select(c => new IssuedLine(LineKey.Of(c.Key), indicator, c, null, isClosed || Desk.IsLocked(submission, c.Key)))
            .Concat(isClosed || !Desk.MayAdd(submission, indicator.Code)
                ? []
                : Enumerable.Range(1, FreeLines).Select(free => new IssuedLine(
                    new(indicator.Code, Indicators.Indicator.Total, null, free), indicator, null,
                    free == 1 && !submission.Cells.ContainsKey(new CellKey(indicator.Code, suggestedYear).ToString()) ? suggestedYear : null, false))))];
    }

    /// <summary>What stands in the cells that may be filled in.</summary>
    public LineTexts Texts(char decimalMark) => LineTexts.Of(Cell, SuggestedYear, decimalMark);
}
