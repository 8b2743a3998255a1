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

/// <summary>
/// The rules of entering, handing in, deciding, and what goes on around it. Pure: state and command in, state and answer out.
/// Every command that changes something adds one history entry; a refusal changes nothing.
/// </summary>
public static partial class Desk
{
    private const int LongestText = 4_000;

    /// <summary>What validation says of the submission as it stands.</summary>
    public static ImmutableArray<Finding> Examine(Submission submission, Setting setting) => Rules.Check(Examination(submission, setting));

    /// <summary>Whether a finding of the rule means that the cell was not stored: the questionnaire has no place for it, or it is locked.</summary>
    public static bool IsNotTaken(string rule) =>
        rule is "UnknownIndicator" or "NotAsked" or "V14D" or "CellLocked" or "NotYourSection" || rule.StartsWith("Evidence", StringComparison.Ordinal);

    private static Decision Done(
        Submission next, Operation operation, HistoryKind kind, Setting setting,
        ImmutableArray<Finding> findings = default, bool done = true, Func<HistoryEntry, HistoryEntry>? say = null)
    {
        var answer = new SubmissionAnswer(done, next.Status, next.Revision, findings.IsDefault ? [] : findings);
        var entry = new HistoryEntry(
            operation.OperationId, setting.Now, operation.Actor.Id, operation.Actor.Name, operation.Channel, kind, [], null, answer);
        if (say is not null)
            entry = say(entry);
        return new(
            next with
            {
                Recent = next.Recent.Add(HistoryChain.Link(next.Head, entry)),
                Turnaround = next.Turnaround.Move(next.Status, setting.Now),
            },
            answer);
    }

    private static Decision Refuse(Submission before, string rule, CellKey? cell = null) =>
        new(before, new(false, before.Status, before.Revision, [Finding.Of(rule, Severity.Error, cell)]));

    private static Examination Examination(Submission submission, Setting setting) =>
        new(submission.Member, [.. submission.Cells.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value)],
            setting.Reference, setting.Figures, submission.Source, setting.Now.Year);
}
