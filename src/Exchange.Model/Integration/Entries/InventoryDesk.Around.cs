using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <content>What goes on around the entries: talk, delegation, verification by another member. None of it makes an open page stale.</content>
public static partial class InventoryDesk
{
    /// <summary>Says something about an entry; everybody who sees the entry reads it.</summary>
    public static InventoryDecision Comment(InventoryRecord before, Operation operation, EntryKey key, string text, InventorySetting setting)
    {
        var refusal = !InventoryAccess.Of(before, operation.Actor).SeesKey(key) ? "NotYours"
            : !before.Entries.ContainsKey(key.ToString()) ? "EntryUnknown"
            : string.IsNullOrWhiteSpace(text) ? "CommentEmpty"
            : text.Length > LongestReason ? "TextTooLong"
            : null;
        return refusal is not null
            ? Refuse(before, refusal, key)
            : Done(before, operation, HistoryKind.Commented, setting, say: e => e with { About = key, Reason = text.Trim() });
    }

    /// <summary>Gives a colleague parts to enter, or takes them back: the parts named are the colleague's from now on, and no others.</summary>
    public static InventoryDecision Delegate(InventoryRecord before, Operation operation, Deputy deputy, InventorySetting setting)
    {
        var refusal = !InventoryAccess.Of(before, operation.Actor).SpeaksForMember ? "NotYours"
            : string.IsNullOrWhiteSpace(deputy.Account) || string.IsNullOrWhiteSpace(deputy.Name) ? "DeputyUnknown"
            : deputy.Sections.Any(part => !InventoryParts.Exists(part, before.Entries)) ? "PartUnknown"
            : null;
        if (refusal is not null)
            return Refuse(before, refusal);
        var others = before.Deputies.RemoveAll(d => d.Account == deputy.Account);
        var next = before with { Deputies = deputy.Sections.IsEmpty ? others : others.Add(deputy) };
        return Done(next, operation, HistoryKind.Delegated, setting, say: e => e with { Whom = deputy.Name, Reason = string.Join(", ", deputy.Sections) });
    }

    /// <summary>Asks another member's focal point to verify an entry. What is asked is shown to that focal point, and nothing else is.</summary>
    public static InventoryDecision AskVerification(InventoryRecord before, Operation operation, EntryKey key, string member, InventorySetting setting)
    {
        var entry = before.Entries.GetValueOrDefault(key.ToString());
        var refusal = !InventoryAccess.Of(before, operation.Actor).SpeaksForMember ? "NotYours"
            : entry is null ? "EntryUnknown"
            : !setting.Members.Contains(member) ? "UnknownMember"
            : member == before.Member ? "OwnMember"
            : null;
        return refusal is not null ? Refuse(before, refusal, key) : Done(
            before with { Verifications = before.Verifications.SetItem(key.ToString(), new(member, operation.Actor.Name, setting.Now, entry!)) },
            operation, HistoryKind.VerificationAsked, setting, say: e => e with { About = key, Whom = member });
    }

    /// <summary>Confirms an entry, or says why it cannot be confirmed. A confirmed entry that is public already is accepted anew with its higher grade.</summary>
    public static InventoryDecision Verify(InventoryRecord before, Operation operation, EntryKey key, bool confirmed, string? note, InventorySetting setting)
    {
        var asked = before.Verifications.GetValueOrDefault(key.ToString());
        var refusal = asked is null || operation.Actor is not { Role: Role.FocalPoint } || operation.Actor.Member != asked.Member ? "NotYours"
            : asked.Confirmed is not null ? "AlreadyVerified"
            : before.Entries.GetValueOrDefault(key.ToString()) != asked.Entry ? "EntryChanged"
            : !confirmed && string.IsNullOrWhiteSpace(note) ? "ReasonMissing"
            : note?.Length > LongestReason ? "TextTooLong"
            : null;
        if (refusal is not null)
            return Refuse(before, refusal, key);
        var said = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        var next = before with
        {
            Verifications = before.Verifications.SetItem(
                key.ToString(), asked! with { Confirmed = confirmed, By = operation.Actor.Name, At = setting.Now, Note = said }),
        };
        var raises = confirmed && before.Accepted?.Entries.Any(e => e.Entry == asked!.Entry) is true;
        if (raises)
            next = next with { Accepted = Raised(before.Accepted!, asked!.Entry, setting.Now) };
        return Done(next, operation, HistoryKind.Verified, setting, say: e => e with
        {
            About = key, Reason = said, Confirmed = confirmed, Accepted = raises ? [key] : default,
        });
    }

    private static AcceptedInventory Raised(AcceptedInventory accepted, Entry entry, DateTimeOffset now) => accepted with
    {
        Number = accepted.Number + 1,
        At = now,
        Entries = [.. accepted.Entries.Select(e => e.Entry == entry ? e with { Grade = EvidenceGrade.PeerVerified } : e)],
    };
}
