using System.Collections.Immutable;
using Exchange.Model.Alerts;
using Exchange.Model.Indicators;

namespace Exchange.Web.Hosting.Content;

/// <summary>Reads the folder alerts/: the rules of early warning that a new installation watches.</summary>
internal static class AlertRuleFiles
{
    public const string Rules = "alerts/rules.csv";

    /// <summary>Reads the folder. Throws <see cref="ContentException"/> at the first thing that cannot be taken.</summary>
    public static ImmutableArray<AlertRule> Read(string folder, Reference reference)
    {
        var rules = ImmutableArray.CreateBuilder<AlertRule>();
        foreach (var row in new ContentFiles(folder, Rules).Rows(
            Rules, "id", "kind", "indicator", "side", "limit", "span", "severity", "owner_en", "owner_fr", "owner_ar", "todo_en", "todo_fr", "todo_ar"))
        {
            var rule = new AlertRule(
                row.Text("id"),
                row.Choice(
                    "kind", ("threshold", AlertKind.Threshold), ("jump", AlertKind.Jump), ("trend", AlertKind.Trend), ("silence", AlertKind.Silence),
                    ("level-without-evidence", AlertKind.LevelWithoutEvidence), ("evidence-stale", AlertKind.EvidenceStale)),
                row.TextOrNull("indicator"), row.Choice("side", ("below", true), ("above", false)), row.NumberOrNull("limit") ?? 0, (int)(row.NumberOrNull("span") ?? 0),
                row.Choice("severity", ("note", AlertSeverity.Note), ("warning", AlertSeverity.Warning), ("urgent", AlertSeverity.Urgent)),
                row.Texts("owner"), row.Texts("todo"));
            if (rule.Unfit(reference) is { } field)
                throw row.Wrong($"'{field}' cannot be watched as it is.");
            if (rules.Any(r => r.Id == rule.Id))
                throw row.Wrong($"'{rule.Id}' appears twice.");
            rules.Add(rule);
        }
        return rules.ToImmutable();
    }
}
