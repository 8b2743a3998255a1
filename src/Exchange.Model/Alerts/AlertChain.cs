using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Submissions;

namespace Exchange.Model.Alerts;

/// <summary>Links the entries of an alert's history, as <see cref="HistoryChain"/> does those of a submission; and says what they make of it.</summary>
public static class AlertChain
{
    /// <summary>Name of the chain among all others; no round can be called so.</summary>
    public static string Name(string alert) => "alert:" + alert;

    /// <summary>What the first entry is linked to.</summary>
    public static string Beginning(string alert)
    {
        using var ink = Ink.Begin();
        ink.Write("chain", Name(alert));
        return ink.Dry();
    }

    /// <summary>The entry with its hash.</summary>
    /// <param name="previous">Hash of the entry before, or <see cref="Beginning"/>.</param>
    /// <param name="entry">The entry; a hash in it is replaced.</param>
    public static AlertEntry Link(string previous, AlertEntry entry) => entry with { Hash = HashOf(previous, entry) };

    /// <summary>Index of the first entry that does not fit the ones before it; null if all do.</summary>
    /// <param name="beginning">What the first entry is linked to.</param>
    /// <param name="entries">All entries, oldest first.</param>
    public static int? FirstUnfit(string beginning, ImmutableArray<AlertEntry> entries) =>
        Chain.FirstUnfit(beginning, entries, e => e.Hash, HashOf);

    /// <summary>What of the alert is not as its history says: <c>state</c>, <c>holds</c> or <c>seen</c>; null if all is.</summary>
    public static string? FirstDifference(Alert alert)
    {
        var (state, holds) = (AlertState.Open, false);
        foreach (var entry in alert.History)
            (state, holds) = entry.Act switch
            {
                AlertAct.Raised or AlertAct.RaisedAgain => (AlertState.Open, true),
                AlertAct.Gone => (state, false),
                AlertAct.Acknowledged => (AlertState.Acknowledged, holds),
                _ => (AlertState.Resolved, holds),
            };
        // Its figures may have moved on since it was raised: only whom it is about must not.
        return state != alert.State ? "state" : holds != alert.Holds ? "holds" : Alert.IdOf(alert.Seen) != alert.Id ? "seen" : null;
    }

    private static string HashOf(string previous, AlertEntry entry)
    {
        using var ink = Ink.Begin();
        ink.Write("previous", previous);
        ink.Write("operation", entry.OperationId);
        ink.Write("at", entry.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        ink.Write("name", entry.Actor);
        ink.Write("act", entry.Act.ToString());
        ink.Write("text", entry.Text);
        if (entry.Seen is { } seen)
        {
            ink.Write("rule", seen.Rule);
            ink.Write("member", seen.Member);
            ink.Write("subject", seen.Subject);
            foreach (var argument in seen.Arguments)
                ink.Write("argument", argument);
        }
        return ink.Dry();
    }
}
