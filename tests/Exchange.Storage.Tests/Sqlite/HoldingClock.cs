namespace Exchange.Storage.Tests;

/// <summary>A clock that can hold whoever asks it until it is released.</summary>
public sealed class HoldingClock : TimeProvider
{
    private volatile Holding? holding;

    /// <summary>From now on holds whoever asks; the task completes when someone is held.</summary>
    public Task Hold() => (holding = new Holding()).Reached.Task;

    public void Release()
    {
        var released = holding?.Released;
        holding = null;
        released?.SetResult();
    }

    public override DateTimeOffset GetUtcNow()
    {
        if (holding is { } held)
        {
            held.Reached.TrySetResult();
            held.Released.Task.Wait();
        }

        return base.GetUtcNow();
    }

    private sealed class Holding
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
