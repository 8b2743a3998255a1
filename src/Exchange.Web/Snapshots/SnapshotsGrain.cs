using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Snapshots;

/// <summary>A thin shell around <see cref="SnapshotDesk"/>: a snapshot and its history are one write.</summary>
[GrainType("snapshots")]
internal sealed class SnapshotsGrain([PersistentState("snapshots")] IPersistentState<SnapshotShelf> stored, TimeProvider time) : Grain, ISnapshotsGrain
{
    // What readers see while a command is under way: only what is on the disk.
    private SnapshotShelf _kept = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _kept = stored.State;
        return Task.CompletedTask;
    }

    public Task<SnapshotShelf> Read() => Task.FromResult(_kept);

    public Task<SnapshotAnswer> Freeze(Operation operation, SnapshotWish wish, FrozenFile file) =>
        Do(operation, shelf => SnapshotDesk.Freeze(shelf, operation, wish, file, time.GetUtcNow()));

    public Task<SnapshotAnswer> Supersede(Operation operation, string name, string? reason, string? by) =>
        Do(operation, shelf => SnapshotDesk.Supersede(shelf, operation, name, reason, by, time.GetUtcNow()));

    private async Task<SnapshotAnswer> Do(Operation operation, Func<SnapshotShelf, SnapshotDecision> decide)
    {
        if (operation.Actor.IsSecretariat && stored.State.History.FirstOrDefault(e => e.OperationId == operation.OperationId) is { } done)
            return new(stored.State.Find(done.Snapshot), null);
        var decision = decide(stored.State);
        if (decision.Fault is not null)
            return new(null, decision.Fault);
        stored.State = decision.Next;
        await this.Durably(() => stored.WriteStateAsync());
        _kept = stored.State;
        return new(decision.Snapshot, null);
    }
}
