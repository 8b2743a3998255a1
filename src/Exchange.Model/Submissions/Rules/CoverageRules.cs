using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>How coverages of one year fit together: the whole and its parts, the fifths and their mean.</summary>
internal static class CoverageRules
{
    /// <summary>All programmes cover at least what the largest of their components covers.</summary>
    public static readonly Rule V03 = new("V03", Severity.Error, cell =>
    {
        const double rounding = 0.005;
        if (!cell.Is(Measure.Coverage))
            return null;
        if (cell.Is(SurveyCodes.AllCoverage))
            return Extreme.Largest(cell, SurveyCodes.ComponentCoverage) is { } largest && cell.Value < largest.Value - rounding
                ? cell.Finds("V03", Severity.Error, cell.Value!.Value, largest.Value, largest.Code)
                : null;
        // Where the whole is in the submission too, the finding stands there.
        return cell.Sheet.National(SurveyCodes.AllCoverage, cell.Year) is { } all
            && !cell.Sheet.OwnFigure(SurveyCodes.AllCoverage, cell.Year)
            && all < cell.Value - rounding
                ? cell.Finds("V03", Severity.Error, all, cell.Value!.Value, cell.Key.Indicator)
                : null;
    });

    /// <summary>
    /// All programmes cover no more than their components together. A component that is not given is missing, not zero:
    /// so this is an error only where all three are given.
    /// </summary>
    public static readonly Rule V04 = new("V04", Severity.Warning, cell =>
    {
        const double rounding = 0.05;
        if (!cell.Is(Measure.Coverage) || !Anchor.IsAt(cell, SurveyCodes.AllCoverage, SurveyCodes.ComponentCoverage))
            return null;
        var (sum, given) = (0.0, 0);
        foreach (var code in SurveyCodes.ComponentCoverage)
            if (cell.Sheet.National(code, cell.Year) is { } part)
                (sum, given) = (sum + part, given + 1);
        return given > 0 && cell.Sheet.National(SurveyCodes.AllCoverage, cell.Year) is { } all && all > sum + rounding
            ? cell.Finds("V04", given == 3 ? Severity.Error : Severity.Warning, all, Math.Round(sum, 5), given)
            : null;
    });

    /// <summary>The mean of the five fifths is the coverage of everybody.</summary>
    public static readonly Rule V05 = new("V05", Severity.Error, cell =>
    {
        const double rounding = 0.1;
        if (!IsAssistance(cell) || !Anchor.IsAt(cell, SurveyCodes.AssistanceCoverage, SurveyCodes.Quintiles))
            return null;
        var sum = 0.0;
        foreach (var code in SurveyCodes.Quintiles)
        {
            if (cell.Sheet.National(code, cell.Year) is not { } fifth)
                return null;
            sum += fifth;
        }
        var mean = sum / SurveyCodes.Quintiles.Length;
        return cell.Sheet.National(SurveyCodes.AssistanceCoverage, cell.Year) is { } total && Math.Abs(mean - total) > rounding
            ? cell.Finds("V05", Severity.Error, Math.Round(mean, 5), total)
            : null;
    });

    /// <summary>The poorest fifth is covered at least as well as the richest; if not, a comment is welcome.</summary>
    public static readonly Rule V06 = new("V06", Severity.Note, cell =>
        cell.Is(Measure.QuintileCoverage)
        && Anchor.IsAt(cell, SurveyCodes.Quintiles[0], SurveyCodes.Quintiles[4])
        && cell.Sheet.National(SurveyCodes.Quintiles[0], cell.Year) is { } poorest
        && cell.Sheet.National(SurveyCodes.Quintiles[4], cell.Year) is { } richest
        && poorest < richest
            ? cell.Finds("V06", Severity.Note, poorest, richest)
            : null);

    /// <summary>Survey coverage is not older than five years; if it is, every picture shows its year.</summary>
    public static readonly Rule V17 = new("V17", Severity.Note, cell =>
        cell.Is(Measure.Coverage) && cell.Year < cell.Sheet.CurrentYear - 5
            ? cell.Finds("V17", Severity.Note, cell.Year, cell.Sheet.CurrentYear)
            : null);

    private static bool IsAssistance(Examined cell) =>
        cell.Is(Measure.QuintileCoverage) || cell.Is(SurveyCodes.AssistanceCoverage);
}
