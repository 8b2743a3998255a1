using System.Buffers.Binary;
using System.Text;

namespace Exchange.Load.Live;

/// <summary>As much of MessagePack as the circuits' protocol needs, read in place.</summary>
internal ref struct MessagePackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public int Array()
    {
        var head = Take();
        return head switch { >= 0x90 and <= 0x9f => head & 0x0f, 0xdc => (int)Big(2), 0xdd => (int)Big(4), _ => throw Strange(head) };
    }

    public long Integer()
    {
        var head = Take();
        return head switch
        {
            <= 0x7f => head, >= 0xe0 => (sbyte)head, 0xcc => (long)Big(1), 0xcd => (long)Big(2), 0xce => (long)Big(4), 0xcf => (long)Big(8),
            0xd0 => (sbyte)Big(1), 0xd1 => (short)Big(2), 0xd2 => (int)Big(4), 0xd3 => (long)Big(8), _ => throw Strange(head),
        };
    }

    public string? Text()
    {
        var head = Take();
        return head switch
        {
            0xc0 => null,
            >= 0xa0 and <= 0xbf => Encoding.UTF8.GetString(Take(head & 0x1f)),
            0xd9 => Encoding.UTF8.GetString(Take((int)Big(1))), 0xda => Encoding.UTF8.GetString(Take((int)Big(2))),
            0xdb => Encoding.UTF8.GetString(Take((int)Big(4))), _ => throw Strange(head),
        };
    }

    public ReadOnlySpan<byte> Binary()
    {
        var head = Take();
        return head switch { 0xc4 => Take((int)Big(1)), 0xc5 => Take((int)Big(2)), 0xc6 => Take((int)Big(4)), _ => throw Strange(head) };
    }

    /// <summary>Steps over a map of texts to texts; the protocol's headers, which nobody sends.</summary>
    public void Headers()
    {
        for (var entries = (Take() & 0x0f) * 2; entries > 0; entries--)
            Text();
    }

    private byte Take() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    private ulong Big(int count)
    {
        ulong number = 0;
        foreach (var part in Take(count))
            number = number << 8 | part;
        return number;
    }

    private static InvalidDataException Strange(byte head) => new($"The circuit sent a MessagePack value of an unexpected kind (0x{head:x2}).");
}

/// <summary>Writes one message of the circuits' protocol, its length before it.</summary>
internal sealed class MessagePackWriter
{
    private readonly List<byte> bytes = [];

    /// <summary>An invocation of a method of the hub with its arguments: texts, integers, truth values or null.</summary>
    public static byte[] Invocation(string? invocationId, string target, params ReadOnlySpan<object?> arguments)
    {
        var writer = new MessagePackWriter();
        writer.bytes.AddRange([0x96, 0x01, 0x80]);
        writer.Value(invocationId);
        writer.Value(target);
        writer.bytes.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
            writer.Value(argument);
        writer.bytes.Add(0x90);
        return writer.Framed();
    }

    public static byte[] Ping { get; } = [0x02, 0x91, 0x06];

    private void Value(object? value)
    {
        Span<byte> big = stackalloc byte[9];
        switch (value)
        {
            case null: bytes.Add(0xc0); break;
            case true: bytes.Add(0xc3); break;
            case false: bytes.Add(0xc2); break;
            case long number:
                big[0] = 0xd3;
                BinaryPrimitives.WriteInt64BigEndian(big[1..], number);
                bytes.AddRange(big);
                break;
            case string text:
                big[0] = 0xdb;
                var encoded = Encoding.UTF8.GetBytes(text);
                BinaryPrimitives.WriteInt32BigEndian(big[1..], encoded.Length);
                bytes.AddRange(big[..5]);
                bytes.AddRange(encoded);
                break;
            default: throw new ArgumentException($"{value.GetType()} is not sent to a circuit.", nameof(value));
        }
    }

    private byte[] Framed()
    {
        var length = new List<byte>();
        for (var left = (uint)bytes.Count; ; left >>= 7)
        {
            length.Add((byte)(left > 0x7f ? left & 0x7f | 0x80 : left));
            if (left <= 0x7f)
                return [.. length, .. bytes];
        }
    }
}
