using System.Net;
using System.Net.Sockets;

namespace Exchange.Chaos.Hosts;

/// <summary>
/// Ports that a host can keep while it is down. They lie below the range the system lends to outgoing connections: a client that knocks at a
/// dead port of that range may be lent the very port, be connected to itself, and keep the host from starting again.
/// </summary>
internal static class Ports
{
    private static readonly HashSet<int> Given = [];

    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            if (!Given.Add(port))
                continue;
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's.
            }
        }
    }
}
