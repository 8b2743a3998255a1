using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <content>Accepting and sending back.</content>
public static partial class Desk
{
    /// <summary>
    /// Accepts what was handed in, or one section of it, and makes it public. Cells that were sent back stay out. Large jumps take two
    /// different reviewers.
    /// </summary>
    /// <param name="before">The submission as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="section">Slug of the section; null for everything.</param>
    /// <param name="expectedRevision">The revision the reviewer has read.</param>
    /// <param name="setting">Round, catalogue, figures and moment.</param>
    public static Decision Accept(Submission before, Operation operation, string? section, long expectedRevision, Setting setting)
    {
        var refusal = !operation.Actor.IsSecretariat ? "NotYours"
            : expectedRevision != before.Revision ? "StalePage"
            : before.Status == SubmissionStatus.Submitted ? null
            : before.Status == SubmissionStatus.Returned && !before.Reopened.IsEmpty ? null
            : "NothingToReview";
        if (refusal is not null)
            return Refuse(before, refusal);

        bool Covers(CellKey key) =>
            !before.Reopened.ContainsKey(key.ToString()) && (section is null || Sections.Of(key.Indicator, setting.Reference) == section);
        if ((section is not null || before.Status == SubmissionStatus.Returned) && !before.Pending().Any(Covers))
            return Refuse(before, "NothingToReview");

        var findings = Rules.Check(Examination(before, setting));
        var about = findings.Where(f => f.Cell is not { } key || Covers(key)).ToImmutableArray();
        // Content or accepted figures may have changed since it was handed in: what is an error now is not published.
        if (about.Any(f => f.Severity == Severity.Error))
            return new(before, new(false, before.Status, before.Revision, [Finding.Of("ErrorsRemain", Severity.Error, null), .. about]));
        var large = about.Where(f => f.NeedsSecondReviewer).Select(f => f.Cell!.Value.ToString()).Distinct().ToArray();
        var unread = large.Where(key => !before.FirstReviews.ContainsKey(key)).ToArray();
        if (unread.Length > 0)
            return Done(
                before with
                {
                    FirstReviews = before.FirstReviews.SetItems(unread.Select(key => KeyValuePair.Create(key, operation.Actor.Id))),
                    Revision = before.Revision + 1,
                    Reviewed = true,
                },
                operation, HistoryKind.FirstReview, setting, about);
        if (large.Any(key => before.FirstReviews[key] == operation.Actor.Id))
            return Refuse(before, "SecondReviewerNeeded");
        return Publish(before with { Revision = before.Revision + 1 }, operation, Covers, about, setting, []);
    }

    /// <summary>
    /// Sends the whole back with a reason, or single cells each with its own: then only those can be changed. What was accepted before stays
    /// public until something else is accepted.
    /// </summary>
    /// <param name="before">The submission as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="reason">Reason for the whole; may be empty where cells are named.</param>
    /// <param name="cells">Cells with their reasons; empty for the whole.</param>
    /// <param name="expectedRevision">The revision the reviewer has read.</param>
    /// <param name="setting">Round, catalogue, figures and moment.</param>
    public static Decision Return(
        Submission before, Operation operation, string reason, ImmutableArray<CellReason> cells, long expectedRevision, Setting setting)
    {
        var refusal = !operation.Actor.IsSecretariat ? "NotYours"
            : expectedRevision != before.Revision ? "StalePage"
            : before.Status == SubmissionStatus.Submitted ? null
            : before.Status == SubmissionStatus.Accepted || (before.Status == SubmissionStatus.Returned && !before.Reopened.IsEmpty) ? null
            : "NothingToReview";
        if (refusal is null && cells.IsEmpty && string.IsNullOrWhiteSpace(reason))
            refusal = "ReasonMissing";
        if (refusal is not null)
            return Refuse(before, refusal);
        foreach (var cell in cells)
            if (string.IsNullOrWhiteSpace(cell.Reason) || cell.Reason.Length > LongestText)
                return Refuse(before, "ReasonMissing", cell.Key);
            else if (!before.Cells.ContainsKey(cell.Key.ToString()) && !before.Accepted.ContainsKey(cell.Key.ToString()))
                return Refuse(before, "CellUnknown", cell.Key);

        ImmutableArray<CellReason> given = [.. cells.Select(c => c with { Reason = c.Reason.Trim() })];
        var returned = before with
        {
            Status = SubmissionStatus.Returned,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            Revision = before.Revision + 1,
            FirstReviews = before.FirstReviews.Clear(),
            Mended = before.Mended.RemoveRange(given.Select(c => c.Key.ToString())),
            Reopened = given.IsEmpty ? before.Reopened.Clear() : before.Reopened.SetItems(given.Select(c => KeyValuePair.Create(
                c.Key.ToString(),
                new ReturnedCell(c.Reason, setting.Now, operation.Actor.Name, before.Cells.GetValueOrDefault(c.Key.ToString()))))),
            Reviewed = false,
        };
        return Done(returned, operation, HistoryKind.Returned, setting, say: e => e with
        {
            Reason = returned.Reason,
            Returned = given.IsEmpty ? default : given,
        });
    }

    private static Decision Publish(
        Submission submitted, Operation operation, Func<CellKey, bool> covers, ImmutableArray<Finding> findings, Setting setting,
        ImmutableArray<CellChange> changes)
    {
        ImmutableArray<CellKey> pending = [.. submitted.Pending()];
        ImmutableArray<CellKey> published = [.. pending.Where(covers)];
        var (accepted, publication) = published.IsEmpty ? (submitted, null) : submitted.Accepting(published, setting.Now);
        var decided = submitted.Reopened.IsEmpty && published.Length == pending.Length;
        var next = accepted with
        {
            Status = decided ? SubmissionStatus.Accepted : submitted.Status,
            Mended = submitted.Mended.IsEmpty ? submitted.Mended : submitted.Mended.RemoveRange(published.Select(k => k.ToString())),
            FirstReviews = submitted.FirstReviews.IsEmpty ? submitted.FirstReviews : submitted.FirstReviews.RemoveRange(published.Select(k => k.ToString())),
            Reviewed = !decided,
        };
        return Done(next, operation, HistoryKind.Accepted, setting, findings, say: e => e with
        {
            Changes = changes,
            Published = published.IsEmpty ? default : published,
        }) with { Publication = publication };
    }
}
