using System.Diagnostics;

namespace Exchange.Browser.People;

/// <summary>A real OpenID Connect server, as a process of its own on loopback, that knows one client by its secret.</summary>
internal sealed class OpenIdServer : IAsyncDisposable
{
    public const string Client = "exchange";
    public const string Secret = "a secret for the tests alone";

    private readonly Process _process;

    private OpenIdServer(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <param name="answer">Where it sends people back to.</param>
    public static async Task<OpenIdServer> Start(Uri answer)
    {
        var script = Path.Combine(Product.Root, "tests", "Exchange.Browser", "People", "oidc.mjs");
        var start = new ProcessStartInfo("node", [script, Path.Combine(Product.Root, "deploy"), answer.ToString(), Secret])
        {
            RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var address = await process.StandardOutput.ReadLineAsync(limit.Token)
            ?? throw new InvalidOperationException($"oidc-provider did not start: run 'npm ci' in deploy/, or the tests with tests/run.sh. {await complaints}");
        return new(process, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
