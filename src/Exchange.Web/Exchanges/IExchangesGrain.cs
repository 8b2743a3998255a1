using System.Collections.Immutable;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Exchanges.Seasons;
using Orleans.Concurrency;

namespace Exchange.Web.Exchanges;

/// <summary>What an exchange's part is.</summary>
public enum ExchangeKind
{
    /// <summary>A season.</summary>
    Season,
    /// <summary>A call.</summary>
    Call,
}

/// <summary>
/// Which seasons and calls there are; key 0. It keeps their ids; what they show of themselves it reads from them when it wakes, when they tell
/// it that they have changed, and now and then in case it was not told.
/// </summary>
[GrainInterfaceType("exchanges")]
public interface IExchangesGrain : IGrainWithIntegerKey
{
    /// <summary>There is a season or call of that id. Called by itself, after it was stored.</summary>
    [Alias("Know")]
    Task Know(ExchangeKind kind, string id);

    /// <summary>It has changed. Lost notes cost a moment, nothing else.</summary>
    [AlwaysInterleave, Alias("Note")]
    Task Note(ExchangeKind kind, string id);

    /// <summary>The picture if it is not the known one; else waits a moment for it to change. For hosts.</summary>
    /// <param name="knownVersion">Version of the caller's picture; empty for none: it is then answered at once, as it is now.</param>
    /// <returns>The picture; null if it has not changed.</returns>
    [AlwaysInterleave, Alias("After")]
    Task<ExchangesPicture?> After(string knownVersion);
}

/// <summary>What hosts know of seasons and calls.</summary>
/// <param name="Version">Differs whenever the picture does.</param>
/// <param name="Seasons">Seasons, the latest first.</param>
/// <param name="Calls">Calls, drafts too, by their first day.</param>
[GenerateSerializer, Immutable, Alias("exchanges-picture")]
public sealed record ExchangesPicture(
    [property: Id(0)] string Version, [property: Id(1)] ImmutableArray<SeasonLine> Seasons, [property: Id(2)] ImmutableArray<CallLine> Calls)
{
    /// <summary>Nothing is known.</summary>
    public static ExchangesPicture Nothing { get; } = new("", [], []);

    /// <summary>The call of that id; null if there is none.</summary>
    public CallLine? Call(string id) => Calls.FirstOrDefault(c => c.Call.Id == id);

    /// <summary>The season of that id; null if there is none.</summary>
    public SeasonLine? Season(string id) => Seasons.FirstOrDefault(s => s.Season.Id == id);
}
