using System.Buffers;

namespace Exchange.Storage;

/// <summary>
/// Writes a file that an interrupted run may have begun. What is written is first compared with what stands there; from the first
/// byte that is missing or differs the file is written anew. So it always becomes what a fresh run would have written.
/// </summary>
internal sealed class ResumedFile(string path) : Stream
{
    private readonly FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1 << 16);
    private bool writing;

    /// <summary>How many bytes were found as they should be.</summary>
    public long Kept { get; private set; }

    /// <summary>Something else stood where writing began: the store or the file has changed in between.</summary>
    public bool Differed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!writing)
            buffer = await Compare(buffer, cancellationToken);
        if (!buffer.IsEmpty)
            await file.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) =>
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Ends the file here and flushes it to the disk.</summary>
    public void Complete()
    {
        file.SetLength(file.Position);
        file.Flush(flushToDisk: true);
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await file.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<ReadOnlyMemory<byte>> Compare(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        var found = ArrayPool<byte>.Shared.Rent(buffer.Length);
        try
        {
            var read = await file.ReadAtLeastAsync(found.AsMemory(0, buffer.Length), buffer.Length, throwOnEndOfStream: false, cancellationToken);
            var same = buffer.Span.CommonPrefixLength(found.AsSpan(0, read));
            Kept += same;
            if (same == buffer.Length)
                return default;
            writing = true;
            Differed = same < read;
            file.SetLength(Kept);
            file.Position = Kept;
            return buffer[same..];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(found);
        }
    }
}
