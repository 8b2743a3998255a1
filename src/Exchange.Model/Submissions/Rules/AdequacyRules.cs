using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>What adequacy can be, and what must be given with it.</summary>
internal static class AdequacyRules
{
    /// <summary>Adequacy of social assistance, social insurance or all programmes is at most 60.</summary>
    public static readonly Rule V02 = new("V02", Severity.Warning, cell =>
    {
        const double unusual = 60;
        return cell.Is(Measure.Adequacy) && cell.Indicator!.Category != Category.LabourMarket && cell.Value > unusual
            ? cell.Finds("V02", Severity.Warning, cell.Value!.Value, unusual)
            : null;
    });

    /// <summary>Adequacy comes with the coverage of the same programmes and year.</summary>
    public static readonly Rule V09 = new("V09", Severity.Error, cell =>
        cell.Is(Measure.Adequacy) && CoverageOf(cell.Indicator!.Category) is { } coverage && !cell.Sheet.HasNational(coverage, cell.Year)
            ? cell.Finds("V09", Severity.Error, coverage)
            : null);

    /// <summary>Adequacy and benefit incidence come together, for social assistance and for all programmes.</summary>
    public static readonly Rule V10 = new("V10", Severity.Warning, cell =>
        (cell.Is(Measure.Adequacy) || cell.Is(Measure.Incidence)) && PartnerOf(cell.Key.Indicator) is { } partner && !cell.Sheet.HasNational(partner, cell.Year)
            ? cell.Finds("V10", Severity.Warning, partner)
            : null);

    /// <summary>Where the poorest fifth is not covered at all, none of the benefits goes to it.</summary>
    public static readonly Rule V11 = new("V11", Severity.Error, cell =>
        (cell.Is(Measure.Incidence) || cell.Is(Measure.QuintileCoverage))
        && Anchor.IsAt(cell, SurveyCodes.AssistanceIncidence, SurveyCodes.Quintiles[0])
        && cell.Sheet.National(SurveyCodes.Quintiles[0], cell.Year) == 0
        && cell.Sheet.National(SurveyCodes.AssistanceIncidence, cell.Year) is { } incidence
        && incidence != 0
            ? cell.Finds("V11", Severity.Error, incidence)
            : null);

    /// <summary>Adequacy of all programmes is not below that of every component; a component that is not given can explain it.</summary>
    public static readonly Rule V12 = new("V12", Severity.Note, cell =>
    {
        const double rounding = 0.005;
        return cell.Is(Measure.Adequacy)
            && Anchor.IsAt(cell, SurveyCodes.AllAdequacy, SurveyCodes.ComponentAdequacy)
            && cell.Sheet.National(SurveyCodes.AllAdequacy, cell.Year) is { } all
            && Extreme.Smallest(cell, SurveyCodes.ComponentAdequacy) is { } smallest
            && all < smallest.Value - rounding
                ? cell.Finds("V12", Severity.Note, all, smallest.Value, smallest.Code)
                : null;
    });

    private static string? CoverageOf(Category category) => category switch
    {
        Category.AllProgrammes => SurveyCodes.AllCoverage,
        Category.SocialAssistance => SurveyCodes.ComponentCoverage[0],
        Category.SocialInsurance => SurveyCodes.ComponentCoverage[1],
        Category.LabourMarket => SurveyCodes.ComponentCoverage[2],
        _ => null,
    };

    private static string? PartnerOf(string code) => code switch
    {
        SurveyCodes.AssistanceAdequacy => SurveyCodes.AssistanceIncidence,
        SurveyCodes.AssistanceIncidence => SurveyCodes.AssistanceAdequacy,
        SurveyCodes.AllAdequacy => SurveyCodes.AllIncidence,
        SurveyCodes.AllIncidence => SurveyCodes.AllAdequacy,
        _ => null,
    };
}
