using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;

namespace Exchange.Model.Submissions;

/// <summary>What every command on a submission carries.</summary>
/// <param name="OperationId">Chosen by the caller; the same id again changes nothing and answers the same. At most 64 characters.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Channel">By which way.</param>
[GenerateSerializer, Immutable, Alias("operation")]
public sealed record Operation([property: Id(0)] string OperationId, [property: Id(1)] Actor Actor, [property: Id(2)] Channel Channel);

/// <summary>What a decision needs to know besides the submission itself.</summary>
/// <param name="Round">The round.</param>
/// <param name="Reference">Catalogue and published figures.</param>
/// <param name="Figures">The member's nationally accepted figures.</param>
/// <param name="Now">The moment.</param>
public sealed record Setting(Round Round, Reference Reference, MemberFigures Figures, DateTimeOffset Now);

/// <summary>What a command makes of a submission.</summary>
/// <param name="Next">The submission afterwards; the same instance if nothing is to be stored.</param>
/// <param name="Answer">What to answer; its board version is filled in once the board has the change.</param>
/// <param name="Publication">What becomes public; null if nothing does.</param>
public sealed record Decision(Submission Next, SubmissionAnswer Answer, Publication? Publication = null);

/// <summary>The rules of entering, handing in, accepting and sending back. Pure: state and command in, state and answer out.</summary>
public static class Desk
{
    /// <summary>Enters cells and, if asked, hands the submission in.</summary>
    /// <param name="before">The submission as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="entered">Cells entered; an empty text clears the cell.</param>
    /// <param name="submit">Hand in afterwards.</param>
    /// <param name="expectedRevision">The revision the page was made from; null if the caller does not care.</param>
    /// <param name="setting">Round, catalogue, figures and moment.</param>
    public static Decision Report(
        Submission before, Operation operation, ImmutableArray<Cell> entered, bool submit, long? expectedRevision, Setting setting)
    {
        var refusal = RefusesEntry(before, operation.Actor, expectedRevision, setting);
        if (refusal is not null)
            return Refuse(before, refusal);

        var (taken, strange) = Sort(entered, setting);
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
                changes.Add(new(cell.Key, old?.Text, cell.IsEmpty ? null : cell.Text));
        }

        var draft = before with
        {
            Cells = cells.ToImmutable(),
            Status = SubmissionStatus.Draft,
            Revision = before.Revision + 1,
            FirstReviewer = null,
            Trial = setting.Round.Trial,
        };
        ImmutableArray<Finding> findings = [.. strange, .. Rules.Check(Examination(draft, setting))];
        if (!submit)
            return Done(draft, operation, HistoryKind.Saved, changes.DrainToImmutable(), findings, setting);

        findings = [.. findings, .. ObstaclesToHandIn(draft, findings, setting.Round.Acceptance)];
        if (findings.Any(f => f.Severity == Severity.Error))
            return Done(draft, operation, HistoryKind.Saved, changes.DrainToImmutable(), findings, setting, done: false);

