using System.Collections.Immutable;
using Exchange.Model.History;
using Exchange.Model.People;
using Orleans.Concurrency;

namespace Exchange.Web.History;

/// <summary>
/// The heads of days: where every chain of history stood at the end of each day (UTC), linked from day to day. Key 0. Heads are made once, in
/// order, and never changed.
/// </summary>
[GrainInterfaceType("history-heads")]
public interface IHistoryHeadsGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Makes the heads of all days that have ended and have none yet; harmless at any time and from any host. The first is made for the first
    /// day, of the last 31, at whose end there was any history.
    /// </summary>
    [ResponseTimeout("00:10:00"), Alias("CatchUp")]
    Task CatchUp();

    /// <summary>
    /// Heads of days, newest first. Hashes and counts are public; which chains have moved is told to the secretariat, and to others only of
    /// their own member.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="before">Only days before this one; null for the newest.</param>
    /// <param name="most">How many at most.</param>
    [AlwaysInterleave, Alias("Read")]
    Task<ImmutableArray<DayHead>> Read(Actor actor, DateOnly? before, int most);
}
