namespace Exchange.Model.Submissions;

/// <summary>How far one member is with a round: as much of its submission as the board of the round shows.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Status">Where the submission stands.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Answered">How many of the indicators asked have an answer: a figure, not available or not applicable.</param>
/// <param name="Asked">How many indicators the round asks for.</param>
/// <param name="Errors">Findings that have to be mended.</param>
/// <param name="Warnings">Findings that ask for a comment.</param>
/// <param name="Turnaround">In whose hands it is and has been.</param>
/// <param name="LastChange">When something last happened; null if nothing has.</param>
[GenerateSerializer, Immutable, Alias("round-progress")]
public sealed record RoundProgress(
    [property: Id(0)] string Member,
    [property: Id(1)] SubmissionStatus Status,
    [property: Id(2)] long Revision,
    [property: Id(3)] int Answered,
    [property: Id(4)] int Asked,
    [property: Id(5)] int Errors,
    [property: Id(6)] int Warnings,
    [property: Id(7)] Turnaround Turnaround,
    [property: Id(8)] DateTimeOffset? LastChange)
{
    /// <summary>What the submission shows of itself.</summary>
    public static RoundProgress Of(Submission submission, Setting setting)
    {
        var findings = submission.Cells.IsEmpty ? [] : Desk.Examine(submission, setting);
        var answered = submission.Cells.Values.Where(c => c.HasFigure || c.Kind != AnswerKind.Figure).Select(c => c.Key.Indicator).ToHashSet();
        return new(
            submission.Member, submission.Status, submission.Revision,
            setting.Round.Indicators.Count(answered.Contains), setting.Round.Indicators.Length,
            findings.Count(f => f.Severity == Severity.Error), findings.Count(f => f.Severity == Severity.Warning),
            submission.Turnaround, submission.Recent.IsEmpty ? null : submission.Recent[^1].At);
    }

    /// <summary>Due has passed for the member, its extension included, and it has never handed in.</summary>
    public bool IsLate(Round round, DateTimeOffset now) =>
        Turnaround.HandedIn is null && Status is not (SubmissionStatus.Submitted or SubmissionStatus.Accepted)
        && round.PhaseFor(Member, now) is RoundPhase.Late or RoundPhase.Closed;

    /// <summary>Whole days that it has been where it is now: with the member since the opening if nothing was said. Null when it is decided, or before the opening.</summary>
    public int? DaysInHands(Round round, DateTimeOffset now) =>
        Status == SubmissionStatus.Accepted || round.IsDraft || now < round.Opens ? null : Days(now - (Turnaround.Since ?? round.Opens));

    /// <summary>Whole days with the member so far.</summary>
    public int DaysByMember(DateTimeOffset now) => Days(Turnaround.ByMember + (IsWithMember ? Running(now) : TimeSpan.Zero));

    /// <summary>Whole days with the secretariat so far.</summary>
    public int DaysBySecretariat(DateTimeOffset now) => Days(Turnaround.BySecretariat + (Turnaround.WithSecretariat ? Running(now) : TimeSpan.Zero));

    private bool IsWithMember => !Turnaround.WithSecretariat && Status != SubmissionStatus.Accepted;

    private TimeSpan Running(DateTimeOffset now) => Turnaround.Since is { } since ? now - since : TimeSpan.Zero;

    private static int Days(TimeSpan time) => Math.Max(0, (int)time.TotalDays);
}
