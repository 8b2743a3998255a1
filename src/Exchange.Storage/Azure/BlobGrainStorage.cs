using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Storage;

/// <summary>
/// Grain state as readable JSON documents in a container of blobs, for several hosts at once: the account compares ETags in the
/// same step in which it writes, so of two that hold one grain for a moment only one can store.
/// </summary>
internal sealed partial class BlobGrainStorage(
    string name, AzureStorageAccount account, TimeProvider time, ILogger<BlobGrainStorage> logger)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>
{
    private volatile bool open;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ReadStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var key = RecordKey.Of(stateName, grainId);
        if (await Record(key).ReadAsync(cancellationToken) is not { } found)
        {
            Empty(grainState);
            return;
        }

        grainState.State = StorageJson.Read<T>(key, found.Body);
        grainState.ETag = found.ETag;
        grainState.RecordExists = true;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    /// <remarks>
    /// A cancellation is heeded only before the write is sent. An error other than <see cref="InconsistentStateException"/> leaves
    /// open whether it was stored, and so does that one after a lost answer: read again.
    /// </remarks>
    public async Task WriteStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = StorageJson.Write(grainState.State);
        grainState.ETag = await Record(RecordKey.Of(stateName, grainId)).WriteAsync(grainState.ETag, body);
        grainState.RecordExists = true;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public async Task ClearStateAsync<T>(
        string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Record(RecordKey.Of(stateName, grainId)).ClearAsync(grainState.ETag);
        Empty(grainState);
    }

    public void Participate(ISiloLifecycle observer) => observer.Subscribe(
        $"{nameof(BlobGrainStorage)} {name}", ServiceLifecycleStage.ApplicationServices, OpenAsync, _ => CloseAsync());

    /// <summary>Makes sure of the container.</summary>
    /// <exception cref="SettingException">The account cannot be used.</exception>
    internal async Task OpenAsync(CancellationToken cancellationToken)
    {
        await account.CreateIfMissingAsync(account.State, cancellationToken);
        if (await new BlobRecord(account.State, ImportMarker.Key, time).ReadAsync(cancellationToken) is not null)
            throw account.Unusable(account.State, ImportMarker.Refusal);
        open = true;
        LogOpened(name, account.State.Uri);
    }

    /// <summary>From now on refuses; what is under way ends by itself.</summary>
    internal Task CloseAsync()
    {
        open = false;
        return Task.CompletedTask;
    }

    private BlobRecord Record(RecordKey key) => open
        ? new(account.State, key, time)
        : throw new InvalidOperationException(
            $"The storage '{name}' is not open: its silo has not started or has stopped. Nothing was read or written.");

    private static void Empty<T>(IGrainState<T> grainState)
    {
        grainState.State = StorageJson.Fresh<T>();
        grainState.ETag = null!;
        grainState.RecordExists = false;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Storage '{Name}' keeps state in {Container}.")]
    private partial void LogOpened(string name, Uri container);
}
