using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <content>Entering answers, handing in, taking back.</content>
public static partial class Desk
{
    /// <summary>Enters cells and, if asked, hands the submission in.</summary>
    /// <param name="before">The submission as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="entered">Cells entered; an empty one clears the cell.</param>
    /// <param name="submit">Hand in afterwards.</param>
    /// <param name="expectedRevision">The revision the page was made from; null if the caller does not care.</param>
    /// <param name="setting">Round, catalogue, figures and moment.</param>
    public static Decision Report(
        Submission before, Operation operation, ImmutableArray<Cell> entered, bool submit, long? expectedRevision, Setting setting)
    {
        var access = Access.Of(before, operation.Actor);
        if (RefusesEntry(before, access, submit, expectedRevision, setting) is { } refusal)
            return Refuse(before, refusal);

        var (taken, strange) = Sort(before, entered, access, setting);
        var cells = before.Cells.ToBuilder();
        var changes = ImmutableArray.CreateBuilder<CellChange>();
        foreach (var cell in taken)
        {
            var key = cell.Key.ToString();
            var old = cells.GetValueOrDefault(key);
            if (cell.IsEmpty)
                cells.Remove(key);
            else
                cells[key] = cell;
            if (Differs(old, cell))
                changes.Add(new(cell.Key, old?.Text, cell.IsEmpty ? null : cell.Text, cell.IsEmpty ? null : cell));
        }

        var entry = changes.DrainToImmutable();
        var draft = before with
        {
            Cells = cells.ToImmutable(),
            // What was sent back stays so until it is handed in again.
            Status = before.Status == SubmissionStatus.Returned ? SubmissionStatus.Returned : SubmissionStatus.Draft,
            Revision = before.Revision + 1,
            FirstReviews = before.FirstReviews.Clear(),
            Trial = setting.Round.Trial,
        };
        ImmutableArray<Finding> findings = [.. strange, .. Rules.Check(Examination(draft, setting))];
        HistoryEntry Say(HistoryEntry e) => e with { Changes = entry };
        if (!submit)
            return Done(draft, operation, HistoryKind.Saved, setting, findings, say: Say);

        findings = [.. findings, .. ObstaclesToHandIn(draft, findings, setting.Round.Acceptance)];
        if (findings.Any(f => f.Severity == Severity.Error))
            return Done(draft, operation, HistoryKind.Saved, setting, findings, done: false, say: Say);

        var submitted = draft with
        {
            Status = SubmissionStatus.Submitted,
            Reason = null,
            Reviewed = false,
            Mended = draft.Mended.SetItems(draft.Reopened),
            Reopened = draft.Reopened.Clear(),
        };
        return setting.Round.Acceptance == Acceptance.Automatic
            ? Publish(submitted, operation, _ => true, findings, setting, entry)
            : Done(submitted, operation, HistoryKind.Submitted, setting, findings, say: Say);
    }

    /// <summary>Takes the submission back before anybody has decided on any of it.</summary>
    public static Decision Withdraw(Submission before, Operation operation, long expectedRevision, Setting setting)
    {
        var refusal = !Access.Of(before, operation.Actor).SpeaksForMember ? "NotYours"
            : expectedRevision != before.Revision ? "StalePage"
            : before.Status != SubmissionStatus.Submitted ? "NothingToWithdraw"
            : !TakesAnswers(before, setting) ? "RoundClosed"
            : before.Reviewed || !before.FirstReviews.IsEmpty ? "ReviewBegun"
            : null;
        return refusal is not null
            ? Refuse(before, refusal)
            : Done(before with { Status = SubmissionStatus.Draft, Revision = before.Revision + 1 }, operation, HistoryKind.Withdrawn, setting);
    }

    private static bool TakesAnswers(Submission submission, Setting setting) =>
        setting.Round.PhaseFor(submission.Member, setting.Now) is RoundPhase.Open or RoundPhase.Late;

    private static string? RefusesEntry(Submission before, Access access, bool submit, long? expectedRevision, Setting setting) =>
        !access.Enters ? "NotYours"
        : submit && !access.SpeaksForMember ? "OnlyFocalPointHandsIn"
        : !setting.Round.Members.Contains(before.Member) ? "NotInvited"
        : setting.Round.PhaseFor(before.Member, setting.Now) == RoundPhase.Upcoming ? "RoundNotOpen"
        : setting.Round.PhaseFor(before.Member, setting.Now) == RoundPhase.Closed ? "RoundClosed"
        : expectedRevision is { } expected && expected != before.Revision ? "StalePage"
        : before.Status == SubmissionStatus.Submitted ? "HandedIn"
        : null;

