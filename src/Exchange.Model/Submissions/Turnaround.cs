namespace Exchange.Model.Submissions;

/// <summary>In whose hands a submission is, since when, and how long it has been with each side before.</summary>
/// <param name="WithSecretariat">With the secretariat now; else with the member.</param>
/// <param name="Since">Since when; null before the member began.</param>
/// <param name="ByMember">Time with the member before <paramref name="Since"/>.</param>
/// <param name="BySecretariat">Time with the secretariat before <paramref name="Since"/>.</param>
/// <param name="HandedIn">When it was first handed in; null if it never was.</param>
[GenerateSerializer, Immutable, Alias("turnaround")]
public sealed record Turnaround(
    [property: Id(0)] bool WithSecretariat,
    [property: Id(1)] DateTimeOffset? Since,
    [property: Id(2)] TimeSpan ByMember,
    [property: Id(3)] TimeSpan BySecretariat,
    [property: Id(4)] DateTimeOffset? HandedIn)
{
    /// <summary>Before anything happened.</summary>
    public static Turnaround None { get; } = new(false, null, TimeSpan.Zero, TimeSpan.Zero, null);

    /// <summary>Afterwards, at a moment when the submission has that status.</summary>
    public Turnaround Move(SubmissionStatus status, DateTimeOffset now)
    {
        var withSecretariat = status == SubmissionStatus.Submitted;
        if (Since is { } since && withSecretariat == WithSecretariat)
            return this;
        var spent = now - (Since ?? now);
        return new(
            withSecretariat,
            now,
            WithSecretariat ? ByMember : ByMember + spent,
            WithSecretariat ? BySecretariat + spent : BySecretariat,
            HandedIn ?? (withSecretariat || status == SubmissionStatus.Accepted ? now : null));
    }
}
