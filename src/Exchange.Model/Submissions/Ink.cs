using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Exchange.Model.Submissions;

/// <summary>
/// Writes fields into a hash, each with its name and its length, so that nothing can slip from one field into the next. A field that is not set
/// adds nothing: what was written before the field existed keeps its hash.
/// </summary>
public sealed class Ink : IDisposable
{
    private readonly IncrementalHash _hash;

    private Ink(IncrementalHash hash) => _hash = hash;

    /// <summary>An empty page.</summary>
    public static Ink Begin() => new(IncrementalHash.CreateHash(HashAlgorithmName.SHA256));

    /// <summary>A page with what every entry of a history begins with.</summary>
    public static Ink Behind(string previous, string operationId, DateTimeOffset at, string actorId, string actorName, Channel channel)
    {
        var ink = Begin();
        ink.Write("previous", previous);
        ink.Write("operation", operationId);
        ink.Write("at", at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        ink.Write("actor", actorId);
        ink.Write("name", actorName);
        ink.Write("channel", channel.ToString());
        return ink;
    }

    /// <summary>Adds a field; null adds nothing.</summary>
    public void Write(string name, string? text)
    {
        if (text is null)
            return;
        Write(name);
        Write(text);
    }

    /// <summary>SHA-256 of everything written, in lower-case hexadecimal.</summary>
    public string Dry() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private void Write(string text)
    {
        Span<byte> length = stackalloc byte[4];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        _hash.AppendData(length);
        _hash.AppendData(bytes);
    }
}
