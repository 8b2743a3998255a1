using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace Exchange.Load.Product;

/// <summary>The product under load: one that was running already, or one of our own with an empty file.</summary>
internal sealed class Target : IDisposable
{
    private const string Home = "/en/";

    private readonly Options options;
    private readonly string folder;
    private readonly int port = Server.FreePort();

    private Target(Options options, string folder)
    {
        this.options = options;
        this.folder = folder;
    }

    /// <summary>The process; null when the product was running already.</summary>
    public Server? Server { get; private set; }

    public Uri Address => Hosts[0];

    /// <summary>Where the product answers; several when it is a cluster.</summary>
    public ImmutableArray<Uri> Hosts { get; private set; } = [];

    public HttpClient Http { get; private set; } = null!;

    public string Token { get; private set; } = "";

    /// <summary>The product's file; null when the product was running already.</summary>
    public string? File => Server is null ? null : Path.Combine(folder, "exchange.db");

    /// <summary>The page with the live board.</summary>
    public Uri Page => PageOf(Address);

    public static Uri PageOf(Uri host) => new(host, Home);

    public static async Task<Target> Open(Options options, string folder)
    {
        var target = new Target(options, folder);
        try
        {
            if (!options.Urls.IsEmpty)
            {
                target.Token = options.Token!;
                target.Use(options.Urls);
                return target;
            }
            target.Start();
            target.Token = await FirstSetup.Run(target.Server!, "load");
            target.Use(target.Hosts);
            return target;
        }
        catch
        {
            target.Dispose();
            throw;
        }
    }

    /// <summary>Ends the product and starts it again on the same file, at the same address.</summary>
    public void Restart()
    {
        Server!.Dispose();
        Start();
    }

    public void Dispose()
    {
        Http?.Dispose();
        Server?.Dispose();
    }

    /// <summary>How long a first start on an empty file takes.</summary>
    public double FirstStart()
    {
        using var other = Start(Path.Combine(folder, $"start-{Guid.NewGuid():N}", "exchange.db"), Server.FreePort());
        return other.ToFirst200.TotalSeconds;
    }

    private void Start()
    {
        Server = Start(Path.Combine(folder, "exchange.db"), port);
        Use([Server.Address]);
    }

    private Server Start(string file, int at) => Server.Start(
        [options.Product],
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Storage__Path", file),
            ("Live__SocketsPerAddress", "5000"), ("Live__SocketsPerUser", "5000"),
        ],
        Path.GetDirectoryName(options.Product)!, Home, at);

    private void Use(ImmutableArray<Uri> hosts)
    {
        Hosts = hosts;
        Http?.Dispose();
        Http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(60) };
        if (Token.Length > 0)
            Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }
}
