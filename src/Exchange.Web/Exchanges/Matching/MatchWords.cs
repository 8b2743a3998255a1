using System.Globalization;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Exchanges.Matching;

/// <summary>Reasons for and against a pair, as sentences in the language at hand.</summary>
internal static class MatchWords
{
    public static string Of(Aspect aspect) => Text("Aspect_" + aspect);

    public static string Of(UnservedCause cause) => Text("Cause_" + cause);

    public static string Sentence(Reason reason) => reason.Key switch
    {
        "LanguageFirst" or "LanguageOther" => Filled(reason, ExchangeWords.Tongue(reason.Arguments[0])),
        "TrackHalf" or "TrackOther" => Filled(reason, ExchangeWords.Of(Enum.Parse<Track>(reason.Arguments[0]))),
        "CalendarShared" => Filled(reason, ExchangeWords.Joined(reason.Arguments[1].Split(' ').Select(ExchangeWords.Month))),
        "ContextShared" => Filled(reason, ExchangeWords.Joined(Shared(reason))),
        "ModeShared" => Filled(reason, ExchangeWords.Of(Enum.Parse<Mode>(reason.Arguments[0]))),
        "FeedbackMean" => Filled(
            reason, Write.Figure(FigureReader.Read(reason.Arguments[0]).Value ?? 0),
            Write.Count(MatchTexts.Guests, int.Parse(reason.Arguments[1], CultureInfo.InvariantCulture))),
        _ => Filled(reason, [.. reason.Arguments]),
    };

    private static IEnumerable<string> Shared(Reason reason)
    {
        if (reason.Arguments[0] == "1")
            yield return MatchTexts.SharedRegion;
        if (reason.Arguments[1] == "1")
            yield return MatchTexts.SharedGroup;
        if (reason.Arguments[2] == "1")
            yield return MatchTexts.SharedDevelopment;
    }

    private static string Filled(Reason reason, params object[] parts) => Write.Text(Text("Reason_" + reason.Key), parts);

    private static string Text(string key) => MatchTexts.ResourceManager.GetString(key, Language.Current.Culture) ?? key;
}
