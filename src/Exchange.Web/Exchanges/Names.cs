using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Exchanges;

/// <summary>Names of countries and blocks, and the states of a life.</summary>
internal static class Names
{
    public static string Member(this ContentFolder content, string code) => content.Current.Member(code)?.Name.In(Language.Current.Code) ?? code;

    public static string Block(this ContentFolder content, string code) =>
        content.Rubric.Block(code) is { } block ? $"{code} {block.Name.In(Language.Current.Code)}" : code;

    public static string BlockName(this ContentFolder content, string code) => content.Rubric.Block(code)?.Name.In(Language.Current.Code) ?? code;

    public static string Of(Stage stage) => ExchangeWords.Text("Stage_" + stage);

    public static string Of(Act act) => ExchangeWords.Text("Act_" + act);

    public static string Of(Outcome outcome) => ExchangeWords.Text("Outcome_" + outcome);

    public static string Of(MatchState state) => ExchangeWords.Text("Match_" + state);

    public static string Days(Call call) => call.Starts == call.Ends
        ? Day(call.Starts)
        : Write.Text(ExchangesTexts.FromTo, Day(call.Starts), Day(call.Ends));

    public static string Day(DateOnly day) => Write.Day(new(day, TimeOnly.MinValue, TimeSpan.Zero));
}
