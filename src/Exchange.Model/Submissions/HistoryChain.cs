using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>
/// Links the entries of a submission's history: each carries a hash over the one before and itself. The answer is left out, because the
/// board's version in it is known only after the write. A field that is not set adds nothing, so entries written before the field existed
/// keep their hash.
/// </summary>
public static class HistoryChain
{
    /// <summary>What the first entry of a submission is linked to.</summary>
    public static string Beginning(string round, string member) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{round}/{member}")));

    /// <summary>The entry with its hash.</summary>
    /// <param name="previous">Hash of the entry before, or <see cref="Beginning"/>.</param>
    /// <param name="entry">The entry; a hash in it is replaced.</param>
    public static HistoryEntry Link(string previous, HistoryEntry entry) => entry with { Hash = HashOf(previous, entry) };

    /// <summary>Index of the first entry that does not fit the ones before it; null if all do.</summary>
    /// <param name="beginning">What the first entry is linked to.</param>
    /// <param name="entries">All entries, oldest first.</param>
    public static int? FirstUnfit(string beginning, ImmutableArray<HistoryEntry> entries) =>
        Chain.FirstUnfit(beginning, entries, e => e.Hash, HashOf);

    private static string HashOf(string previous, HistoryEntry entry)
    {
        using var ink = Ink.Behind(previous, entry.OperationId, entry.At, entry.ActorId, entry.ActorName, entry.Channel);
        ink.Write("kind", entry.Kind.ToString());
        ink.Write("reason", entry.Reason);
        ink.Write("about", entry.About?.ToString());
        ink.Write("whom", entry.Whom);
        ink.Write("confirmed", entry.Confirmed?.ToString());
        foreach (var change in Given(entry.Changes))
            Write(ink, change);
        foreach (var returned in Given(entry.Returned))
        {
            ink.Write("returned", returned.Key.ToString());
            ink.Write("why", returned.Reason);
        }
        foreach (var key in Given(entry.Published))
            ink.Write("published", key.ToString());
        return ink.Dry();
    }

    private static void Write(Ink ink, CellChange change)
    {
        ink.Write("cell", change.Key.ToString());
        ink.Write("from", change.From);
        ink.Write("to", change.To);
        if (change.Cell is not { } cell)
            return;
        ink.Write("value", cell.Value?.ToString("R", CultureInfo.InvariantCulture));
        ink.Write("source", cell.Source);
        ink.Write("note", cell.Note);
        ink.Write("method", cell.Method);
        ink.Write("answer", cell.Kind == AnswerKind.Figure ? null : cell.Kind.ToString());
        ink.Write("stance", cell.Stance == Stance.None ? null : cell.Stance.ToString());
        foreach (var item in Given(cell.Evidence))
        {
            ink.Write("evidence", item.Address);
            ink.Write("called", item.Name);
        }
    }

    private static ImmutableArray<T> Given<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
