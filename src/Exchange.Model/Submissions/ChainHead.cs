namespace Exchange.Model.Submissions;

/// <summary>How far a chain of history had come.</summary>
/// <param name="Chain">Name of the chain: <c>round/ISO3</c> of a submission, <c>round:ROUND</c>, <c>inventory:ISO3</c>,
/// <c>recommendations:ISO3</c>, <c>alert:RULE.ISO3</c>, or <c>snapshots</c>.</param>
/// <param name="Entries">How many entries it had.</param>
/// <param name="Hash">Hash of the last of them.</param>
[GenerateSerializer, Immutable, Alias("chain-head")]
public sealed record ChainHead([property: Id(0)] string Chain, [property: Id(1)] int Entries, [property: Id(2)] string Hash);
