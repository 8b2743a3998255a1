using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>The words of calls and applications in the language at hand, and how they are written in forms and the API.</summary>
internal static class CallWords
{
    public static string Of(Stage stage) => Text("Stage_" + stage);

    public static string Of(CallStatus status) => Text("Status_" + status);

    public static string Of(Outcome outcome) => Text("Outcome_" + outcome);

    /// <summary>The act as a button says it.</summary>
    public static string Of(Act act) => Text("Act_" + act);

    /// <summary>What stands now that the act was done.</summary>
    public static string Done(string act) => CallsTexts.ResourceManager.GetString("Done_" + act, Language.Current.Culture) ?? CallsTexts.Done;

    /// <summary>What comes next, for the applicant.</summary>
    public static string Next(Stage stage) => Text("Next_" + stage);

    /// <summary>An entry of the history by its act.</summary>
    public static string Entry(string act) => CallsTexts.ResourceManager.GetString("Entry_" + act, Language.Current.Culture) ?? act;

    /// <summary>Why something was not done.</summary>
    public static string Sentence(Refusal refusal)
    {
        var own = CallsTexts.ResourceManager.GetString("Refusal_" + refusal.Rule, Language.Current.Culture)
            ?? (refusal.Rule.StartsWith("Evidence", StringComparison.Ordinal) ? FindingTexts.ResourceManager.GetString(refusal.Rule, Language.Current.Culture) : null);
        return own is null ? ExchangeWords.Sentence(refusal) : Write.Text(own, [.. refusal.Arguments]);
    }

    /// <summary>From one day to another, once if they are the same.</summary>
    public static string Days(DateOnly from, DateOnly to) => from == to ? Day(from) : Write.Text(CallsTexts.FromTo, Day(from), Day(to));

    public static string Day(DateOnly day) => Write.Day(new(day, TimeOnly.MinValue, TimeSpan.Zero));

    public static string Member(Exchange.Model.Indicators.Reference reference, string code) => reference.Member(code)?.Name.In(Language.Current.Code) ?? code;

    /// <summary>The act by the word that forms and the API have for it; null if there is none.</summary>
    public static Act? Act(string? word) => Enum.GetValues<Act>().Where(a => Code(a) == word).Select(a => (Act?)a).FirstOrDefault();

    public static string Code(Act act) => act.ToString().ToLowerInvariant();

    public static Outcome? Outcome(string? word) => Enum.GetValues<Outcome>().Where(o => Code(o) == word).Select(o => (Outcome?)o).FirstOrDefault();

    public static string Code(Outcome outcome) => outcome switch
    {
        Model.Exchanges.Calls.Outcome.Done => "done",
        Model.Exchanges.Calls.Outcome.UnderWay => "under-way",
        _ => "held-up",
    };

    /// <summary>The colour that a stage is shown in.</summary>
    public static string Colour(Stage stage) => stage switch
    {
        Stage.Selected or Stage.Placed or Stage.Completed or Stage.Planned or Stage.Followed or Stage.Closed => "Accepted",
        Stage.Applied or Stage.Nominated => "Submitted",
        Stage.NotNominated or Stage.NotSelected or Stage.Waiting => "Returned",
        _ => "NotStarted",
    };

    private static string Text(string key) => CallsTexts.ResourceManager.GetString(key, Language.Current.Culture) ?? key;
}
