using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Orleans.Concurrency;

namespace Exchange.Web.Submissions;

/// <summary>
/// All reporting rounds; there are a few a year. Key 0. Every command is the secretariat's alone, and the same operation id again changes
/// nothing and answers the round as it is.
/// </summary>
[GrainInterfaceType("rounds")]
public interface IRoundsGrain : IGrainWithIntegerKey
{
    /// <summary>The round, or null if there is none of that id. Drafts included: whoever shows it sees to it that only the secretariat does.</summary>
    [AlwaysInterleave, Alias("Find")]
    Task<Round?> Find(string id);

    /// <summary>All rounds, drafts included, the latest opening first.</summary>
    [AlwaysInterleave, Alias("List")]
    Task<ImmutableArray<Round>> List();

    /// <summary>The round with what was done to it; null if there is none or the actor is not of the secretariat.</summary>
    [AlwaysInterleave, Alias("Read")]
    Task<KeptRound?> Read(Actor actor, string id);

    /// <summary>Per round and moment where the chain of its history stood; null before it began.</summary>
    [AlwaysInterleave, Alias("Heads")]
    Task<ImmutableArray<ImmutableArray<ChainHead?>>> Heads(ImmutableArray<DateTimeOffset> ends);

    /// <summary>Makes a round, as a draft or at once.</summary>
    /// <returns>The round as stored, or the findings why it was not made.</returns>
    [Alias("Make")]
    Task<RoundAnswer> Make(Operation operation, Round round);

    /// <summary>Changes the round of the same id; see <see cref="RoundDesk.Edit"/> for what may change when.</summary>
    [Alias("Edit")]
    Task<RoundAnswer> Edit(Operation operation, Round wanted, string? reason, long? expectedRevision);

    /// <summary>Shows the round to its members: from its opening date on, or from now on.</summary>
    [Alias("Open")]
    Task<RoundAnswer> Open(Operation operation, string id, bool atOnce, long? expectedRevision);

    /// <summary>Takes figures of one member longer.</summary>
    [Alias("Extend")]
    Task<RoundAnswer> Extend(Operation operation, string id, string member, DateTimeOffset until, string? reason, long? expectedRevision);

    /// <summary>Closes the round for everybody, now.</summary>
    [Alias("Close")]
    Task<RoundAnswer> Close(Operation operation, string id, string? reason, long? expectedRevision);
}

/// <summary>What a command on a round answers.</summary>
/// <param name="Round">The round as it is now; null if the command was refused.</param>
/// <param name="Findings">Why it was refused; empty if it was done.</param>
/// <param name="Revision">Revision of the round; 0 if there is none.</param>
[GenerateSerializer, Immutable, Alias("round-answer")]
public sealed record RoundAnswer(
    [property: Id(0)] Round? Round, [property: Id(1)] ImmutableArray<Finding> Findings, [property: Id(2)] long Revision = 0);
