using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Exchange.Storage;

/// <summary>
/// The only one who writes: a thread that takes everything that waits, commits it as one transaction and then tells
/// the callers, so that many grains share one flush of the disk.
/// </summary>
internal sealed partial class SqliteWriter
{
    // Bounds how long the first of a batch waits for the last.
    private const int MostInOneCommit = 1024;

    private readonly SqliteBatch batch;
    private readonly ILogger logger;
    private readonly Thread thread;

    // The one continuation is the writer's own wake-up, which is cheap enough to run on the caller's thread.
    private readonly Channel<WriteOperation> queue = Channel.CreateUnbounded<WriteOperation>(
        new UnboundedChannelOptions { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long commits;

    public SqliteWriter(SqliteBatch batch, string name, ILogger logger)
    {
        this.batch = batch;
        this.logger = logger;
        thread = new Thread(Run) { IsBackground = true, Name = $"storage {name}" };
        thread.Start();
    }

    /// <summary>Transactions committed since the start.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Queues an operation; false once the writer is closing.</summary>
    public bool TryEnqueue(WriteOperation operation) => queue.Writer.TryWrite(operation);

    /// <summary>Takes no more, writes what waits, and completes when the thread has ended.</summary>
    public Task StopAsync()
    {
        queue.Writer.TryComplete();
        return stopped.Task;
    }

    private void Run()
    {
        var operations = new List<WriteOperation>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            // Waiting a little for more writers measured slower: while one half commits, the other half gathers anyway.
            while (operations.Count < MostInOneCommit && queue.Reader.TryRead(out var operation))
                operations.Add(operation);
            Commit(operations);
            operations.Clear();
        }

        stopped.SetResult();
    }

    private void Commit(List<WriteOperation> operations)
    {
        try
        {
            batch.Commit(operations);
            Interlocked.Increment(ref commits);
        }
        catch (Exception e)
        {
            LogNotCommitted(e, operations.Count);
            foreach (var operation in operations)
                operation.Fail(e);
            return;
        }

        foreach (var operation in operations)
            operation.Tell();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Count} writes failed; none of them was acknowledged.")]
    private partial void LogNotCommitted(Exception exception, int count);
}
