using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Exchange.Web.Integration;

/// <summary>
/// How far every member is with its inventory; there is one, its key is 0. Inventories tell it that they have changed, it reads what they show
/// of themselves, and answers whoever waits. It keeps nothing on disk: it reads all again when it wakes, and now and then in case it was not told.
/// </summary>
[GrainInterfaceType("inventories")]
public interface IInventoriesGrain : IGrainWithIntegerKey
{
    /// <summary>The member's inventory has changed. Lost notes cost a moment, nothing else.</summary>
    [OneWay, AlwaysInterleave, Alias("Note")]
    Task Note(string member);

    /// <summary>The list if it is not the known one; else waits a moment for it to change. For hosts.</summary>
    /// <param name="knownVersion">Version of the caller's list; empty for none.</param>
    /// <returns>The list; null if it has not changed.</returns>
    [AlwaysInterleave, Alias("After")]
    Task<InventoryList?> After(string knownVersion);
}

/// <summary>How far every member is with its inventory.</summary>
/// <param name="Version">Differs whenever the list does.</param>
/// <param name="Members">All members, by ISO alpha-3 code.</param>
/// <param name="At">When it last changed.</param>
[GenerateSerializer, Immutable, Alias("inventory-list")]
public sealed record InventoryList(
    [property: Id(0)] string Version, [property: Id(1)] ImmutableArray<InventoryProgress> Members, [property: Id(2)] DateTimeOffset At);
