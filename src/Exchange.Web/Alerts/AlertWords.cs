using System.Globalization;
using Exchange.Model.Alerts;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Alerts;

/// <summary>Rules and alerts in sentences.</summary>
internal static class AlertWords
{
    public static string Of(AlertKind kind) => kind switch
    {
        AlertKind.Threshold => AlertsTexts.Kind_Threshold,
        AlertKind.Jump => AlertsTexts.Kind_Jump,
        AlertKind.Trend => AlertsTexts.Kind_Trend,
        AlertKind.Silence => AlertsTexts.Kind_Silence,
        AlertKind.LevelWithoutEvidence => AlertsTexts.Kind_LevelWithoutEvidence,
        _ => AlertsTexts.Kind_EvidenceStale,
    };

    public static string Of(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Note => AlertsTexts.Severity_Note,
        AlertSeverity.Warning => AlertsTexts.Severity_Warning,
        _ => AlertsTexts.Severity_Urgent,
    };

    public static string Sign(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Note => "i",
        AlertSeverity.Warning => "!",
        _ => "‼",
    };

    public static string Of(AlertState state) => state switch
    {
        AlertState.Open => AlertsTexts.State_Open,
        AlertState.Acknowledged => AlertsTexts.State_Acknowledged,
        _ => AlertsTexts.State_Resolved,
    };

    public static string Of(AlertAct act) => act switch
    {
        AlertAct.Raised => AlertsTexts.Act_Raised,
        AlertAct.RaisedAgain => AlertsTexts.Act_RaisedAgain,
        AlertAct.Gone => AlertsTexts.Act_Gone,
        AlertAct.Acknowledged => AlertsTexts.Act_Acknowledged,
        _ => AlertsTexts.Act_Resolved,
    };

    public static string Of(AlertAnswer answer) => answer.Fault switch
    {
        AlertFault.NotYours => AlertsTexts.Fault_NotYours,
        AlertFault.Unknown => AlertsTexts.Fault_Unknown,
        AlertFault.RuleUnfit when Field(answer.Field) is var (name, mend) => Write.Text(AlertsTexts.Fault_RuleUnfit, name) + " " + mend,
        AlertFault.OutcomeMissing => AlertsTexts.Fault_OutcomeMissing,
        AlertFault.ResolvedAlready => AlertsTexts.Fault_ResolvedAlready,
        _ => AlertsTexts.Fault_TooMany,
    };

    /// <summary>The rule in a sentence.</summary>
    public static string Sentence(AlertRule rule, Reference reference)
    {
        var indicator = rule.Indicator is { } code ? reference.Indicator(code)?.Name.In(Language.Current.Code) ?? code : "";
        return rule.Kind switch
        {
            AlertKind.Threshold => Write.Text(rule.Below ? AlertsTexts.Rule_Below : AlertsTexts.Rule_Above, indicator, Limit(rule.Limit)),
            AlertKind.Jump => Write.Text(AlertsTexts.Rule_Jump, indicator, Limit(rule.Limit)),
            AlertKind.Trend => Write.Text(AlertsTexts.Rule_Trend, indicator, rule.Span),
            AlertKind.Silence => Write.Text(AlertsTexts.Rule_Silence, rule.Span),
            AlertKind.LevelWithoutEvidence => Write.Text(AlertsTexts.Rule_LevelWithoutEvidence, Write.Figure(rule.Limit, 0)),
            _ => AlertsTexts.Rule_EvidenceStale,
        };
    }

    /// <summary>What was seen, in a sentence.</summary>
    public static string Seen(AlertRule rule, Sighting seen) => rule.Kind switch
    {
        AlertKind.Threshold => Write.Text(AlertsTexts.Seen_Threshold, seen.Arguments[0], Number(seen.Arguments[1])),
        AlertKind.Jump or AlertKind.Trend => Write.Text(AlertsTexts.Seen_Change, seen.Arguments[3], Number(seen.Arguments[2]), seen.Arguments[0], Number(seen.Arguments[1])),
        AlertKind.Silence => Write.Text(AlertsTexts.Seen_Silence, seen.Arguments[0], seen.Arguments[1], seen.Arguments[2]),
        AlertKind.LevelWithoutEvidence => Write.Text(AlertsTexts.Seen_LevelWithoutEvidence, seen.Arguments[0], seen.Arguments[1], seen.Arguments[2]),
        _ => seen.Arguments[1] == "1"
            ? Write.Text(AlertsTexts.Seen_Stale, seen.Arguments[0])
            : Write.Text(AlertsTexts.Seen_Lapsed, seen.Arguments[0]),
    };

    private static string Limit(double limit) => Write.Figure(limit, limit % 1 == 0 ? 0 : 2);

    private static (string Name, string Mend) Field(string? field) => field switch
    {
        "indicator" => (AlertsTexts.Indicator, AlertsTexts.MendIndicator),
        "limit" => (AlertsTexts.Limit, AlertsTexts.MendLimit),
        "span" => (AlertsTexts.Span, AlertsTexts.MendSpan),
        "owner" => (AlertsTexts.Owner, AlertsTexts.MendOwner),
        _ => (AlertsTexts.ToDo, AlertsTexts.MendToDo),
    };

    private static string Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? Write.Figure(value, value % 1 == 0 ? 0 : 2) : text;
}
