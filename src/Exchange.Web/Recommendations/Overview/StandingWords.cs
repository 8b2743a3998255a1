using Exchange.Model.Integration;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Recommendations.Overview;

/// <summary>The words of the tables.</summary>
internal static class StandingWords
{
    public static string Of(GateChange change, ContentFolder content) => Write.Text(
        change.After.Met switch
        {
            true => RecommendationsTexts.NowPassed,
            false => RecommendationsTexts.NowNotPassed,
            null => RecommendationsTexts.NowUnknown,
        },
        change.Gate.Code, content.Rubric.Words(change.Gate.Code)!.Name.In(Language.Current.Code));

    public static string Move(Change change) => change.Before.Level == change.After.Level && change.Before.Status != AssessmentStatus.NotAssessed
        ? Write.Text(RecommendationsTexts.SameLevel, change.After.Level)
        : Write.Text(RecommendationsTexts.FromTo, Level(change.Before), Level(change.After));

    public static string Of(Grade grade) => grade.Proven == grade.Possible
        ? Write.Text(RecommendationsTexts.GradeIs, grade.Proven)
        : Write.Text(RecommendationsTexts.GradeBetween, grade.Proven, grade.Possible);

    public static string Kind(string code, ContentFolder content) => Name(content.Rubric.DatasetKinds, code);

    public static string Group(string code, ContentFolder content) => Name(content.Rubric.Groups, code);

    public static string Cause(string code, ContentFolder content) => code.Length == 0 ? RecommendationsTexts.NoCause : Name(content.Rubric.Causes, code);

    public static string Type(string code, ContentFolder content) => Name(content.Rubric.ProgrammeTypes, code);

    private static string Level(Assessment assessment) => assessment.Status == AssessmentStatus.NotAssessed ? "–" : Write.Figure(assessment.Level, 0);

    private static string Name(IEnumerable<Term> terms, string code) => terms.FirstOrDefault(t => t.Code == code)?.Name.In(Language.Current.Code) ?? code;
}
