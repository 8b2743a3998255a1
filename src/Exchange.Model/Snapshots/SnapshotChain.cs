using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Model.Snapshots;

/// <summary>Links the entries of the snapshots' history, as <see cref="HistoryChain"/> does those of a submission.</summary>
public static class SnapshotChain
{
    /// <summary>Name of the chain among all others; no round can be called so.</summary>
    public const string Name = "snapshots";

    /// <summary>What the first entry is linked to.</summary>
    public static string Beginning { get; } = Begin();

    /// <summary>The entry with its hash.</summary>
    public static SnapshotEntry Link(string previous, SnapshotEntry entry) => entry with { Hash = HashOf(previous, entry) };

    /// <summary>Index of the first entry that does not fit the ones before it; null if all do.</summary>
    public static int? FirstUnfit(ImmutableArray<SnapshotEntry> entries) =>
        Chain.FirstUnfit(Beginning, entries, e => e.Hash, HashOf);

    private static string Begin()
    {
        using var ink = Ink.Begin();
        ink.Write("chain", Name);
        return ink.Dry();
    }

    private static string HashOf(string previous, SnapshotEntry entry)
    {
        using var ink = Ink.Behind(previous, entry.OperationId, entry.At, entry.ActorId, entry.ActorName, entry.Channel);
        ink.Write("act", entry.Act.ToString());
        ink.Write("snapshot", entry.Snapshot);
        ink.Write("file", entry.File);
        ink.Write("reason", entry.Reason);
        return ink.Dry();
    }
}
