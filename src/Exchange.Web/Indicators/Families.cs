namespace Exchange.Web.Indicators;

/// <summary>The catalogue's families in the language at hand.</summary>
public static class Families
{
    public static string Name(string family) => family switch
    {
        "coverage" => FamilyTexts.Coverage,
        "adequacy" => FamilyTexts.Adequacy,
        "incidence" => FamilyTexts.Incidence,
        "effective coverage (SDG 1.3.1)" => FamilyTexts.EffectiveCoverage,
        "context" => FamilyTexts.Context,
        "civil registry (SDG 16.9.1)" => FamilyTexts.CivilRegistry,
        "spending" => FamilyTexts.Spending,
        "administrative" => FamilyTexts.Administrative,
        "integration" => FamilyTexts.Integration,
        _ => family,
    };
}
