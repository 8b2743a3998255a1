using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Orleans.Concurrency;

namespace Exchange.Web.Snapshots;

/// <summary>
/// The shelf of frozen boards. Key 0. What they hold stands in files named by their fingerprints; the shelf knows which name belongs to which
/// file. Commands are the secretariat's alone, and the same operation id again changes nothing and answers the same.
/// </summary>
[GrainInterfaceType("snapshots")]
public interface ISnapshotsGrain : IGrainWithIntegerKey
{
    /// <summary>All snapshots with their history. Public, but for who did what.</summary>
    [AlwaysInterleave, Alias("Read")]
    Task<SnapshotShelf> Read();

    /// <summary>Puts a frozen board on the shelf under its name.</summary>
    [Alias("Freeze")]
    Task<SnapshotAnswer> Freeze(Operation operation, SnapshotWish wish, FrozenFile file);

    /// <summary>Marks a snapshot as superseded, with the reason and, if there is one, the snapshot to cite instead.</summary>
    [Alias("Supersede")]
    Task<SnapshotAnswer> Supersede(Operation operation, string name, string? reason, string? by);
}

/// <summary>What a command on the shelf answers.</summary>
/// <param name="Snapshot">The snapshot as it is now; null if the command was refused.</param>
/// <param name="Fault">Why it was refused; null if it was done.</param>
[GenerateSerializer, Immutable, Alias("snapshot-answer")]
public sealed record SnapshotAnswer([property: Id(0)] Snapshot? Snapshot, [property: Id(1)] SnapshotFault? Fault);
