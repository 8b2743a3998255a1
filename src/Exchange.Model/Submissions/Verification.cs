namespace Exchange.Model.Submissions;

/// <summary>A cell that another member's focal point was asked to verify.</summary>
/// <param name="Member">ISO alpha-3 code of the member that was asked.</param>
/// <param name="AskedBy">Name of who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Cell">The answer that was to be verified; a later one is not covered.</param>
/// <param name="Confirmed">The verifier's answer; null while it is outstanding.</param>
/// <param name="By">Name of the verifier; null while it is outstanding.</param>
/// <param name="At">When the verifier answered.</param>
/// <param name="Note">What the verifier says about it.</param>
[GenerateSerializer, Immutable, Alias("verification")]
public sealed record Verification(
    [property: Id(0)] string Member,
    [property: Id(1)] string AskedBy,
    [property: Id(2)] DateTimeOffset AskedAt,
    [property: Id(3)] Cell Cell,
    [property: Id(4)] bool? Confirmed = null,
    [property: Id(5)] string? By = null,
    [property: Id(6)] DateTimeOffset? At = null,
    [property: Id(7)] string? Note = null);
