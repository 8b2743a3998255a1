using System.Collections.Immutable;

namespace Exchange.Model.Submissions;

/// <summary>Links the entries of a round's history, as <see cref="HistoryChain"/> does those of a submission; and says what they make of it.</summary>
public static class RoundChain
{
    /// <summary>Name of the chain among all others; no round can be called so.</summary>
    public static string Name(string round) => "round:" + round;

    /// <summary>What the first entry is linked to.</summary>
    public static string Beginning(string round)
    {
        using var ink = Ink.Begin();
        ink.Write("chain", Name(round));
        return ink.Dry();
    }

    /// <summary>The entry with its hash.</summary>
    /// <param name="previous">Hash of the entry before, or <see cref="Beginning"/>.</param>
    /// <param name="entry">The entry; a hash in it is replaced.</param>
    public static RoundEntry Link(string previous, RoundEntry entry) => entry with { Hash = HashOf(previous, entry) };

    /// <summary>Index of the first entry that does not fit the ones before it; null if all do.</summary>
    /// <param name="beginning">What the first entry is linked to.</param>
    /// <param name="entries">All entries, oldest first.</param>
    public static int? FirstUnfit(string beginning, ImmutableArray<RoundEntry> entries) =>
        Chain.FirstUnfit(beginning, entries, e => e.Hash, HashOf);

    /// <summary>The first field of the round, by name, that is not as its history says; null if all are.</summary>
    public static string? FirstDifference(Round round, ImmutableArray<RoundEntry> entries)
    {
        var (kept, told) = (RoundFields.Table(round), RoundFields.Table(entries));
        return kept.Keys.Union(told.Keys).Where(field => kept.GetValueOrDefault(field) != told.GetValueOrDefault(field)).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static string HashOf(string previous, RoundEntry entry)
    {
        using var ink = Ink.Behind(previous, entry.OperationId, entry.At, entry.ActorId, entry.ActorName, entry.Channel);
        ink.Write("act", entry.Act.ToString());
        ink.Write("member", entry.Member);
        ink.Write("reason", entry.Reason);
        foreach (var change in entry.Changes)
        {
            ink.Write("field", change.Field);
            ink.Write("from", change.From);
            ink.Write("to", change.To);
        }
        return ink.Dry();
    }
}
