using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Members;
using Orleans.Concurrency;

namespace Exchange.Web.Submissions;

/// <summary>
/// One member's answer to one round; the key is <c>round/ISO3</c>. Every command carries its actor, and the grain decides whether that actor
/// may: a focal point reaches its own member's submissions only. A command repeated under the same operation id changes nothing and answers
/// the same.
/// </summary>
[GrainInterfaceType("submission")]
public interface ISubmissionGrain : IPublicationSource
{
    /// <summary>Enters cells and, if asked, hands in. What is refused is said in the findings; figures entered are kept as a draft.</summary>
    /// <param name="operation">Identity of the command, actor and channel.</param>
    /// <param name="cells">Cells entered; an empty text clears the cell.</param>
    /// <param name="submit">Hand in afterwards.</param>
    /// <param name="expectedRevision">Revision the page was made from; null if the caller does not care.</param>
    [Alias("Report")]
    Task<SubmissionAnswer> Report(Operation operation, ImmutableArray<Cell> cells, bool submit, long? expectedRevision);

    /// <summary>Takes back what was handed in, before anybody has decided on any of it.</summary>
    [Alias("Withdraw")]
    Task<SubmissionAnswer> Withdraw(Operation operation, long expectedRevision);

    /// <summary>Accepts and publishes what was handed in, or one section of it. Secretariat only.</summary>
    /// <param name="operation">Identity of the command, actor and channel.</param>
    /// <param name="section">Slug of the section; null for everything.</param>
    /// <param name="expectedRevision">Revision the reviewer has read.</param>
    [Alias("Accept")]
    Task<SubmissionAnswer> Accept(Operation operation, string? section, long expectedRevision);

    /// <summary>Sends back the whole with a reason, or single cells each with its own. Secretariat only.</summary>
    [Alias("Return")]
    Task<SubmissionAnswer> Return(Operation operation, string reason, ImmutableArray<CellReason> cells, long expectedRevision);

    /// <summary>Says something about a cell. Everybody who sees the cell may.</summary>
    [Alias("Comment")]
    Task<SubmissionAnswer> Comment(Operation operation, CellKey cell, string text);

    /// <summary>Gives a colleague sections to see and enter, or takes them back. The member's focal point and the secretariat only.</summary>
    [Alias("Delegate")]
    Task<SubmissionAnswer> Delegate(Operation operation, Deputy deputy);

    /// <summary>Asks another member's focal point to verify a cell. The member's focal point and the secretariat only.</summary>
    [Alias("AskVerification")]
    Task<SubmissionAnswer> AskVerification(Operation operation, CellKey cell, string member);

    /// <summary>Confirms a cell or says why it cannot be confirmed. Only a focal point of the member that was asked.</summary>
    [Alias("Verify")]
    Task<SubmissionAnswer> Verify(Operation operation, CellKey cell, bool confirmed, string? note);

    /// <summary>
    /// As much of the submission as the actor may see, and what validation says of it; null if that is nothing or the round does not ask the
    /// member.
    /// </summary>
    [AlwaysInterleave, Alias("View")]
    Task<SubmissionView?> View(Actor actor);

    /// <summary>Who did what, oldest first, as far as the actor may see it.</summary>
    [Alias("History")]
    Task<ImmutableArray<HistoryEntry>> History(Actor actor);

    /// <summary>
    /// What happened after the first <paramref name="heard"/> entries of its history, for the round's listener; not all at once if it is much.
    /// Of many acceptances by the round's own rule it tells the last.
    /// </summary>
    [AlwaysInterleave, Alias("Since")]
    Task<HistorySlice> Since(long heard);

    /// <summary>Per moment where the chain of the history stood: without the last entries that were made at it or later; null before it began.</summary>
    [AlwaysInterleave, Alias("Heads")]
    Task<ImmutableArray<ChainHead?>> Heads(ImmutableArray<DateTimeOffset> ends);

    /// <summary>How far it is, for the board of the round; null if the round does not ask the member.</summary>
    [AlwaysInterleave, Alias("Progress")]
    Task<RoundProgress?> Progress();

    /// <summary>Notes that a reviewer has the submission open, and answers the names of the others who have. Secretariat only.</summary>
    [AlwaysInterleave, Alias("Reading")]
    Task<ImmutableArray<string>> Reading(Actor actor);
}

/// <summary>A submission as one of its people sees it.</summary>
/// <param name="Round">The round.</param>
/// <param name="Submission">The submission, without what the reader may not see.</param>
/// <param name="Findings">What validation says of what the reader sees.</param>
/// <param name="Part">What the reader has to do with it.</param>
[GenerateSerializer, Immutable, Alias("submission-view")]
public sealed record SubmissionView(
    [property: Id(0)] Round Round,
    [property: Id(1)] Submission Submission,
    [property: Id(2)] ImmutableArray<Finding> Findings,
    [property: Id(3)] Part Part);

/// <summary>A part of a submission's history, for whoever acts on it.</summary>
/// <param name="Submission">The submission as it is now.</param>
/// <param name="Entries">The entries that more is to follow from than figures entered, without the figures in them.</param>
/// <param name="Heard">How many entries are heard when these are.</param>
/// <param name="IsAll">There is nothing after them.</param>
[GenerateSerializer, Immutable, Alias("history-slice")]
public sealed record HistorySlice(
    [property: Id(0)] Submission Submission,
    [property: Id(1)] ImmutableArray<NumberedEntry> Entries,
    [property: Id(2)] long Heard,
    [property: Id(3)] bool IsAll);

/// <summary>An entry of a history and how many stand before it.</summary>
[GenerateSerializer, Immutable, Alias("numbered-entry")]
public sealed record NumberedEntry([property: Id(0)] long Number, [property: Id(1)] HistoryEntry Entry);
