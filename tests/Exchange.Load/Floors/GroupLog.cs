using System.Threading.Channels;

namespace Exchange.Load.Floors;

/// <summary>A log that acknowledges what is on the disk: one thread writes and flushes whatever waits, then tells.</summary>
internal sealed class GroupLog : IDisposable
{
    private readonly FileStream file;
    private readonly Thread thread;
    private readonly Channel<(ReadOnlyMemory<byte> Record, TaskCompletionSource Done)> queue =
        Channel.CreateUnbounded<(ReadOnlyMemory<byte>, TaskCompletionSource)>(new() { SingleReader = true, AllowSynchronousContinuations = true });

    public GroupLog(string path)
    {
        file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        thread = new(Run) { IsBackground = true };
        thread.Start();
    }

    public Task Append(ReadOnlyMemory<byte> record)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        queue.Writer.TryWrite((record, done));
        return done.Task;
    }

    public void Dispose()
    {
        queue.Writer.Complete();
        thread.Join();
        file.Dispose();
    }

    private void Run()
    {
        var waiting = new List<TaskCompletionSource>();
        using var batch = new MemoryStream();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (queue.Reader.TryRead(out var next))
            {
                batch.Write(next.Record.Span);
                waiting.Add(next.Done);
            }
            file.Write(batch.GetBuffer().AsSpan(0, (int)batch.Length));
            RandomAccess.FlushToDisk(file.SafeFileHandle);
            foreach (var done in waiting)
                done.SetResult();
            waiting.Clear();
            batch.SetLength(0);
        }
    }
}
