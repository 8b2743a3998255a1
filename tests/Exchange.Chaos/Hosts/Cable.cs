using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Exchange.Chaos.Hosts;

/// <summary>
/// A line from the hosts to a port. While it is cut nothing passes, and nobody is told so, as when a network is gone; connections of that
/// time are lost when it is mended.
/// </summary>
internal sealed class Cable : IDisposable
{
    private readonly ConcurrentDictionary<Socket, bool> ends = new();
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly int target;
    private volatile bool cut;

    public Cable(int target)
    {
        this.target = target;
        Port = Ports.Free();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        listener.Listen(512);
        _ = Accept();
    }

    public int Port { get; }

    public void Cut() => cut = true;

    public void Mend()
    {
        LetGo();
        cut = false;
    }

    public void Dispose()
    {
        listener.Dispose();
        LetGo();
    }

    private void LetGo()
    {
        foreach (var end in ends.Keys)
            end.Dispose();
        ends.Clear();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
                _ = Carry(await listener.AcceptAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task Carry(Socket near)
    {
        ends[near] = true;
        if (cut)
            return;
        var far = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.NoDelay = true;
        ends[far] = true;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(Pass(near, far), Pass(far, near));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Either side may go at any time.
        }
        // A cut line keeps its ends open and silent until it is mended.
        if (cut)
            return;
        foreach (var end in (ReadOnlySpan<Socket>)[near, far])
            if (ends.TryRemove(end, out _))
                end.Dispose();
    }

    private async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await from.ReceiveAsync(buffer)) > 0 && !cut)
            for (var sent = 0; sent < read;)
                sent += await to.SendAsync(buffer.AsMemory(sent, read - sent));
    }
}
