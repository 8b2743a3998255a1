using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Storage;

/// <summary>Any grain storage, measured. Owns the one inside: the container knows only this one.</summary>
internal sealed class MeasuredGrainStorage(IGrainStorage inner, StorageMeasures measures, TimeProvider time)
    : IGrainStorage, ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable, IDisposable
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ReadStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        measures.AreHeard
            ? Measure("read", time.GetTimestamp(), inner.ReadStateAsync(stateName, grainId, grainState, cancellationToken))
            : inner.ReadStateAsync(stateName, grainId, grainState, cancellationToken);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        WriteStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        measures.AreHeard
            ? Measure("write", time.GetTimestamp(), inner.WriteStateAsync(stateName, grainId, grainState, cancellationToken))
            : inner.WriteStateAsync(stateName, grainId, grainState, cancellationToken);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) =>
        ClearStateAsync(stateName, grainId, grainState, CancellationToken.None);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        measures.AreHeard
            ? Measure("clear", time.GetTimestamp(), inner.ClearStateAsync(stateName, grainId, grainState, cancellationToken))
            : inner.ClearStateAsync(stateName, grainId, grainState, cancellationToken);

    public void Participate(ISiloLifecycle observer) => (inner as ILifecycleParticipant<ISiloLifecycle>)?.Participate(observer);

    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
        else
            (inner as IDisposable)?.Dispose();
    }

    public void Dispose() => (inner as IDisposable)?.Dispose();

    private async Task Measure(string operation, long began, Task work)
    {
        var outcome = "failed";
        try
        {
            await work;
            outcome = "ok";
        }
        catch (InconsistentStateException)
        {
            outcome = "conflict";
            throw;
        }
        finally
        {
            measures.Done(operation, outcome, time.GetElapsedTime(began));
        }
    }
}
