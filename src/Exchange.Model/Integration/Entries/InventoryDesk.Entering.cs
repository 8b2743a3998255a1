using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <content>Entering, handing in, taking back.</content>
public static partial class InventoryDesk
{
    /// <summary>Enters, changes or removes entries. What cannot be read is kept as it was typed and told by <see cref="Examine"/>.</summary>
    /// <param name="before">The inventory as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="entries">Entries; an empty one removes the entry of its key.</param>
    /// <param name="expectedRevision">The revision the page was made from; null if the caller does not care.</param>
    /// <param name="setting">Rubric and moment.</param>
    /// <returns>If an entry cannot be taken none is, and the findings name each that cannot.</returns>
    public static InventoryDecision Put(
        InventoryRecord before, Operation operation, ImmutableArray<Entry> entries, long? expectedRevision, InventorySetting setting)
    {
        var access = InventoryAccess.Of(before, operation.Actor);
        var refusal = !access.Enters ? "NotYours"
            : expectedRevision is { } expected && expected != before.Revision ? "StalePage"
            : before.Status == SubmissionStatus.Submitted ? "InventoryHandedIn"
            : null;
        if (refusal is not null)
            return Refuse(before, refusal);
        ImmutableArray<EntryFinding> unfit = [.. Unfit(before, entries, access)];
        if (!unfit.IsEmpty)
            return Refuse(before, unfit);

        var next = before.Entries.ToBuilder();
        var changes = ImmutableArray.CreateBuilder<EntryChange>();
        foreach (var entry in entries)
        {
            var key = entry.Key.ToString();
            var old = next.GetValueOrDefault(key);
            if (entry.IsEmpty ? old is null : old == entry)
                continue;
            if (entry.IsEmpty)
                next.Remove(key);
            else
                next[key] = entry;
            changes.Add(new(entry.Key, old, entry.IsEmpty ? null : entry));
        }
        if (next.Count > MostEntries)
            return Refuse(before, "TooManyEntries");
        var draft = before with
        {
            Entries = next.ToImmutable(),
            // What was sent back stays so until it is handed in again.
            Status = before.Status == SubmissionStatus.Returned ? SubmissionStatus.Returned : SubmissionStatus.Draft,
            Revision = before.Revision + 1,
        };
        return Done(draft, operation, HistoryKind.Saved, setting, say: e => e with { Changes = changes.ToImmutable() });
    }

    /// <summary>Hands the inventory in. Errors keep it from being handed in.</summary>
    public static InventoryDecision HandIn(InventoryRecord before, Operation operation, long expectedRevision, InventorySetting setting)
    {
        var access = InventoryAccess.Of(before, operation.Actor);
        var refusal = !access.Enters ? "NotYours"
            : !access.SpeaksForMember ? "OnlyFocalPointHandsIn"
            : expectedRevision != before.Revision ? "StalePage"
            : before.Status == SubmissionStatus.Submitted ? "InventoryHandedIn"
            : before.Entries.IsEmpty && before.Accepted is null ? "NothingEntered"
            : null;
        if (refusal is not null)
            return Refuse(before, refusal);
        ImmutableArray<EntryFinding> errors = [.. Examine(before, setting).Where(f => f.Severity == Severity.Error)];
        if (!errors.IsEmpty)
            return Refuse(before, errors);
        var submitted = before with
        {
            Status = SubmissionStatus.Submitted,
            Revision = before.Revision + 1,
            HandedIn = setting.Today,
            Reason = null,
            Reviewed = false,
            Mended = before.Mended.SetItems(before.Reopened),
            Reopened = before.Reopened.Clear(),
        };
        return Done(submitted, operation, HistoryKind.Submitted, setting);
    }

    /// <summary>Takes the inventory back before anybody has decided on any of it.</summary>
    public static InventoryDecision Withdraw(InventoryRecord before, Operation operation, long expectedRevision, InventorySetting setting)
    {
        var refusal = !InventoryAccess.Of(before, operation.Actor).SpeaksForMember ? "NotYours"
            : expectedRevision != before.Revision ? "StalePage"
            : before.Status != SubmissionStatus.Submitted ? "NothingToWithdraw"
            : before.Reviewed ? "ReviewBegun"
            : null;
        return refusal is not null
            ? Refuse(before, refusal)
            : Done(before with { Status = SubmissionStatus.Draft, Revision = before.Revision + 1 }, operation, HistoryKind.Withdrawn, setting);
    }

    /// <summary>Whether the entry cannot be changed because others were sent back and it was not. New ones may be added: one may be what was missing.</summary>
    public static bool IsLocked(InventoryRecord record, EntryKey key) =>
        record.Status == SubmissionStatus.Returned && !record.Reopened.IsEmpty
        && record.Entries.ContainsKey(key.ToString()) && !record.Reopened.ContainsKey(key.ToString());

    private static IEnumerable<EntryFinding> Unfit(InventoryRecord before, ImmutableArray<Entry> entries, InventoryAccess access)
    {
        var seen = new HashSet<EntryKey>();
        var accepted = before.Accepted?.Entries.Select(e => e.Entry.Key).ToHashSet() ?? [];
        foreach (var entry in entries)
            if (!entry.Key.IsWellFormed)
                yield return EntryFinding.Error("EntryIdUnfit", entry.Key, null, entry.Key.Id);
            else if (!seen.Add(entry.Key))
                yield return EntryFinding.Error("EntryTwice", entry.Key, null, entry.Key.Id);
            else if (!(entry.IsEmpty ? access.SeesKey(entry.Key) : access.SeesEntry(entry) && (!before.Entries.ContainsKey(entry.Key.ToString()) || access.SeesKey(entry.Key))))
                yield return EntryFinding.Error("NotYourPart", entry.Key);
            else if (IsLocked(before, entry.Key) && before.Entries.GetValueOrDefault(entry.Key.ToString()) != entry)
                yield return EntryFinding.Error("EntryLocked", entry.Key);
            else if (entry.Key.Kind == EntryKind.Need && entry.IsEmpty && accepted.Contains(entry.Key))
                // Dropping needs raises the share of linked ones: it is seen, with its reason.
                yield return EntryFinding.Error("NeedDroppedWithoutReason", entry.Key, EntryFields.Dropped);
            else if (entry.Fields.Any(f => f.Value.Length > FieldReader.LongestParagraph || f.Key.Length > FieldReader.LongestWords))
                yield return EntryFinding.Error("EntryTooLong", entry.Key, entry.Fields.First(f => f.Value.Length > FieldReader.LongestParagraph || f.Key.Length > FieldReader.LongestWords).Key);
            else if (UnfitEvidence(entry) is { } finding)
                yield return finding;
    }

    private static EntryFinding? UnfitEvidence(Entry entry)
    {
        if (entry.Evidence.IsDefaultOrEmpty)
            return null;
        if (entry.Evidence.Length > EvidenceRules.MostPerCell)
            return EntryFinding.Error("EvidenceTooMany", entry.Key, EntryFields.Evidence, FormattableString.Invariant($"{EvidenceRules.MostPerCell}"));
        foreach (var item in entry.Evidence)
            if (EvidenceRules.Refuses(item) is { } rule)
                return EntryFinding.Error(rule, entry.Key, EntryFields.Evidence, item.Name);
        return null;
    }
}
