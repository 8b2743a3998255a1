using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Exchange.Load.Http;

/// <summary>
/// One kept-alive HTTP/1.1 connection on a blocking socket. The driver shares the cores with what it measures, and this costs a small part
/// of what a full client does; requests are bytes made beforehand.
/// </summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket socket;
    private byte[] buffer = new byte[64 * 1024];
    private byte[] body = new byte[64 * 1024];
    private int start, end;

    public Wire(Uri address, int patience = 30_000)
    {
        var ip = address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(address.Host.Trim('[', ']'));
        socket = new(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = patience, SendTimeout = patience };
        try
        {
            socket.Connect(ip, address.Port);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends and waits for the answer; the body is valid until the next call.</summary>
    public Reply Send(ReadOnlySpan<byte> request)
    {
        while (!request.IsEmpty)
            request = request[socket.Send(request)..];

        start = end = 0;
        int head;
        while ((head = buffer.AsSpan(0, end).IndexOf("\r\n\r\n"u8)) < 0)
            Fill();
        var headers = buffer.AsSpan(0, head + 2);
        if (!Utf8Parser.TryParse(headers["HTTP/1.1 ".Length..], out int status, out _))
            throw new InvalidDataException("The answer does not begin with a status line.");
        var length = Length(headers);
        start = head + 4;
        return new(status, length >= 0 ? Whole(length) : status is 204 or 304 ? default : Chunks());
    }

    public void Dispose() => socket.Dispose();

    private static int Length(ReadOnlySpan<byte> headers)
    {
        const string name = "\r\ncontent-length: ";
        for (var at = 0; at + name.Length < headers.Length; at++)
        {
            if (headers[at] == '\r' && System.Text.Ascii.EqualsIgnoreCase(headers.Slice(at, name.Length), name)
                && Utf8Parser.TryParse(headers[(at + name.Length)..], out int length, out _))
                return length;
        }
        return -1;
    }

    private ReadOnlyMemory<byte> Whole(int length)
    {
        while (end - start < length)
            Fill();
        return buffer.AsMemory(start, length);
    }

    private ReadOnlyMemory<byte> Chunks()
    {
        var written = 0;
        while (true)
        {
            int line;
            while ((line = buffer.AsSpan(start, end - start).IndexOf("\r\n"u8)) < 0)
                Fill();
            if (!Utf8Parser.TryParse(buffer.AsSpan(start, line), out int size, out _, 'x'))
                throw new InvalidDataException("The answer has a chunk without a length.");
            start += line + 2;
            while (end - start < size + 2)
                Fill();
            if (written + size > body.Length)
                Array.Resize(ref body, Math.Max(body.Length * 2, written + size));
            buffer.AsSpan(start, size).CopyTo(body.AsSpan(written));
            written += size;
            start += size + 2;
            if (size == 0)
                return body.AsMemory(0, written);
        }
    }

    private void Fill()
    {
        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = socket.Receive(buffer.AsSpan(end));
        if (read == 0)
            throw new IOException("The server closed the connection within an answer.");
        end += read;
    }
}

internal readonly record struct Reply(int Status, ReadOnlyMemory<byte> Body);
