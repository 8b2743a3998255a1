using System.Collections.Immutable;
using Exchange.Model.Recommendations;

namespace Exchange.Web.Tests.Golden;

/// <summary>One of everything that a country can say about the recommendations.</summary>
internal static class FollowUpSample
{
    public static ImmutableArray<FollowUpEntry> Entries(DateTimeOffset at)
    {
        FollowUpChange[] changes =
        [
            new() { Support = new("b2", SupportKind.Partly, "Stratégie 2026", new(2026, 1, 15), "https://example.org/strategy", "Without the tax records") },
            new() { Barriers = new("b2", ["law", "finance"]) },
            new()
            {
                Action = new(
                    "action-1", "b2", "ربط السجل المدني", "Ministry", new(2026, 2, 1), new(2026, 12, 31), "Two posts", "Line 12", "B06", ProgressState.Dropped, "No budget"),
            },
            new() { Obstacle = new("obstacle-1", "c1", ObstacleKind.DataSharing, "No agreement", "Ministry", new(2027, 1, 31), "Signed") },
            new() { Pilot = new("pilot-1", "c5", "Two districts", "Six months", "Payments in time", "They were", PilotDecision.Scale, "MLI/pilot-1") },
            new()
            {
                Result = new(
                    "exchange-00ff", "b6", "mar-b07-2027-05-00ff00", new("One gateway", "Une passerelle", "بوابة واحدة"), 3, LearnedState.UnderWay, "Le contrat est rédigé.", at.AddMinutes(4)),
            },
            new() { Progress = new("b2", "2026", ProgressState.UnderWay, "First link", new("https://example.org/report", "Report"), at.AddMinutes(5)) { File = new(new('b', 64), "Rapport – تقرير.pdf", "application/pdf", 2_048) } },
        ];
        var entries = ImmutableArray.CreateBuilder<FollowUpEntry>();
        foreach (var change in changes)
            entries.Add(FollowUpChain.Link(
                entries.Count == 0 ? FollowUpChain.Beginning("SEN") : entries[^1].Hash,
                new(FormattableString.Invariant($"say-{entries.Count + 1}"), at.AddMinutes(entries.Count), "f1", "Point focal — السنغال", change)));
        return entries.ToImmutable();
    }
}
