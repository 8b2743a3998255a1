using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <content>Accepting and sending back.</content>
public static partial class InventoryDesk
{
    /// <summary>Accepts what was handed in, or one part of it, and makes it public. Entries that were sent back stay out.</summary>
    /// <param name="before">The inventory as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="part">A part by kind; null for everything.</param>
    /// <param name="expectedRevision">The revision the reviewer has read.</param>
    /// <param name="setting">Rubric and moment.</param>
    public static InventoryDecision Accept(InventoryRecord before, Operation operation, string? part, long expectedRevision, InventorySetting setting)
    {
        var refusal = !operation.Actor.IsSecretariat ? "NotYours"
            : expectedRevision != before.Revision ? "StalePage"
            : before.Status == SubmissionStatus.Submitted ? null
            : before.Status == SubmissionStatus.Returned && !before.Reopened.IsEmpty ? null
            : "NothingToReview";
        if (refusal is not null)
            return Refuse(before, refusal);
        var pending = before.Pending();
        bool Covers(string key) =>
            !before.Reopened.ContainsKey(key) && (part is null || InventoryParts.Of(EntryKey.Parse(key).Kind) == part);
        ImmutableArray<string> taken = [.. pending.Where(Covers)];
        if (taken.IsEmpty && (part is not null || before.Status == SubmissionStatus.Returned))
            return Refuse(before, "NothingToReview");
        // The lists to choose from may have changed since it was handed in: what is an error now is not made public.
        ImmutableArray<EntryFinding> errors =
            [.. Examine(before, setting).Where(f => f.Severity == Severity.Error && f.Entry is { } key && taken.Contains(key.ToString()))];
        if (!errors.IsEmpty)
            return Refuse(before, [EntryFinding.Error("ErrorsRemain"), .. errors]);

        var decided = before.Reopened.IsEmpty && taken.Length == pending.Length;
        var next = before with
        {
            Status = decided ? SubmissionStatus.Accepted : before.Status,
            Revision = before.Revision + 1,
            Accepted = After(before, taken, setting),
            Mended = before.Mended.RemoveRange(taken),
            Reviewed = !decided,
        };
        return Done(next, operation, HistoryKind.Accepted, setting, say: e => e with
        {
            Accepted = taken.IsEmpty ? default : [.. taken.Select(EntryKey.Parse)],
        });
    }

    /// <summary>
    /// Sends the whole back with a reason, or single entries each with its own: then of what is there only those can be changed. What was
    /// accepted before stays public until something else is accepted.
    /// </summary>
    public static InventoryDecision Return(
        InventoryRecord before, Operation operation, string reason, ImmutableArray<EntryReason> entries, long expectedRevision, InventorySetting setting)
    {
        var refusal = !operation.Actor.IsSecretariat ? "NotYours"
            : expectedRevision != before.Revision ? "StalePage"
            : before.Status is not (SubmissionStatus.Submitted or SubmissionStatus.Accepted)
                && !(before.Status == SubmissionStatus.Returned && !before.Reopened.IsEmpty) ? "NothingToReview"
            : entries.IsEmpty && string.IsNullOrWhiteSpace(reason) ? "ReasonMissing"
            : reason.Length > LongestReason ? "TextTooLong"
            : null;
        if (refusal is not null)
            return Refuse(before, refusal);
        foreach (var entry in entries)
            if (string.IsNullOrWhiteSpace(entry.Reason) || entry.Reason.Length > LongestReason)
                return Refuse(before, "ReasonMissing", entry.Key);
            else if (!before.Entries.ContainsKey(entry.Key.ToString()) && before.Accepted?.Entries.Any(e => e.Entry.Key == entry.Key) is not true)
                return Refuse(before, "EntryUnknown", entry.Key);

        ImmutableArray<EntryReason> given = [.. entries.Select(e => e with { Reason = e.Reason.Trim() })];
        var returned = before with
        {
            Status = SubmissionStatus.Returned,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            Revision = before.Revision + 1,
            Mended = before.Mended.RemoveRange(given.Select(e => e.Key.ToString())),
            Reopened = given.IsEmpty ? before.Reopened.Clear() : before.Reopened.SetItems(given.Select(e => KeyValuePair.Create(
                e.Key.ToString(), new ReturnedEntry(e.Reason, setting.Now, operation.Actor.Name, before.Entries.GetValueOrDefault(e.Key.ToString()))))),
            Reviewed = false,
        };
        return Done(returned, operation, HistoryKind.Returned, setting, say: e => e with
        {
            Reason = returned.Reason,
            Returned = given.IsEmpty ? default : given,
        });
    }

    private static AcceptedInventory After(InventoryRecord before, ImmutableArray<string> taken, InventorySetting setting)
    {
        var entries = before.Accepted?.Entries.ToDictionary(e => e.Entry.Key.ToString(), StringComparer.Ordinal) ?? [];
        foreach (var key in taken)
            if (before.Entries.TryGetValue(key, out var entry))
                entries[key] = new(entry, setting.Now, before.GradeOf(entry));
            else
                entries.Remove(key);
        return new(
            before.Member, before.Acceptances + 1, setting.Now, before.HandedIn ?? setting.Today,
            [.. entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => e.Value)]);
    }
}
