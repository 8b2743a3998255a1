using System.Globalization;
using Exchange.Load.Product;

namespace Exchange.Chaos.Hosts;

/// <summary>The small reverse proxy of deploy/proxy in front of all hosts.</summary>
internal sealed class FrontDoor : IDisposable
{
    private readonly Server server;

    private FrontDoor(Server server) => this.server = server;

    public Uri Address => server.Address;

    public static FrontDoor Open(string program, IReadOnlyList<Host> hosts)
    {
        var destinations = hosts.Select((host, n) => (
            string.Create(CultureInfo.InvariantCulture, $"ReverseProxy__Clusters__product__Destinations__host{n + 1}__Address"), host.Address.ToString()));
        var server = Server.Launch([program], destinations, Path.GetDirectoryName(program)!, Ports.Free());
        server.AwaitFirst200("/proxy/live");
        return new(server);
    }

    public void Dispose() => server.Dispose();
}