    /// <summary>Cells that are stored, and a finding for each of the others.</summary>
    private static (ImmutableArray<Cell> Taken, ImmutableArray<Finding> Strange) Sort(
        Submission before, ImmutableArray<Cell> entered, Access access, Setting setting)
    {
        var taken = ImmutableArray.CreateBuilder<Cell>(entered.Length);
        var strange = ImmutableArray.CreateBuilder<Finding>();
        var seen = new HashSet<CellKey>();
        foreach (var given in entered)
        {
            var cell = Completed(given, before.Member, setting.Reference);
            var indicator = setting.Reference.Indicator(cell.Key.Indicator);
            if (indicator is null)
                strange.Add(Finding.Of("UnknownIndicator", Severity.Error, cell.Key, cell.Key.Indicator));
            else if (!indicator.Reportable || !setting.Round.Indicators.Contains(indicator.Code))
                strange.Add(Finding.Of("NotAsked", Severity.Error, cell.Key, cell.Key.Indicator));
            else if (!access.SeesCell(cell.Key, setting.Reference))
                strange.Add(Finding.Of("NotYourSection", Severity.Error, cell.Key));
            else if (!seen.Add(cell.Key))
                strange.Add(Finding.Of("V14D", Severity.Error, cell.Key, cell.Key.Year));
            else if (IsLocked(before, cell.Key))
                LockedUnlessUnchanged(before, cell, strange);
            else if (UnfitEvidence(cell) is { } unfit)
                strange.Add(unfit);
            else
                taken.Add(cell);
        }
        return (taken.DrainToImmutable(), strange.DrainToImmutable());
    }

    /// <summary>
    /// Whether the cell cannot be changed because others were sent back and it was not. Beside those only another year of the same figure may be
    /// given, for a year may be what was wrong.
    /// </summary>
    public static bool IsLocked(Submission before, CellKey key) =>
        before.Status == SubmissionStatus.Returned && !before.Reopened.IsEmpty && !before.Reopened.ContainsKey(key.ToString())
        && (before.Cells.ContainsKey(key.ToString())
            || !before.Reopened.Keys.Any(k => CellKey.Parse(k) is var open && open.Indicator == key.Indicator && open.Disaggregation == key.Disaggregation));

    /// <summary>Whether one more year of the indicator may be given: beside figures that were sent back only one of the same figure.</summary>
    public static bool MayAdd(Submission before, string indicator) =>
        before.Status != SubmissionStatus.Returned || before.Reopened.IsEmpty
        || before.Reopened.Keys.Any(k => CellKey.Parse(k) is { Disaggregation: Indicator.Total } open && open.Indicator == indicator);

    // A page sends all its lines again: what is locked and the same is no attempt to change it.
    private static void LockedUnlessUnchanged(Submission before, Cell cell, ImmutableArray<Finding>.Builder strange)
    {
        if (Differs(before.Cells.GetValueOrDefault(cell.Key.ToString()), cell))
            strange.Add(Finding.Of("CellLocked", Severity.Error, cell.Key));
    }

    // Who accepts the published figure need not type it.
    private static Cell Completed(Cell cell, string member, Reference reference) =>
        cell is { Stance: Stance.Accepts, Kind: AnswerKind.Figure, Text.Length: 0 } && reference.PublishedAt(member, cell.Key) is { } published
            ? cell with { Text = FormattableString.Invariant($"{published.Value}"), Value = published.Value, Source = cell.Source ?? published.Source }
            : cell;

    private static Finding? UnfitEvidence(Cell cell)
    {
        if (cell.Evidence.IsDefaultOrEmpty)
            return null;
        if (cell.Evidence.Length > EvidenceRules.MostPerCell)
            return Finding.Of("EvidenceTooMany", Severity.Error, cell.Key, EvidenceRules.MostPerCell);
        foreach (var item in cell.Evidence)
            if (EvidenceRules.Refuses(item) is { } rule)
                return Finding.Of(rule, Severity.Error, cell.Key, item.Name);
        return null;
    }

    private static bool Differs(Cell? old, Cell entered) => old is null ? !entered.IsEmpty : old != entered;

    private static IEnumerable<Finding> ObstaclesToHandIn(Submission draft, ImmutableArray<Finding> findings, Acceptance acceptance)
    {
        if (draft.Cells.IsEmpty && draft.Accepted.IsEmpty)
            yield return Finding.Of("NothingEntered", Severity.Error, null);
        // Nobody reads the comments of a round that accepts automatically, so none is asked for.
        if (acceptance == Acceptance.Automatic)
            yield break;
        foreach (var unsourced in findings.Where(f => f.Rule == "V13S"))
            yield return Finding.Of("SourceMissing", Severity.Error, unsourced.Cell);
        var silent = findings
            .Where(f => f is { Severity: Severity.Warning, Rule: not "V13S", Cell: not null })
            .Select(f => f.Cell!.Value)
            .Distinct()
            .Where(key => string.IsNullOrWhiteSpace(draft.Cells.GetValueOrDefault(key.ToString())?.Note));
        foreach (var key in silent)
            yield return Finding.Of("CommentMissing", Severity.Error, key);
    }
}
