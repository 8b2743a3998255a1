using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Recommendations;

/// <summary>What a country can answer, in words; with a sign that is told apart without colour; and the codes that forms and programs use.</summary>
internal static class FollowUpWords
{
    public static string Of(SupportKind stance) => stance switch
    {
        SupportKind.Accepted => RecommendationsTexts.Stance_Accepted,
        SupportKind.Partly => RecommendationsTexts.Stance_Partly,
        _ => RecommendationsTexts.Stance_Noted,
    };

    public static string Sign(SupportKind? stance) => stance switch
    {
        SupportKind.Accepted => "✓",
        SupportKind.Partly => "±",
        SupportKind.Noted => "·",
        _ => "?",
    };

    public static string Of(ProgressState state) => state switch
    {
        ProgressState.NotStarted => RecommendationsTexts.State_NotStarted,
        ProgressState.Planned => RecommendationsTexts.State_Planned,
        ProgressState.UnderWay => RecommendationsTexts.State_UnderWay,
        ProgressState.Done => RecommendationsTexts.State_Done,
        _ => RecommendationsTexts.State_Dropped,
    };

    public static string Sign(ProgressState? state) => state switch
    {
        ProgressState.NotStarted => "○",
        ProgressState.Planned => "◔",
        ProgressState.UnderWay => "◑",
        ProgressState.Done => "●",
        ProgressState.Dropped => "✕",
        _ => "–",
    };

    public static string Of(ObstacleKind kind) => kind switch
    {
        ObstacleKind.Institutional => RecommendationsTexts.Kind_Institutional,
        ObstacleKind.DataSharing => RecommendationsTexts.Kind_DataSharing,
        _ => RecommendationsTexts.Kind_Infrastructure,
    };

    public static string Of(PilotDecision decision) => decision switch
    {
        PilotDecision.Open => RecommendationsTexts.Decision_Open,
        PilotDecision.Scale => RecommendationsTexts.Decision_Scale,
        PilotDecision.Change => RecommendationsTexts.Decision_Change,
        _ => RecommendationsTexts.Decision_Stop,
    };

    /// <summary>Whose word a report is, and what backs it.</summary>
    public static string Grade(ProgressReport report) => report.IsDocumented ? RecommendationsTexts.Documented : RecommendationsTexts.SelfDeclared;

    public static string Of(LearnedState state) => state switch
    {
        LearnedState.Done => RecommendationsTexts.Learned_Done,
        LearnedState.UnderWay => RecommendationsTexts.Learned_UnderWay,
        _ => RecommendationsTexts.Learned_HeldUp,
    };

    public static string Level(int level) => level switch
    {
        1 => RecommendationsTexts.Level1,
        2 => RecommendationsTexts.Level2,
        _ => RecommendationsTexts.Level3,
    };

    /// <summary>For whom a recommendation is written.</summary>
    public static string For(Recommendation recommendation) =>
        recommendation.Level is { } level ? Level(level) : RecommendationsTexts.ForEveryCountry;

    public static string Code(ProgressState state) => state switch
    {
        ProgressState.NotStarted => "not-started",
        ProgressState.Planned => "planned",
        ProgressState.UnderWay => "under-way",
        ProgressState.Done => "done",
        _ => "dropped",
    };

    public static string Code(ObstacleKind kind) => kind switch
    {
        ObstacleKind.Institutional => "institutional",
        ObstacleKind.DataSharing => "data-sharing",
        _ => "infrastructure",
    };

#pragma warning disable CA1308 // Codes in addresses and forms are small letters.
    public static string Code(SupportKind stance) => stance.ToString().ToLowerInvariant();

    public static string Code(PilotDecision decision) => decision.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>The value whose code was sent; the fallback for any other.</summary>
    public static T Read<T>(string? code, Func<T, string> codeOf, T fallback) where T : struct, Enum =>
        Enum.GetValues<T>().Select(v => (T?)v).FirstOrDefault(v => codeOf(v!.Value) == code) ?? fallback;

    /// <summary>Why a command was refused, and what to do.</summary>
    public static string Of(FollowUpRefusal refusal)
    {
        var sentence = RecommendationsTexts.ResourceManager.GetString("Fault_" + refusal.Fault, Language.Current.Culture)
            ?? throw new ArgumentException($"The fault {refusal.Fault} has no sentence.", nameof(refusal));
        return refusal.Field is { } field && RecommendationsTexts.ResourceManager.GetString("Field_" + field, Language.Current.Culture) is { } name
            ? Write.Text(RecommendationsTexts.AtField, name, sentence)
            : sentence;
    }
}
