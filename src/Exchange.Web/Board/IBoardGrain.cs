using Exchange.Model.Board;

namespace Exchange.Web.Board;

/// <summary>
/// The one live picture. Holds the aggregates in memory, rebuilds them from the members when it wakes, and pushes each change to one observer
/// per host. Key 0.
/// </summary>
[GrainInterfaceType("board")]
public interface IBoardGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Registers a host's observer or renews it; hosts call this every few seconds, observers silent for longer are dropped.
    /// </summary>
    /// <param name="observer">Receives the changes from now on.</param>
    /// <param name="knownVersion">The version the host has; -1 for none.</param>
    /// <returns>The snapshot if the host's version is not the board's; null if it is. A lost push heals here.</returns>
    [Alias("Watch")]
    Task<BoardSnapshot?> Watch(IBoardObserver observer, long knownVersion);

    /// <summary>Stops pushing to the observer.</summary>
    [Alias("Unwatch")]
    Task Unwatch(IBoardObserver observer);

    /// <summary>How many hosts are pushed to.</summary>
    [Alias("Observers")]
    Task<int> Observers();
}

/// <summary>A host that shows the board.</summary>
[GrainInterfaceType("board-observer")]
public interface IBoardObserver : IGrainObserver
{
    /// <summary>Something changed. A delta that does not follow on the host's version makes the host fetch the snapshot.</summary>
    [Alias("Changed")]
    Task Changed(BoardDelta delta);
}