        var submitted = draft with { Status = SubmissionStatus.Submitted, Reason = null };
        return setting.Round.Acceptance == Acceptance.Automatic
            ? Publish(submitted, operation, changes.DrainToImmutable(), findings, setting)
            : Done(submitted, operation, HistoryKind.Submitted, changes.DrainToImmutable(), findings, setting);
    }

    /// <summary>Accepts what was handed in and makes it public. Large jumps take two different reviewers.</summary>
    public static Decision Accept(Submission before, Operation operation, long expectedRevision, Setting setting)
    {
        var refusal = RefusesReview(before, operation.Actor, expectedRevision);
        if (refusal is not null)
            return Refuse(before, refusal);

        var findings = Rules.Check(Examination(before, setting));
        // Content or accepted figures may have changed since it was handed in: what is an error now is not published.
        if (findings.Any(f => f.Severity == Severity.Error))
            return new(before, new(false, before.Status, before.Revision, [Finding.Of("ErrorsRemain", Severity.Error, null), .. findings]));
        if (findings.Any(f => f.NeedsSecondReviewer) && before.FirstReviewer is null)
            return Done(
                before with { FirstReviewer = operation.Actor.Id, Revision = before.Revision + 1 },
                operation, HistoryKind.FirstReview, [], findings, setting);
        if (before.FirstReviewer == operation.Actor.Id)
            return Refuse(before, "SecondReviewerNeeded");
        return Publish(before with { Revision = before.Revision + 1, FirstReviewer = null }, operation, [], findings, setting);
    }

    /// <summary>Sends the submission back with a reason.</summary>
    public static Decision Return(Submission before, Operation operation, string reason, long expectedRevision, Setting setting)
    {
        var refusal = RefusesReview(before, operation.Actor, expectedRevision);
        if (refusal is null && string.IsNullOrWhiteSpace(reason))
            refusal = "ReasonMissing";
        if (refusal is not null)
            return Refuse(before, refusal);
        var returned = before with
        {
            Status = SubmissionStatus.Returned,
            Reason = reason.Trim(),
            FirstReviewer = null,
            Revision = before.Revision + 1,
        };
        return Done(returned, operation, HistoryKind.Returned, [], [], setting);
    }

    /// <summary>Whether a finding of the rule means that the cell was not stored: the questionnaire has no place for it.</summary>
    public static bool IsNotTaken(string rule) => rule is "UnknownIndicator" or "NotAsked" or "V14D";

    /// <summary>What validation says of the submission as it stands.</summary>
    public static ImmutableArray<Finding> Examine(Submission submission, Setting setting) => Rules.Check(Examination(submission, setting));

    private static Decision Publish(
        Submission submitted, Operation operation, ImmutableArray<CellChange> changes, ImmutableArray<Finding> findings, Setting setting)
    {
        var accepted = submitted.Accepted.ToBuilder();
        var observations = ImmutableArray.CreateBuilder<Observation>();
        var removed = ImmutableArray.CreateBuilder<CellKey>();
        foreach (var (key, cell) in submitted.Cells)
        {
            if (accepted.TryGetValue(key, out var old) && old.Cell == cell)
                continue;
            accepted[key] = new(cell, setting.Now);
            observations.Add(submitted.Observation(accepted[key]));
        }
        foreach (var (key, old) in submitted.Accepted)
        {
            if (submitted.Cells.ContainsKey(key))
                continue;
            accepted.Remove(key);
            removed.Add(old.Cell.Key);
        }

        var changed = observations.Count > 0 || removed.Count > 0;
        var next = submitted with
        {
            Status = SubmissionStatus.Accepted,
            Accepted = accepted.ToImmutable(),
            Publications = submitted.Publications + (changed ? 1 : 0),
        };
        var publication = changed
            ? new Publication(next.Member, next.Source, next.Publications, observations.DrainToImmutable(), removed.DrainToImmutable(), setting.Now)
            : null;
        return Done(next, operation, HistoryKind.Accepted, changes, findings, setting) with { Publication = publication };
    }

    private static Decision Done(
        Submission next, Operation operation, HistoryKind kind, ImmutableArray<CellChange> changes,
        ImmutableArray<Finding> findings, Setting setting, bool done = true)
    {
        var answer = new SubmissionAnswer(done, next.Status, next.Revision, findings);
        var entry = new HistoryEntry(
            operation.OperationId, setting.Now, operation.Actor.Id, operation.Actor.Name, operation.Channel, kind, changes,
            kind == HistoryKind.Returned ? next.Reason : null, answer);
        return new(next with { Recent = next.Recent.Add(entry) }, answer);
    }

    private static Decision Refuse(Submission before, string rule) =>
        new(before, new(false, before.Status, before.Revision, [Finding.Of(rule, Severity.Error, null)]));

    private static string? RefusesEntry(Submission before, Actor actor, long? expectedRevision, Setting setting) =>
        !actor.MayReport(before.Member) ? "NotYours"
        : !setting.Round.Members.Contains(before.Member) ? "NotInvited"
        : setting.Round.PhaseAt(setting.Now) == RoundPhase.Upcoming ? "RoundNotOpen"
        : setting.Round.PhaseAt(setting.Now) == RoundPhase.Closed ? "RoundClosed"
        : expectedRevision is { } expected && expected != before.Revision ? "StalePage"
        : null;

    private static string? RefusesReview(Submission before, Actor actor, long expectedRevision) =>
        !actor.IsSecretariat ? "NotYours"
        : expectedRevision != before.Revision ? "StalePage"
        : before.Status != SubmissionStatus.Submitted ? "NothingToReview"
        : null;

    /// <summary>Cells the questionnaire knows, and a finding for each of the others.</summary>
    private static (ImmutableArray<Cell> Taken, ImmutableArray<Finding> Strange) Sort(ImmutableArray<Cell> entered, Setting setting)
    {
        var taken = ImmutableArray.CreateBuilder<Cell>(entered.Length);
        var strange = ImmutableArray.CreateBuilder<Finding>();
        var seen = new HashSet<CellKey>();
        foreach (var cell in entered)
        {
            var indicator = setting.Reference.Indicator(cell.Key.Indicator);
            if (indicator is null)
                strange.Add(Finding.Of("UnknownIndicator", Severity.Error, cell.Key, cell.Key.Indicator));
            else if (!indicator.Reportable || !setting.Round.Indicators.Contains(indicator.Code))
                strange.Add(Finding.Of("NotAsked", Severity.Error, cell.Key, cell.Key.Indicator));
            else if (!seen.Add(cell.Key))
                strange.Add(Finding.Of("V14D", Severity.Error, cell.Key, cell.Key.Year));
            else
                taken.Add(cell);
        }
        return (taken.DrainToImmutable(), strange.DrainToImmutable());
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

    private static Examination Examination(Submission submission, Setting setting) =>
        new(submission.Member, [.. submission.Cells.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)], setting.Reference, setting.Figures, submission.Source, setting.Now.Year);
}
