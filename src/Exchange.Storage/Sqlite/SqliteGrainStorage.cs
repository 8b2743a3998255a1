using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Storage;

/// <summary>Grain state as readable JSON documents in one SQLite file; an acknowledged write is on the disk.</summary>
internal sealed partial class SqliteGrainStorage(
    string name, SqliteGrainStorageOptions options, TimeProvider time, ILogger<SqliteGrainStorage> logger)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable, IDisposable
{
    private readonly Lock gate = new();
    private volatile Opened? opened;
    private Task? closing;

    /// <summary>Transactions committed since the file was opened.</summary>
    internal long Commits => Open.Writer.Commits;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        try
        {
            var key = RecordKey.Of(stateName, grainId);
            if (Read(key) is { } found)
                Fill(grainState, StorageJson.Read<T>(key, found.Body), found.Version);
            else
                Empty(grainState);
            return Task.CompletedTask;
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }

    // On the caller's thread: a read takes microseconds, less than a change of thread.
    private (long Version, byte[] Body)? Read(RecordKey key)
    {
        try
        {
            return Open.Readers.Read(key);
        }
        catch (SqliteException e)
        {
            throw new IOException($"{key} was not read: {e.Message}", e);
        }
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <remarks>
    /// A cancellation is heeded only before the write is queued; after that the outcome is awaited, since a caller
    /// that left early would not know it.
    /// </remarks>
    public async Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = StorageJson.Write(grainState.State);
        var version = await Enqueue(new WriteOperation(RecordKey.Of(stateName, grainId), grainState.ETag, body));
        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Enqueue(new WriteOperation(RecordKey.Of(stateName, grainId), grainState.ETag, null));
        Empty(grainState);
    }

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        $"{nameof(SqliteGrainStorage)} {name}",
        ServiceLifecycleStage.ApplicationServices,
        _ => { OpenFile(); return Task.CompletedTask; },
        _ => CloseAsync());

    /// <summary>Opens the file. Throws <see cref="SettingException"/> when it cannot be used.</summary>
    internal void OpenFile()
    {
        var file = new SqliteFile(options);
        var connection = file.OpenForWriting();
        var batch = new SqliteBatch(connection, time);
        opened = new Opened(connection, batch, new SqliteWriter(batch, name, logger), new SqliteReaders(file));
        LogOpened(name, connection.DataSource);
    }

    /// <summary>Writes what waits and closes the file. Later calls await the same closing.</summary>
    internal Task CloseAsync()
    {
        lock (gate)
            return closing ??= opened is { } open ? open.CloseAsync() : Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => new(CloseAsync());

    public void Dispose() => CloseAsync().GetAwaiter().GetResult();

    private Opened Open => closing is null && opened is { } open ? open : throw Closed();

    private Task<long> Enqueue(WriteOperation operation) =>
        Open.Writer.TryEnqueue(operation) ? operation.Done : throw Closed();

    private InvalidOperationException Closed() =>
        new($"The storage '{name}' is not open: its silo has not started or has stopped. Nothing was read or written.");

    private static void Fill<T>(IGrainState<T> grainState, T state, long version)
    {
        grainState.State = state;
        grainState.ETag = version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = true;
    }

    private static void Empty<T>(IGrainState<T> grainState)
    {
        grainState.State = StorageJson.Fresh<T>();
        grainState.ETag = null!;
        grainState.RecordExists = false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Storage '{Name}' keeps state in {Path}.")]
    private partial void LogOpened(string name, string path);

    private sealed record Opened(SqliteConnection Connection, SqliteBatch Batch, SqliteWriter Writer, SqliteReaders Readers)
    {
        public async Task CloseAsync()
        {
            await Writer.StopAsync();
            Readers.Dispose();
            Batch.Dispose();
            // The last connection to close folds the log into the file.
            Connection.Dispose();
        }
    }
}
