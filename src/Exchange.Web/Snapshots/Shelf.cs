using System.Text.Json;
using Exchange.Model.Board;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Storage;
using Exchange.Web.Board;
using Exchange.Web.Submissions;

namespace Exchange.Web.Snapshots;

/// <summary>
/// Freezes boards and reads them. A file is named by its fingerprint and checked while it is read, so what a host has drawn from it once
/// holds for ever; it keeps the last few.
/// </summary>
internal sealed class Shelf(IGrainFactory grains, IFileStore files, BoardPast past, TimeProvider time)
{
    private const long Largest = 256L << 20;
    private const int MostKept = 4;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lazy<Task<BoardState>>> _thawed = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    private ISnapshotsGrain Grain => grains.GetGrain<ISnapshotsGrain>(0);

    /// <summary>All snapshots, newest first.</summary>
    public async Task<IReadOnlyList<Snapshot>> All() => [.. (await Grain.Read()).Snapshots.Reverse()];

    /// <summary>The snapshot of that name, or null.</summary>
    public async Task<Snapshot?> Find(string name) => Snapshot.IsName(name) ? (await Grain.Read()).Find(name) : null;

    /// <summary>Freezes the board as of the wish's moment: first its file, then its place on the shelf. A stop in between leaves a file nobody names.</summary>
    public async Task<SnapshotAnswer> Freeze(Operation operation, SnapshotWish wish, CancellationToken stop)
    {
        var (shelf, now) = (await Grain.Read(), time.GetUtcNow());
        var repeated = shelf.History.Any(e => e.OperationId == operation.OperationId);
        if (!repeated && SnapshotDesk.Refuses(shelf, operation, wish, now) is { } fault)
            return new(null, fault);
        var board = await past.AsOf(wish.Moment, certain: true);
        var made = (await grains.GetGrain<IRoundsGrain>(0).List()).Where(r => r.Trial).Select(r => Submission.SourceOf(r.Id)).ToHashSet(StringComparer.Ordinal);
        var trial = board.Figures.Any(f => f.Sources.Keys.Any(made.Contains));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Freezing.Freeze(board, wish, now, trial), SnapshotFileJson.Plain.SnapshotDocument);
        using var content = new MemoryStream(bytes, writable: false);
        var file = await files.Put(content, Largest, stop) ?? throw new InvalidOperationException($"The board takes more than {Largest} bytes.");
        return await Grain.Freeze(operation, wish, new(
            file.Id, file.Length, board.Version, board.Reference.Id, board.Figures.Count(f => !f.ByKey.IsEmpty), board.Figures.Length, now, trial));
    }

    public Task<SnapshotAnswer> Supersede(Operation operation, string name, string? reason, string? by) => Grain.Supersede(operation, name, reason, by);

    /// <summary>The bytes that were frozen; null if the store has lost them.</summary>
    public Task<OpenFile?> Open(Snapshot snapshot, CancellationToken stop) => files.Open(snapshot.File, stop);

    /// <summary>The board that was frozen.</summary>
    public async Task<BoardState> Board(Snapshot snapshot)
    {
        Lazy<Task<BoardState>>? thawed;
        lock (_gate)
        {
            if (!_thawed.TryGetValue(snapshot.File, out thawed))
            {
                _thawed[snapshot.File] = thawed = new(() => Thaw(snapshot));
                _order.Enqueue(snapshot.File);
                if (_order.Count > MostKept)
                    _thawed.Remove(_order.Dequeue());
            }
        }
        try
        {
            return await thawed.Value;
        }
        catch
        {
            lock (_gate)
                if (_thawed.GetValueOrDefault(snapshot.File) == thawed)
                    _thawed.Remove(snapshot.File);
            throw;
        }
    }

    private async Task<BoardState> Thaw(Snapshot snapshot)
    {
        await using var file = await files.Open(snapshot.File, CancellationToken.None)
            ?? throw new InvalidDataException($"The file {snapshot.File} of the snapshot '{snapshot.Name}' is missing from the store.");
        var document = await JsonSerializer.DeserializeAsync(file.Content, SnapshotFileJson.Plain.SnapshotDocument)
            ?? throw new InvalidDataException($"The file {snapshot.File} of the snapshot '{snapshot.Name}' is empty.");
        return Freezing.Thaw(document);
    }
}
