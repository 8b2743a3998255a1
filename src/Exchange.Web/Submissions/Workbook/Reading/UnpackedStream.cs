namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>
/// What comes out of a packed part: counted against what the whole package may unpack to, and refused where one tag goes on for longer than any
/// tag of a spreadsheet does, because a reader keeps a tag's attributes in memory.
/// </summary>
internal sealed class UnpackedStream(Stream content, Action<int> take) : Stream
{
    private const int LongestTag = 16 << 10;

    private int _inTag = -1;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = content.Read(buffer);
        take(count);
        Follow(buffer[..count]);
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();
        base.Dispose(disposing);
    }

    private void Follow(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var isIn = _inTag >= 0;
            var at = bytes.IndexOf(isIn ? (byte)'>' : (byte)'<');
            if (isIn && (_inTag += at < 0 ? bytes.Length : at) > LongestTag)
                throw new UnfitFileException("Damaged");
            if (at < 0)
                return;
            _inTag = isIn ? -1 : 0;
            bytes = bytes[(at + 1)..];
        }
    }
}
