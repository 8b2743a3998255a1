using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Exchange.Load.Product;

namespace Exchange.Chaos.Hosts;

/// <summary>
/// Azurite stands in for Azure Storage. It is never harmed itself: what it acknowledged is on its own disk seconds later only, so no promise
/// of the product can rest on it.
/// </summary>
internal sealed class Azurite : IDisposable
{
    // Azurite's one account; its key is published with it.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Server server;

    private Azurite(Server server, int blobs, int tables) => (this.server, Blobs, Tables) = (server, blobs, tables);

    public int Blobs { get; }

    public int Tables { get; }

    /// <summary>Where to reach it without any cable in between.</summary>
    public string ConnectionString => Connection(Blobs, Tables);

    public static Azurite Start(string program, string folder)
    {
        var (blobs, tables) = (Ports.Free(), Ports.Free());
        Directory.CreateDirectory(folder);
        var server = Server.Launch(
            [
                program, "--location", folder, "--blobPort", Text(blobs), "--tablePort", Text(tables), "--queuePort", Text(Ports.Free()),
                "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            ],
            [], folder, blobs, "node");
        for (var tries = 0; !Listens(blobs) || !Listens(tables); tries++)
        {
            if (server.HasEnded || tries > 600)
                throw new InvalidOperationException($"Azurite did not come up:\n{server.Said}");
            Thread.Sleep(100);
        }
        return new(server, blobs, tables);
    }

    public static string Connection(int blobs, int tables) => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blobs}/{Account};TableEndpoint=http://127.0.0.1:{tables}/{Account}");

    public void Dispose() => server.Dispose();

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static bool Listens(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
