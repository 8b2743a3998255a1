using Exchange.Model.Indicators;

namespace Exchange.Web.Indicators;

/// <summary>What an indicator measures, in our own words; null for one that is new in the content and has no words yet.</summary>
internal static class Definition
{
    public static string? Of(Indicator indicator) => indicator.CompanionOf is not null ? DefinitionTexts.CompanionDefinition : indicator.Measure switch
    {
        Measure.Coverage => DefinitionTexts.Coverage,
        Measure.QuintileCoverage => DefinitionTexts.QuintileCoverage,
        Measure.Adequacy => DefinitionTexts.Adequacy,
        Measure.Incidence => DefinitionTexts.Incidence,
        _ => ByCode(indicator.Code),
    };

    public static string? Programmes(Indicator indicator) => indicator.Category switch
    {
        Category.SocialAssistance => DefinitionTexts.SocialAssistance,
        Category.SocialInsurance => DefinitionTexts.SocialInsurance,
        Category.LabourMarket => DefinitionTexts.LabourMarket,
        Category.AllProgrammes => DefinitionTexts.AllProgrammes,
        _ => null,
    };

    public static string Reading(Indicator indicator) => (indicator.Measure, indicator.Direction) switch
    {
        (Measure.Incidence, _) => IndicatorsTexts.Neutral20,
        (_, Direction.Higher) => IndicatorsTexts.Higher,
        (_, Direction.Lower) => IndicatorsTexts.Lower,
        _ => IndicatorsTexts.Context,
    };

    private static string? ByCode(string code) => code switch
    {
        _ when code.StartsWith("SI_COV_", StringComparison.Ordinal) => DefinitionTexts.Effective,
        "SG_REG_BRTH.lt5y" => DefinitionTexts.BirthRegistration,
        "SP.POP.TOTL" => DefinitionTexts.Population,
        "SI.POV.DDAY" => DefinitionTexts.PovertyExtreme,
        "SI.POV.LMIC" => DefinitionTexts.PovertyLowerMiddle,
        "NY.GDP.PCAP.PP.KD" => DefinitionTexts.Income,
        "EXP.SP.GDP" => DefinitionTexts.SpendingProtection,
        "EXP.SA.GDP" => DefinitionTexts.SpendingAssistance,
        "EXP.SA.ADMIN" => DefinitionTexts.AdministrativeCost,
        "ADM.SA.BEN" => DefinitionTexts.Beneficiaries,
        "ADM.SA.COV" => DefinitionTexts.AdministrativeCoverage,
        "INT.LEVEL" => DefinitionTexts.Level,
        "INT.LL" => DefinitionTexts.Links,
        "INT.PP" => DefinitionTexts.Pairs,
        "INT.BRC" => DefinitionTexts.Registry,
        "INT.UIDC" => DefinitionTexts.UniqueId,
        "INT.PGC" => DefinitionTexts.Gateway,
        "INT.GRMC" => DefinitionTexts.Grievance,
        _ => null,
    };
}
