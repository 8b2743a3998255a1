namespace Exchange.Model.Submissions;

/// <summary>Figures from a programme's own records, held against population and household surveys.</summary>
internal static class AdministrativeRules
{
    private const string Beneficiaries = "ADM.SA.BEN";
    private const string Coverage = "ADM.SA.COV";
    private const string Population = "SP.POP.TOTL";

    /// <summary>There are not more beneficiaries than inhabitants.</summary>
    public static readonly Rule V15 = new("V15", Severity.Error, cell =>
    {
        if (cell.Value is not { } value)
            return null;
        if (cell.Key.Indicator == Beneficiaries)
            return cell.Sheet.Nearest(Population, cell.Year) is { } population && value > population.Value
                ? cell.Finds("V15", Severity.Error, value, population.Value, population.Year)
                : null;
        // A population reported after the beneficiaries can be the one that is wrong.
        return cell.Is(Population)
            && !cell.Sheet.OwnFigure(Beneficiaries, cell.Year)
            && cell.Sheet.National(Beneficiaries, cell.Year) is { } beneficiaries
            && beneficiaries > value
                ? cell.Finds("V15", Severity.Error, beneficiaries, value, cell.Year)
                : null;
    });

    /// <summary>Coverage from records and from the nearest survey lie within 15 points; if not, both stay visible and are never merged.</summary>
    public static readonly Rule V16 = new("V16", Severity.Note, cell =>
        cell.Is(Coverage)
        && cell.Sheet.Nearest(SurveyCodes.AssistanceCoverage, cell.Year) is { } survey
        && Math.Abs(cell.Value!.Value - survey.Value) > 15
            ? cell.Finds("V16", Severity.Note, cell.Value!.Value, survey.Value, survey.Year)
            : null);
}
