using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Orleans.Concurrency;

namespace Exchange.Web.Submissions;

/// <summary>All reporting rounds; there are a few a year. Key 0.</summary>
[GrainInterfaceType("rounds")]
public interface IRoundsGrain : IGrainWithIntegerKey
{
    /// <summary>The round, or null if there is none of that id.</summary>
    [AlwaysInterleave, Alias("Find")]
    Task<Round?> Find(string id);

    /// <summary>All rounds, the latest opening first.</summary>
    [AlwaysInterleave, Alias("List")]
    Task<ImmutableArray<Round>> List();

    /// <summary>Makes a round. Secretariat only; the same operation id again answers the same.</summary>
    /// <returns>The round as stored, or the findings why it was not made.</returns>
    [Alias("Make")]
    Task<RoundAnswer> Make(Operation operation, Round round);
}

/// <summary>What <see cref="IRoundsGrain.Make"/> answers: the round, or why there is none.</summary>
[GenerateSerializer, Immutable, Alias("round-answer")]
public sealed record RoundAnswer([property: Id(0)] Round? Round, [property: Id(1)] ImmutableArray<Finding> Findings);
