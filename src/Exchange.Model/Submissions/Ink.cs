using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Exchange.Model.Submissions;

/// <summary>
/// Feeds fields to a hash, each with its name and its length, so that nothing can slip from one field into the next. A field that is not set
/// adds nothing.
/// </summary>
internal readonly struct Ink(IncrementalHash hash)
{
    public void Write(string name, string? text)
    {
        if (text is null)
            return;
        Write(name);
        Write(text);
    }

    private void Write(string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
