using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model;
using Exchange.Model.Alerts;
using Exchange.Model.Indicators;

namespace Exchange.Web.Alerts;

/// <summary>A rule as it stands in its form.</summary>
public sealed record RuleForm(
    string Id, AlertKind Kind, string Indicator, bool Below, string Limit, string Span, AlertSeverity Severity, LocalText Owner, LocalText ToDo, bool IsOn)
{
    public static RuleForm New { get; } = new("", AlertKind.Threshold, "", true, "", "30", AlertSeverity.Warning, LocalText.Same(""), LocalText.Same(""), true);

    public static RuleForm Of(AlertRule rule) => new(
        rule.Id, rule.Kind, rule.Indicator ?? "", rule.Below, rule.Limit.ToString("R", CultureInfo.InvariantCulture), rule.Span.ToString(CultureInfo.InvariantCulture),
        rule.Severity, rule.Owner, rule.ToDo, rule.IsOn);

    public static RuleForm Of(string id, IFormCollection posted) => new(
        id, Choice(posted["kind"], AlertKind.Threshold), posted["indicator"].ToString(), posted["side"] != "above", posted["limit"].ToString().Trim(),
        posted["span"].ToString().Trim(), Choice(posted["severity"], AlertSeverity.Warning), Texts(posted, "owner"), Texts(posted, "todo"),
        posted["on"] == "yes");

    /// <summary>The rule; a number that cannot be read is none that a rule takes.</summary>
    public AlertRule Read()
    {
        var limit = Limit.Length == 0 ? 0 : FigureReader.Read(Limit).Value ?? double.NaN;
        return new(
            Id, Kind, AlertRule.WatchesSeries(Kind) && Indicator.Length > 0 ? Indicator : null, Below,
            Kind is AlertKind.Silence or AlertKind.Trend or AlertKind.EvidenceStale ? 0 : limit,
            Kind is AlertKind.Silence or AlertKind.Trend ? int.TryParse(Span, NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : -1 : 0,
            Severity, Whole(Owner), Whole(ToDo), IsOn);
    }

    private static LocalText Texts(IFormCollection posted, string name)
    {
        string In(string language) => posted[$"{name}-{language}"].ToString().Trim();
        return new(In("en"), In("fr"), In("ar"));
    }

    // A language that was left empty says what another one does.
    private static LocalText Whole(LocalText text)
    {
        string Or(params ReadOnlySpan<string> texts)
        {
            foreach (var one in texts)
                if (one.Length > 0)
                    return one;
            return "";
        }
        return new(Or(text.En, text.Fr, text.Ar), Or(text.Fr, text.En, text.Ar), Or(text.Ar, text.En, text.Fr));
    }

    private static T Choice<T>(string? text, T fallback) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : fallback;
}

/// <summary>What a rule would have done on past data.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Raised">When it would have been raised, oldest first.</param>
/// <param name="Now">Where its case holds now.</param>
public sealed record RulePreview(AlertRule Rule, ImmutableArray<Sighting> Raised, ImmutableArray<Sighting> Now);
