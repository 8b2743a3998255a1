using Exchange.Model.Indicators;

namespace Exchange.Web.Indicators;

/// <summary>Which validation rules look at a reported figure of an indicator, in words.</summary>
internal static class Checks
{
    public static IEnumerable<(string Rule, string Words)> Of(Indicator indicator)
    {
        if (!indicator.Reportable)
            yield break;
        var (measure, category) = (indicator.Measure, indicator.Category);
        if (indicator.Minimum is not null || indicator.Maximum is not null)
            yield return ("V01", DefinitionTexts.RuleV01);
        if (measure == Measure.Adequacy)
            yield return ("V02", DefinitionTexts.RuleV02);
        if (measure == Measure.Coverage)
        {
            yield return ("V03", DefinitionTexts.RuleV03);
            yield return ("V04", DefinitionTexts.RuleV04);
        }
        var quintiles = measure == Measure.QuintileCoverage || (measure == Measure.Coverage && category == Category.SocialAssistance);
        if (quintiles)
            yield return ("V05", DefinitionTexts.RuleV05);
        if (indicator.Quintile is 1 or 5)
            yield return ("V06", DefinitionTexts.RuleV06);
        if (measure is Measure.Coverage or Measure.QuintileCoverage)
            yield return ("V07", DefinitionTexts.RuleV07);
        if (measure == Measure.Adequacy)
        {
            yield return ("V08", DefinitionTexts.RuleV08);
            yield return ("V09", DefinitionTexts.RuleV09);
        }
        if (measure is Measure.Adequacy or Measure.Incidence && category is Category.SocialAssistance or Category.AllProgrammes)
            yield return ("V10", DefinitionTexts.RuleV10);
        if (indicator.Quintile == 1 || (measure == Measure.Incidence && category == Category.SocialAssistance))
            yield return ("V11", DefinitionTexts.RuleV11);
        if (measure == Measure.Adequacy)
            yield return ("V12", DefinitionTexts.RuleV12);
        yield return ("V13", DefinitionTexts.RuleV13);
        yield return ("V14", DefinitionTexts.RuleV14);
        if (indicator.Code == "ADM.SA.BEN")
            yield return ("V15", DefinitionTexts.RuleV15);
        if (indicator.Code == "ADM.SA.COV")
            yield return ("V16", DefinitionTexts.RuleV16);
        if (measure == Measure.Coverage)
            yield return ("V17", DefinitionTexts.RuleV17);
        yield return ("V18", DefinitionTexts.RuleV18);
    }
}
