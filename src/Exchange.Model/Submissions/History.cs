using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>What a history entry records.</summary>
public enum HistoryKind
{
    /// <summary>Cells were entered.</summary>
    Saved,
    /// <summary>Handed in.</summary>
    Submitted,
    /// <summary>Accepted by the secretariat or by the round's rule.</summary>
    Accepted,
    /// <summary>One of two reviewers has accepted.</summary>
    FirstReview,
    /// <summary>Sent back with a reason.</summary>
    Returned,
    /// <summary>Taken back by the member before anybody reviewed it.</summary>
    Withdrawn,
    /// <summary>Something was said about a cell.</summary>
    Commented,
    /// <summary>A colleague was given sections to enter, or they were taken back.</summary>
    Delegated,
    /// <summary>Another member's focal point was asked to verify a cell.</summary>
    VerificationAsked,
    /// <summary>Another member's focal point has verified a cell, or could not.</summary>
    Verified,
}

/// <summary>By which way a change came.</summary>
public enum Channel
{
    /// <summary>The web pages.</summary>
    Web,
    /// <summary>The API.</summary>
    Api,
    /// <summary>A workbook that was filled in and sent back.</summary>
    Workbook,
}

/// <summary>One cell's change within a history entry.</summary>
/// <param name="Key">The cell.</param>
/// <param name="From">The text before; null if there was none.</param>
/// <param name="To">The text after; null if the cell was cleared.</param>
/// <param name="Cell">The whole answer after; null if the cell was cleared.</param>
[GenerateSerializer, Immutable, Alias("cell-change")]
public sealed record CellChange(
    [property: Id(0)] CellKey Key, [property: Id(1)] string? From, [property: Id(2)] string? To, [property: Id(3)] Cell? Cell = null);

/// <summary>Why one cell was sent back.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Reason">What is to be mended, in the reviewer's words.</param>
[GenerateSerializer, Immutable, Alias("cell-reason")]
public sealed record CellReason([property: Id(0)] CellKey Key, [property: Id(1)] string Reason);

/// <summary>Who did what to a submission, when and why; written in the same write as the change.</summary>
/// <param name="OperationId">The command's identity: the same command again answers from here.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Account or token.</param>
/// <param name="ActorName">Name at that time.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Changes">Cells entered, with the texts before and after.</param>
/// <param name="Reason">Reason of a return, or what was said; null otherwise.</param>
/// <param name="Answer">What the command answered.</param>
[GenerateSerializer, Immutable, Alias("history-entry")]
public sealed record HistoryEntry(
    [property: Id(0)] string OperationId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ActorId,
    [property: Id(3)] string ActorName,
    [property: Id(4)] Channel Channel,
    [property: Id(5)] HistoryKind Kind,
    [property: Id(6)] ImmutableArray<CellChange> Changes,
    [property: Id(7)] string? Reason,
    [property: Id(8)] SubmissionAnswer Answer)
{
    /// <summary>The one cell it is about: of a comment or a verification.</summary>
    [Id(9)]
    public CellKey? About { get; init; }

    /// <summary>Cells sent back, each with its reason; default if the whole was, or none.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<CellReason> Returned { get; init; }

    /// <summary>Cells whose public figure or statement it changed; default if none.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<CellKey> Published { get; init; }

    /// <summary>Whom it concerns besides the actor: the colleague of a delegation, the member of a verification.</summary>
    [Id(12)]
    public string? Whom { get; init; }

    /// <summary>Whether the verifier confirms the figure; null unless <see cref="HistoryKind.Verified"/>.</summary>
    [Id(13)]
    public bool? Confirmed { get; init; }

    /// <summary>
    /// SHA-256 in hex over the previous entry's and all of this one but the answer: whoever alters an entry has to alter all that follow.
    /// See <see cref="HistoryChain"/>.
    /// </summary>
    [Id(14)]
    public string Hash { get; init; } = "";
}
