using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;

namespace Exchange.Model.Submissions;

/// <summary>A cell that was talked about since it was last decided.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Remarks">How many remarks.</param>
/// <param name="Last">The last of them.</param>
public sealed record OpenThread(CellKey Key, int Remarks, HistoryEntry Last);

/// <summary>
/// What whoever takes over a member's submission has to know: what is open, what was begun, what was decided, who works on it. Pure, from the
/// submission and its history.
/// </summary>
/// <param name="SentBack">Cells sent back and not yet handed in again, with the reasons.</param>
/// <param name="Drafts">Cells whose answer is not the one last accepted.</param>
/// <param name="Decisions">The last decisions, newest first.</param>
/// <param name="Threads">Cells with remarks since they were last decided, the latest remark first.</param>
/// <param name="Deputies">Colleagues with sections.</param>
/// <param name="Asked">Verifications asked of other members and not answered, by the cell's key.</param>
/// <param name="Before">Who last worked on it for the member, and when; null if nobody but the reader did.</param>
public sealed record Handover(
    ImmutableArray<(CellKey Key, ReturnedCell Why)> SentBack,
    ImmutableArray<CellKey> Drafts,
    ImmutableArray<HistoryEntry> Decisions,
    ImmutableArray<OpenThread> Threads,
    ImmutableArray<Deputy> Deputies,
    ImmutableArray<(CellKey Key, Verification Asked)> Asked,
    HistoryEntry? Before)
{
    private const int MostDecisions = 8;

    /// <summary>Nothing waits for anybody.</summary>
    public bool NothingOpen => SentBack.IsEmpty && Drafts.IsEmpty && Threads.IsEmpty && Asked.IsEmpty;

    /// <summary>Drawn up for the reader.</summary>
    /// <param name="submission">As the reader sees it.</param>
    /// <param name="entries">Its history as the reader sees it, oldest first.</param>
    /// <param name="reader">Who takes over.</param>
    public static Handover Of(Submission submission, ImmutableArray<HistoryEntry> entries, Actor reader) => new(
        [.. submission.Reopened.Select(p => (CellKey.Parse(p.Key), p.Value)).OrderBy(p => p.Item1.ToString(), StringComparer.Ordinal)],
        [.. submission.Pending().Where(k => !submission.Reopened.ContainsKey(k.ToString())).OrderBy(k => k.ToString(), StringComparer.Ordinal)],
        [.. entries.Reverse().Where(IsDecision).Take(MostDecisions)],
        Talk(entries),
        submission.Deputies,
        [.. submission.Verifications.Where(p => p.Value.Confirmed is null).Select(p => (CellKey.Parse(p.Key), p.Value)).OrderBy(p => p.Item1.ToString(), StringComparer.Ordinal)],
        Predecessor(entries, reader));

    /// <summary>Who last worked on it for the member before the reader, as long as the reader has not; null otherwise.</summary>
    public static HistoryEntry? Predecessor(ImmutableArray<HistoryEntry> entries, Actor reader) =>
        entries.Any(e => e.ActorId == reader.Id) ? null : entries.LastOrDefault(e => e.Kind is HistoryKind.Saved or HistoryKind.Submitted or HistoryKind.Withdrawn or HistoryKind.Delegated);

    private static bool IsDecision(HistoryEntry entry) =>
        entry.Kind is HistoryKind.Accepted or HistoryKind.FirstReview or HistoryKind.Returned or HistoryKind.Verified;

    private static ImmutableArray<OpenThread> Talk(ImmutableArray<HistoryEntry> entries)
    {
        var open = new Dictionary<CellKey, OpenThread>();
        foreach (var entry in entries)
        {
            foreach (var key in entry.Published.IsDefault ? [] : entry.Published)
                open.Remove(key);
            if (entry is { Kind: HistoryKind.Commented, About: { } about })
                open[about] = new(about, (open.GetValueOrDefault(about)?.Remarks ?? 0) + 1, entry);
        }
        return [.. open.Values.OrderByDescending(t => t.Last.At).ThenBy(t => t.Key.ToString(), StringComparer.Ordinal)];
    }
}
