using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>How fast a figure can move. The thresholds are about the 95th percentile of what has been published.</summary>
internal static class ChangeRules
{
    /// <summary>Coverage moves at most 13 points a year; above 25 a second reviewer looks at it.</summary>
    public static readonly Rule V07 = new("V07", Severity.Warning, cell => Jump("V07", cell, Measure.Coverage, 13, 25));

    /// <summary>Adequacy moves at most 7 points a year.</summary>
    public static readonly Rule V08 = new("V08", Severity.Warning, cell => Jump("V08", cell, Measure.Adequacy, 7, null));

    private static Finding? Jump(string rule, Examined cell, Measure measure, double unusual, double? startling)
    {
        if (!cell.Is(measure) || cell.Indicator!.Category == Category.None || cell.Sheet.Previous(cell.Key) is not { } previous)
            return null;
        var value = cell.Value!.Value;
        var perYear = (value - previous.Value) / (cell.Year - previous.Year);
        return Math.Abs(perYear) <= unusual
            ? null
            : cell.Finds(rule, Severity.Warning, value, previous.Value, previous.Year, Math.Round(perYear, 5)) with
            {
                NeedsSecondReviewer = Math.Abs(perYear) > startling,
            };
    }
}
