using Exchange.Load.Product;

namespace Exchange.Chaos.Hosts;

/// <summary>One host: a process of the product at an address of its own, which it keeps over every start.</summary>
internal sealed class Host(string name, string product, IReadOnlyList<(string Name, string Value)> settings) : IDisposable
{
    private const string Home = "/en/";

    private readonly int port = Ports.Free();
    private Server? server;

    public string Name => name;

    public Uri Address => new($"http://127.0.0.1:{port}");

    public Server Server => server ?? throw new InvalidOperationException($"{name} was never started.");

    public bool HasEnded => server?.HasEnded ?? true;

    /// <summary>Starts the process and waits for nothing.</summary>
    public void Launch() => server = Server.Launch([product], settings, Path.GetDirectoryName(product)!, port);

    /// <summary>Starts the process and waits until it answers.</summary>
    public void Start()
    {
        Launch();
        Server.AwaitFirst200(Home);
    }

    /// <summary>Starts it again if it has ended by itself, as a supervisor would; true if it had.</summary>
    public bool Revive()
    {
        if (!HasEnded)
            return false;
        Launch();
        return true;
    }

    /// <summary>Waits until it answers, whatever was done to it.</summary>
    public void Settle()
    {
        Revive();
        Server.AwaitFirst200(Home);
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => Server.Kill();

    /// <summary>SIGTERM, and waits for the end.</summary>
    public void Stop() => Server.Dispose();

    public void Dispose() => server?.Dispose();
}
