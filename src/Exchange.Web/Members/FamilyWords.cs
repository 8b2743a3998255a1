namespace Exchange.Web.Members;

/// <summary>What a reader is told about a family of indicators. A family that is new in the content is shown by its own name.</summary>
internal static class FamilyWords
{
    public static string Name(string family) => family switch
    {
        "coverage" => WordsTexts.FamilyCoverage,
        "adequacy" => WordsTexts.FamilyAdequacy,
        "incidence" => WordsTexts.FamilyIncidence,
        "effective coverage (SDG 1.3.1)" => WordsTexts.FamilyEffective,
        "context" => WordsTexts.FamilyContext,
        "civil registry (SDG 16.9.1)" => WordsTexts.FamilyRegistry,
        "spending" => WordsTexts.FamilySpending,
        "administrative" => WordsTexts.FamilyAdministrative,
        "integration" => WordsTexts.FamilyIntegration,
        _ => family,
    };

    /// <summary>What limits the comparison of its figures.</summary>
    public static string? Caveat(string family) => family switch
    {
        "coverage" or "adequacy" or "incidence" or "companions (SDG 1.3.1)" => WordsTexts.SurveyCaveat,
        "effective coverage (SDG 1.3.1)" => WordsTexts.EffectiveCaveat,
        "context" => WordsTexts.ContextCaveat,
        "civil registry (SDG 16.9.1)" => WordsTexts.RegistryCaveat,
        "spending" => WordsTexts.SpendingCaveat,
        "administrative" => WordsTexts.AdministrativeCaveat,
        "integration" => WordsTexts.IntegrationCaveat,
        _ => null,
    };

    /// <summary>Address of the family's section within a page.</summary>
    public static string Anchor(string family) => new([.. family.TakeWhile(char.IsAsciiLetter)]);
}
