using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Orleans.Concurrency;

namespace Exchange.Web.Members;

/// <summary>
/// What is nationally accepted for one member; the grain's key is the ISO alpha-3 code. The sources (submissions, imports) hold the values
/// durably; this grain remembers which sources there are, gathers them when it wakes, and publishes every change to the board. A source waits for it
/// in the middle of a command; it waits for no source, so that none of them can hold up another while hosts come and go.
/// </summary>
[GrainInterfaceType("member")]
public interface IMemberGrain : IGrainWithStringKey
{
    /// <summary>All nationally accepted figures. Answers while a publication is under way.</summary>
    [AlwaysInterleave, Alias("Figures")]
    Task<MemberFigures> Figures();

    /// <summary>
    /// Everything the member's sources have made public beyond what is known, in the order of each source: told from their histories, so it
    /// reaches back to the first acceptance. Answers while a publication is under way.
    /// </summary>
    /// <param name="known">Per source, how many of its publications the caller has.</param>
    [AlwaysInterleave, Alias("Publications")]
    Task<ImmutableArray<Publication>> Publications(ImmutableDictionary<string, long> known);

    /// <summary>Remembers durably that the source publishes for this member. Called before its first publication; again is harmless.</summary>
    /// <param name="source">Vintage id, e.g. <c>round:2026</c>.</param>
    [Alias("Enrol")]
    Task Enrol(string source);

    /// <summary>Takes a source's next publication and passes it to the board.</summary>
    /// <returns>Version of the board that contains it.</returns>
    [Alias("Publish")]
    Task<long> Publish(Publication publication);

    /// <summary>Fetches what the source has published beyond what is known here, if anything.</summary>
    /// <returns>Version of the board that contains it.</returns>
    [Alias("CatchUp")]
    Task<long> CatchUp(string source, long sequence);

    /// <summary>
    /// Publishes a batch of accepted observations as one vintage. Only for the secretariat; the same import again changes nothing.
    /// Throws <see cref="UnauthorizedAccessException"/> for anybody else.
    /// </summary>
    /// <returns>Version of the board that contains it.</returns>
    [Alias("Import")]
    Task<long> Import(Operation operation, string import, ImmutableArray<Observation> observations);
}

/// <summary>What publishes for a member and can be asked for it: the submission of a round, keyed <c>round/ISO3</c>.</summary>
[GrainInterfaceType("publication-source")]
public interface IPublicationSource : IGrainWithStringKey
{
    /// <summary>Every publication after the first so many, one by one, told from the history. Answers while a command is under way.</summary>
    [AlwaysInterleave, Alias("Publications")]
    Task<ImmutableArray<Publication>> Publications(long after);
}

/// <summary>What submissions have stored.</summary>
public interface IRoundPublications
{
    /// <summary>Everything that the submission of the round has made public for the member so far.</summary>
    /// <param name="round">Id of the round.</param>
    /// <param name="iso3">The member.</param>
    Task<Publication> Whole(string round, string iso3);
}

/// <summary>Where members' publications go: the board. Key 0. It asks no member back in the middle of what a member tells it.</summary>
[GrainInterfaceType("publication-sink")]
public interface IPublicationSink : IGrainWithIntegerKey
{
    /// <summary>Takes a publication; one already contained changes nothing.</summary>
    /// <returns>Version of the board that contains it; null if the board lacks what came before, and has to be told everything.</returns>
    [Alias("Apply")]
    Task<long?> Apply(Publication publication);

    /// <summary>Takes all of a member's figures; what is already contained changes nothing.</summary>
    /// <returns>Version of the board that contains them.</returns>
    [Alias("Take")]
    Task<long> Take(MemberFigures figures);
}
