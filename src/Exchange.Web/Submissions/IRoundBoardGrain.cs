using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Orleans.Concurrency;

namespace Exchange.Web.Submissions;

/// <summary>
/// The live picture of one round; the key is the round's id. Submissions tell it that they have changed, it reads what they show of
/// themselves, and answers whoever waits. It keeps nothing on disk: it reads all again when it wakes, and now and then in case it was not told.
/// </summary>
[GrainInterfaceType("round-board")]
public interface IRoundBoardGrain : IGrainWithStringKey
{
    /// <summary>The member's submission has changed. Lost notes cost a moment, nothing else.</summary>
    [OneWay, AlwaysInterleave, Alias("Note")]
    Task Note(string member);

    /// <summary>The picture if it is not the known one; else waits a moment for it to change. For hosts, which show it to the secretariat alone.</summary>
    /// <param name="knownVersion">Version of the caller's picture; empty for none.</param>
    /// <returns>The picture; null if it has not changed or there is no such round.</returns>
    [AlwaysInterleave, Alias("After")]
    Task<RoundPicture?> After(string knownVersion);
}

/// <summary>How far every member invited is with a round.</summary>
/// <param name="Version">Differs whenever the picture does.</param>
/// <param name="Round">The round.</param>
/// <param name="Members">The members invited, by ISO alpha-3 code.</param>
/// <param name="At">When it last changed.</param>
[GenerateSerializer, Immutable, Alias("round-picture")]
public sealed record RoundPicture(
    [property: Id(0)] string Version, [property: Id(1)] Round Round, [property: Id(2)] ImmutableArray<RoundProgress> Members,
    [property: Id(3)] DateTimeOffset At);
