using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Review;

/// <summary>A round with the submissions it asked for.</summary>
public sealed record RoundReview(Round Round, ImmutableArray<SubmissionView> Submissions);

/// <summary>What a reviewer sees of one submission.</summary>
/// <param name="View">The submission as stored.</param>
/// <param name="History">Who did what, oldest first.</param>
/// <param name="OperationId">Identity of the decision the page's buttons ask for.</param>
/// <param name="Refusal">Why the last decision was not taken; null if it was or none was asked for.</param>
/// <param name="Reason">The reason as typed, kept when the decision was not taken.</param>
public sealed record ReviewForm(
    SubmissionView View, ImmutableArray<HistoryEntry> History, string OperationId, Finding? Refusal = null, string Reason = "");
