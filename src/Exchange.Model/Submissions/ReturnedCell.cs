namespace Exchange.Model.Submissions;

/// <summary>A cell that was sent back.</summary>
/// <param name="Reason">What is to be mended, in the reviewer's words.</param>
/// <param name="At">When.</param>
/// <param name="By">Name of the reviewer.</param>
/// <param name="Was">The answer at that time; null if the cell was empty.</param>
[GenerateSerializer, Immutable, Alias("returned-cell")]
public sealed record ReturnedCell(
    [property: Id(0)] string Reason, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string By, [property: Id(3)] Cell? Was);
