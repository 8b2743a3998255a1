using System.Globalization;
using Orleans.Storage;

namespace Exchange.Storage;

/// <summary>
/// One write or clear on its way to the writer. Its outcome is noted while the batch is applied and told only after
/// the batch is on the disk.
/// </summary>
/// <param name="key">The record.</param>
/// <param name="etag">What the caller last saw; null when it saw no record.</param>
/// <param name="body">The new document in UTF-8; null to clear.</param>
internal sealed class WriteOperation(RecordKey key, string? etag, byte[]? body)
{
    // Continuations never run on the writer's thread: a grain's turn must not hold up the next commit.
    private readonly TaskCompletionSource<long> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? refusal;
    private long version;

    public RecordKey Key => key;

    public byte[]? Body => body;

    /// <summary>True when the caller saw no record.</summary>
    public bool ExpectsNone => etag is null;

    /// <summary>The version the caller saw. An ETag that is no number of ours matches no record.</summary>
    public long Expected { get; } =
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The record's new version, 0 after a clear.</summary>
    public Task<long> Done => done.Task;

    public void Accept(long newVersion) => version = newVersion;

    public void Refuse(Exception reason) => refusal = reason;

    public void RefuseStale(long? stored)
    {
        var now = stored?.ToString(CultureInfo.InvariantCulture);
        Refuse(new InconsistentStateException(
            $"{key} was changed by another writer: stored is {now ?? "no record"}, the caller had {etag ?? "no record"}.",
            now ?? "", etag ?? ""));
    }

    public void Tell()
    {
        if (refusal is null)
            done.SetResult(version);
        else
            done.SetException(refusal);
    }

    public void Fail(Exception reason) => done.SetException(NotSaved(reason));

    public IOException NotSaved(Exception reason) => new($"{key} was not saved: {reason.Message}", reason);
}
