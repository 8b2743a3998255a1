using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;

namespace Exchange.Model.Submissions;

/// <content>What goes on around the answers: talk, delegation, verification by another member. None of it makes an open page stale.</content>
public static partial class Desk
{
    /// <summary>Says something about a cell; everybody who sees the cell reads it.</summary>
    public static Decision Comment(Submission before, Operation operation, CellKey key, string text, Setting setting)
    {
        var refusal = !Access.Of(before, operation.Actor).SeesCell(key, setting.Reference) ? "NotYours"
            : !setting.Round.Indicators.Contains(key.Indicator) ? "NotAsked"
            : string.IsNullOrWhiteSpace(text) ? "CommentEmpty"
            : text.Length > LongestText ? "TextTooLong"
            : null;
        return refusal is not null
            ? Refuse(before, refusal, key)
            : Done(before, operation, HistoryKind.Commented, setting, say: e => e with { About = key, Reason = text.Trim() });
    }

    /// <summary>Gives a colleague sections to see and enter, or takes them back: the sections named are the colleague's from now on, and no others.</summary>
    /// <param name="before">The submission as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="deputy">The colleague and the sections; none takes all back.</param>
    /// <param name="setting">Round, catalogue, figures and moment.</param>
    public static Decision Delegate(Submission before, Operation operation, Deputy deputy, Setting setting)
    {
        var known = Sections.Of(setting.Round, setting.Reference);
        var refusal = !Access.Of(before, operation.Actor).SpeaksForMember ? "NotYours"
            : string.IsNullOrWhiteSpace(deputy.Account) || string.IsNullOrWhiteSpace(deputy.Name) ? "DeputyUnknown"
            : deputy.Sections.Any(slug => known.All(s => s.Slug != slug)) ? "SectionUnknown"
            : null;
        if (refusal is not null)
            return Refuse(before, refusal);
        var others = before.Deputies.RemoveAll(d => d.Account == deputy.Account);
        var next = before with { Deputies = deputy.Sections.IsEmpty ? others : others.Add(deputy) };
        return Done(next, operation, HistoryKind.Delegated, setting, say: e => e with { Whom = deputy.Name, Reason = string.Join(", ", deputy.Sections) });
    }

    /// <summary>Asks another member's focal point to verify a cell. What is asked is shown to that focal point, and nothing else is.</summary>
    public static Decision AskVerification(Submission before, Operation operation, CellKey key, string member, Setting setting)
    {
        var cell = before.Cells.GetValueOrDefault(key.ToString());
        var refusal = !Access.Of(before, operation.Actor).SpeaksForMember ? "NotYours"
            : cell is not { HasFigure: true } ? "CellUnknown"
            : setting.Reference.Member(member) is null ? "UnknownMember"
            : member == before.Member ? "OwnMember"
            : null;
        if (refusal is not null)
            return Refuse(before, refusal, key);
        var asked = new Verification(member, operation.Actor.Name, setting.Now, cell!);
        return Done(
            before with { Verifications = before.Verifications.SetItem(key.ToString(), asked) },
            operation, HistoryKind.VerificationAsked, setting, say: e => e with { About = key, Whom = member });
    }

    /// <summary>
    /// Confirms a cell, or says why it cannot be confirmed. A confirmed figure that is public already is published again with its higher grade.
    /// </summary>
    public static Decision Verify(Submission before, Operation operation, CellKey key, bool confirmed, string? note, Setting setting)
    {
        var asked = before.Verifications.GetValueOrDefault(key.ToString());
        var refusal = asked is null || operation.Actor is not { Role: Role.FocalPoint } || operation.Actor.Member != asked.Member ? "NotYours"
            : asked.Confirmed is not null ? "AlreadyVerified"
            : before.Cells.GetValueOrDefault(key.ToString()) != asked.Cell ? "CellChanged"
            : !confirmed && string.IsNullOrWhiteSpace(note) ? "ReasonMissing"
            : note?.Length > LongestText ? "TextTooLong"
            : null;
        if (refusal is not null)
            return Refuse(before, refusal, key);
        var next = before with
        {
            Verifications = before.Verifications.SetItem(key.ToString(), asked! with
            {
                Confirmed = confirmed, By = operation.Actor.Name, At = setting.Now, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            }),
        };
        var raises = confirmed && next.Accepted.GetValueOrDefault(key.ToString())?.Cell == asked!.Cell;
        var (told, publication) = raises ? next.Republishing(key, setting.Now) : (next, null);
        return Done(told, operation, HistoryKind.Verified, setting, say: e => e with
        {
            About = key, Reason = string.IsNullOrWhiteSpace(note) ? null : note.Trim(), Confirmed = confirmed,
            Published = raises ? [key] : default,
        }) with { Publication = publication };
    }
}
