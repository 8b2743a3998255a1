using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;

namespace Exchange.Web.Integration.Entering;

/// <summary>A page of entries: what is stored or was just typed, and what is to be said about it.</summary>
/// <param name="View">The inventory as stored.</param>
/// <param name="Page">What is filled in.</param>
/// <param name="OperationId">Identity of the save that the page's button asks for: a double click is one save.</param>
public sealed record EntriesForm(InventoryView View, EntryPage Page, string OperationId)
{
    /// <summary>Why nothing was stored; empty if it was.</summary>
    public ImmutableArray<EntryFinding> Refusals { get; init; } = [];

    /// <summary>The page follows on a save.</summary>
    public bool Saved { get; init; }

    public InventoryRecord Record => View.Record;

    /// <summary>What is to be said beside the entry: why it was not taken, else what is to be said of what is stored.</summary>
    public ImmutableArray<EntryFinding> FindingsOf(EntryDraft draft) => Refusals.Any(r => r.Entry == draft.Key)
        ? [.. Refusals.Where(r => r.Entry == draft.Key), .. Faults(draft)]
        : [.. Faults(draft), .. Record.Entries.GetValueOrDefault(draft.Key.ToString()) is { } stored && stored == draft.Entry
            ? View.Findings.Where(f => f.Entry == draft.Key)
            : []];

    /// <summary>Why the entry was sent back, or was before it was handed in again; null if it was not.</summary>
    public ReturnedEntry? SentBack(EntryKey key) =>
        Record.Reopened.GetValueOrDefault(key.ToString()) ?? Record.Mended.GetValueOrDefault(key.ToString());

    private static IEnumerable<EntryFinding> Faults(EntryDraft draft) => draft.FileFault is { } fault ? [fault] : [];
}
