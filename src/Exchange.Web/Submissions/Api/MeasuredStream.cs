using System.Security.Cryptography;

namespace Exchange.Web.Submissions.Api;

/// <summary>A body on its way to the reader: counted against a limit and fingerprinted as it passes.</summary>
internal sealed class MeasuredStream(Stream body, long limit) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long _length;

    /// <summary>The limit was passed; reading ended there.</summary>
    public bool TooLong => _length > limit;

    /// <summary>Equal files, equal fingerprint.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(_hash.GetCurrentHash())[..32];

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (TooLong)
            return 0;
        var count = await body.ReadAsync(buffer, cancellationToken);
        _length += count;
        _hash.AppendData(buffer.Span[..count]);
        return count;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => _length; set => throw new NotSupportedException(); }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _hash.Dispose();
        base.Dispose(disposing);
    }
}
