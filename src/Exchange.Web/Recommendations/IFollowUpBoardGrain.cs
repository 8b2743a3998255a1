using System.Collections.Immutable;
using Exchange.Model.Recommendations;
using Orleans.Concurrency;

namespace Exchange.Web.Recommendations;

/// <summary>
/// What all members answer to the recommendations, live. Key 0. Follow-ups tell it that they have changed, it reads them, and answers whoever
/// waits. It keeps nothing on disk: it reads all again when it wakes, and now and then in case it was not told.
/// </summary>
[GrainInterfaceType("follow-up-board")]
public interface IFollowUpBoardGrain : IGrainWithIntegerKey
{
    /// <summary>The member's follow-up has changed. Lost notes cost a moment, nothing else.</summary>
    [OneWay, AlwaysInterleave, Alias("Note")]
    Task Note(string member);

    /// <summary>The picture if it is not the known one; else waits a moment for it to change.</summary>
    /// <param name="knownVersion">Version of the caller's picture; empty for none.</param>
    /// <returns>The picture; null if it has not changed.</returns>
    [AlwaysInterleave, Alias("After")]
    Task<FollowUpPicture?> After(string knownVersion);

    /// <summary>What all members had answered at a moment.</summary>
    [AlwaysInterleave, Alias("At")]
    Task<FollowUpPicture> At(DateTimeOffset moment);
}

/// <summary>The follow-ups of all members.</summary>
/// <param name="Version">Differs whenever the picture does.</param>
/// <param name="Members">One of each member, by ISO alpha-3 code; blank where nothing was said.</param>
/// <param name="LastChange">When anything last changed; null if nothing was ever said.</param>
[GenerateSerializer, Immutable, Alias("follow-up-picture")]
public sealed record FollowUpPicture(
    [property: Id(0)] string Version, [property: Id(1)] ImmutableArray<FollowUp> Members, [property: Id(2)] DateTimeOffset? LastChange)
{
    /// <summary>The member's follow-up; blank if nothing was said.</summary>
    public FollowUp Of(string member) => Members.FirstOrDefault(m => m.Member == member) ?? FollowUp.Blank(member);
}
