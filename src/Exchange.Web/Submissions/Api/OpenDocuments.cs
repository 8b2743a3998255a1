using System.ComponentModel;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Api;

/// <summary>A figure that a member's focal point was asked to verify.</summary>
public sealed record VerificationView(
    string Round,
    [property: Description("The member whose figure it is.")] string Member,
    CellName Cell,
    [property: Description("The figure to be verified, as typed.")] string Text,
    double? Value, string? Source, string? Method, string? Note,
    [property: Description("The member that was asked.")] string Asked,
    string AskedBy, DateTimeOffset AskedAt,
    [property: Description("The answer; null while there is none.")] bool? Confirmed,
    [property: Description("Who answered, and what was said.")] string? By,
    DateTimeOffset? At, string? Said)
{
    internal static IEnumerable<VerificationView> Of(Submission submission) => submission.Verifications.Values
        .OrderBy(v => v.Cell.Key.ToString(), StringComparer.Ordinal)
        .Select(v => new VerificationView(
            submission.Round, submission.Member, CellName.Of(v.Cell.Key), v.Cell.Text, v.Cell.Value, v.Cell.Source, v.Cell.Method, v.Cell.Note,
            v.Member, v.AskedBy, v.AskedAt, v.Confirmed, v.By, v.At, v.Note));
}

public sealed record VerificationsDocument(IReadOnlyList<VerificationView> Verifications);

/// <summary>A colleague and the sections that are the colleague's.</summary>
public sealed record DelegationView(string Name, IReadOnlyList<string> Sections)
{
    internal static DelegationView Of(Deputy deputy) => new(deputy.Name, deputy.Sections);
}

public sealed record DelegationsDocument(
    [property: Description("Sections that the round asks for.")] IReadOnlyList<string> Sections, IReadOnlyList<DelegationView> Delegations);

/// <summary>What whoever takes over a member's submissions has to know.</summary>
public sealed record HandoverDocument(
    string Member, IReadOnlyList<HandedRoundView> Rounds,
    [property: Description("Figures of other members that this one was asked to verify and has not.")] IReadOnlyList<VerificationView> AskedOfUs);

/// <summary>What is open, begun and decided in one round.</summary>
public sealed record HandedRoundView(
    string Round, string Status, string? Reason,
    [property: Description("Sent back and not handed in again.")] IReadOnlyList<CellReasonView> SentBack,
    [property: Description("Answered otherwise than last accepted.")] IReadOnlyList<CellName> Drafts,
    [property: Description("Talked about since last decided, the latest remark first.")] IReadOnlyList<ThreadView> Threads,
    [property: Description("Asked of other members and not answered.")] IReadOnlyList<VerificationView> Asked,
    IReadOnlyList<DelegationView> Delegations,
    [property: Description("The last decisions, newest first.")] IReadOnlyList<HistoryLine> Decisions)
{
    internal static HandedRoundView Of(Submission submission, Handover handed) => new(
        submission.Round, ReportWords.Of(submission.Status), submission.Reason,
        [.. handed.SentBack.Select(s => new CellReasonView(s.Key.Indicator, s.Key.Disaggregation, s.Key.Year, s.Why.Reason))],
        [.. handed.Drafts.Select(CellName.Of)],
        [.. handed.Threads.Select(t => new ThreadView(CellName.Of(t.Key), t.Remarks, t.Last.ActorName, t.Last.At, t.Last.Reason))],
        [.. VerificationView.Of(submission).Where(v => v.Confirmed is null)],
        [.. handed.Deputies.Select(DelegationView.Of)],
        [.. handed.Decisions.Select(ReportWords.Of)]);
}

/// <summary>A cell that was talked about, and the last thing said.</summary>
public sealed record ThreadView(CellName Cell, int Remarks, string By, DateTimeOffset At, string? Said);

/// <summary>Everything that was done to a round, oldest first.</summary>
public sealed record RoundHistoryDocument(string Round, IReadOnlyList<RoundHistoryLine> Entries);

/// <summary>Who did what to a round, when and why.</summary>
public sealed record RoundHistoryLine(
    string OperationId, DateTimeOffset At, string By,
    [property: Description("web, api or workbook")] string Channel,
    [property: Description("made, edited, opened, extended or closed")] string Act,
    [property: Description("The member that was given more time; null otherwise.")] string? Member,
    string? Reason, IReadOnlyList<RoundChange> Changes,
    [property: Description("SHA-256 over the entry before and this one; the daily heads bind it.")] string Hash)
{
    internal static RoundHistoryLine Of(RoundEntry entry) => new(
        entry.OperationId, entry.At, entry.ActorName, ReportWords.Of(entry.Channel), entry.Act.ToString().ToLowerInvariant(), entry.Member, entry.Reason,
        entry.Changes, entry.Hash);
}
