using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions.Talk;

namespace Exchange.Web.Submissions.Review;

/// <summary>A round with the submissions it asked for.</summary>
public sealed record RoundReview(Round Round, ImmutableArray<SubmissionView> Submissions);

/// <summary>What a reviewer sees of one submission.</summary>
/// <param name="View">The submission as stored.</param>
/// <param name="History">Who did what, oldest first.</param>
/// <param name="OperationId">Identity of the decision the page's buttons ask for.</param>
/// <param name="Refusals">Why the last decision was not taken; empty if it was or none was asked for.</param>
/// <param name="Reason">The reason as typed, kept when the decision was not taken.</param>
public sealed record ReviewForm(
    SubmissionView View, ImmutableArray<HistoryEntry> History, string OperationId, ImmutableArray<Finding> Refusals, string Reason = "")
{
    /// <summary>Cells marked to go back, each with its reason as typed.</summary>
    public ImmutableArray<CellReason> Marked { get; init; } = [];

    /// <summary>What was typed to be said and is not said yet.</summary>
    public ImmutableArray<Remark> Remarks { get; init; } = [];

    /// <summary>Names of the others who have the submission open.</summary>
    public ImmutableArray<string> Readers { get; init; } = [];

    /// <summary>Only what needs attention is shown.</summary>
    public bool OnlyAttention { get; init; }

    /// <summary>Whether the submission can be accepted, all or in part.</summary>
    public bool MayAccept => View.Submission is { Status: SubmissionStatus.Submitted } or { Status: SubmissionStatus.Returned, Reopened.IsEmpty: false };

    /// <summary>Whether the whole or single cells can be sent back.</summary>
    public bool MayReturn => MayAccept || View.Submission.Status == SubmissionStatus.Accepted;
}
