using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Exchange.Load.Product;

/// <summary>
/// Makes another .NET process of this user collect its garbage, through the runtime's diagnostic port: a trace of the runtime's provider with
/// the keyword that induces a collection. Without it, memory says more about luck than about the product.
/// </summary>
internal static class Collection
{
    private const ulong InduceKeyword = 0x800000;

    /// <summary>False if the process has no diagnostic port we may speak to.</summary>
    public static async Task<bool> Induce(int processId)
    {
        var port = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-*-socket").FirstOrDefault();
        if (port is null)
            return false;
        using var session = await Open(port);
        await session.SendAsync(Command(0x02, 0x03, StartTracing()));
        var head = new byte[28];
        var read = 0;
        while (read < head.Length)
        {
            var more = await session.ReceiveAsync(head.AsMemory(read));
            if (more == 0)
                return false;
            read += more;
        }
        if (head[16] != 0xFF || head[17] != 0x00)
            return false;

        // The collection happens when the session begins; the trace itself is read only so that the session can end.
        var drain = Drain(session);
        await Task.Delay(700);
        using (var control = await Open(port))
        {
            await control.SendAsync(Command(0x02, 0x01, head[20..28]));
            await control.ReceiveAsync(new byte[64]);
        }
        await drain;
        return true;
    }

    private static async Task<Socket> Open(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static async Task Drain(Socket session)
    {
        var buffer = new byte[64 * 1024];
        while (await session.ReceiveAsync(buffer) > 0)
        {
        }
    }

    private static byte[] StartTracing()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.Unicode);
        writer.Write(16u);
        writer.Write(1u);
        writer.Write(false);
        writer.Write(1u);
        writer.Write(InduceKeyword);
        writer.Write(4u);
        const string provider = "Microsoft-Windows-DotNETRuntime\0";
        writer.Write((uint)provider.Length);
        writer.Write(Encoding.Unicode.GetBytes(provider));
        writer.Write(0u);
        return bytes.ToArray();
    }

    private static byte[] Command(byte set, byte command, byte[] payload)
    {
        var message = new byte[20 + payload.Length];
        "DOTNET_IPC_V1\0"u8.CopyTo(message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        message[16] = set;
        message[17] = command;
        payload.CopyTo(message, 20);
        return message;
    }
}
