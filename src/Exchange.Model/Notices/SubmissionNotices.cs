using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Notices;

/// <summary>
/// Who is told what of a submission's history. Notices follow from entries that were stored with the change, so none is lost and the same
/// entry gives the same notices again. Nobody is told of what it did itself, and nobody of what it may not see.
/// </summary>
public static class SubmissionNotices
{
    /// <summary>Whether anybody is told of an entry of the kind.</summary>
    public static bool Concern(HistoryKind kind) => kind is not (HistoryKind.Saved or HistoryKind.FirstReview or HistoryKind.Withdrawn);

    /// <summary>Notices that an entry gives.</summary>
    /// <param name="submission">The submission as it is now.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="number">How many entries stand before it.</param>
    /// <param name="round">The round.</param>
    /// <param name="people">Everybody who has an account.</param>
    /// <param name="reference">The catalogue.</param>
    public static IEnumerable<Addressed> Of(
        Submission submission, HistoryEntry entry, long number, Round round, IEnumerable<Actor> people, Reference reference)
    {
        if (!Concern(entry.Kind) || (entry.Kind == HistoryKind.Accepted && round.Acceptance == Acceptance.Automatic))
            yield break;
        foreach (var person in people.Concat(StillInvited(submission, people)).Where(p => p.Id != entry.ActorId))
            if (For(person, Access.Of(submission, person), submission, entry, round, reference) is { } notice)
                yield return new(person.Id, notice with { Key = FormattableString.Invariant($"{round.Id}/{submission.Member}/{number}/{notice.Kind}") });
    }

    // Sections can be given to somebody who has yet to make the account.
    private static IEnumerable<Actor> StillInvited(Submission submission, IEnumerable<Actor> people) => submission.Deputies
        .Where(d => people.All(p => p.Id != d.Account))
        .Select(d => new Actor(d.Account, d.Name, Role.Deputy, submission.Member));

    private static Notice? For(Actor person, Access access, Submission submission, HistoryEntry entry, Round round, Reference reference)
    {
        var part = access.Part;
        Notice Say(NoticeKind kind) => new("", kind, part, round.Id, round.Title, submission.Member, entry.At) { By = entry.ActorName, Text = Notice.Cut(entry.Reason) };

        Notice Within(NoticeKind kind, IEnumerable<CellKey> cells) => Say(kind) with { Section = Section(cells) };

        // A place that all the cells share: the one section of a colleague, or the one that was sent back.
        string? Section(IEnumerable<CellKey> cells) =>
            cells.Select(c => Sections.Of(c.Indicator, reference)).OfType<string>().Distinct().Take(2).ToArray() is [var only] ? only : null;

        bool Sees(CellKey key) => access.SeesCell(key, reference);

        switch (entry.Kind)
        {
            case HistoryKind.Submitted when part == Part.Secretariat:
                return Say(NoticeKind.HandedIn);
            case HistoryKind.Returned when part is Part.Owner or Part.Deputy:
                if (entry.Returned.IsDefaultOrEmpty)
                    return Say(NoticeKind.Returned);
                ImmutableArray<CellReason> returned = [.. entry.Returned.Where(r => Sees(r.Key))];
                return returned.IsEmpty ? null : Within(NoticeKind.Returned, returned.Select(r => r.Key)) with
                {
                    Count = returned.Length,
                    Cell = returned.Length == 1 ? returned[0].Key : null,
                    Text = returned.Length == 1 ? Notice.Cut(returned[0].Reason) : Notice.Cut(entry.Reason),
                };
            case HistoryKind.Accepted when part == Part.Owner:
                return Say(NoticeKind.Accepted);
            case HistoryKind.Accepted when part == Part.Deputy && !entry.Published.IsDefault && entry.Published.Any(Sees):
                return Within(NoticeKind.Accepted, entry.Published.Where(Sees));
            case HistoryKind.Commented when part is Part.Secretariat or Part.Owner or Part.Deputy && entry.About is { } about && Sees(about):
                return Within(NoticeKind.Commented, [about]) with { Cell = about };
            case HistoryKind.Delegated when part == Part.Deputy && submission.Deputies.Any(d => d.Account == person.Id && d.Name == entry.Whom):
                return Say(NoticeKind.Delegated) with { Text = null };
            case HistoryKind.VerificationAsked when part == Part.Verifier && person.Member == entry.Whom:
                return Say(NoticeKind.VerificationAsked) with { Cell = entry.About };
            case HistoryKind.Verified when part == Part.Owner && entry.About is { } verified:
                return Within(NoticeKind.Verified, [verified]) with { Cell = verified, Count = entry.Confirmed == true ? 1 : 0 };
            default:
                return null;
        }
    }
}
