using System.Diagnostics;
using System.Text.RegularExpressions;
using Exchange.Web.Tests.House;

namespace Exchange.Web.Tests.Deploying;

/// <summary>The proxy of <c>deploy/proxy</c> as a process of its own, in front of the given hosts.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    private readonly Process _process;

    private FrontDoor(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<FrontDoor> Open(IEnumerable<Uri> hosts, string networks = "")
    {
        var folder = Path.Combine(Source.Root.FullName, "deploy", "proxy");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(folder, "bin", Configuration, "net10.0", "Exchange.Proxy.dll"), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            Environment = { ["Proxy__Networks"] = networks },
        };
        foreach (var (i, host) in hosts.Index())
            start.Environment[$"ReverseProxy__Clusters__product__Destinations__host{i}__Address"] = host.ToString();
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The proxy ended before it listened."));
        process.OutputDataReceived += (_, line) =>
        {
            if (Regex.Match(line.Data ?? "", @"listening on: (\S+)") is { Success: true } said)
                listening.TrySetResult(new(said.Groups[1].Value));
        };
        process.Start();
        process.BeginOutputReadLine();
        return new(process, await listening.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    /// <summary>A visitor with a browser's cookies of its own.</summary>
    public HttpClient Visitor() => new() { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
}
