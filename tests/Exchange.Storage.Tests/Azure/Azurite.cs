using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Exchange.Storage.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Exchange.Storage.Tests;

/// <summary>Azurite stands in for Azure Storage: one real process for all tests of a run, started when the first one asks.</summary>
public sealed partial class Azurite : IAsyncDisposable
{
    // Azurite's one account; its key is published with it.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Lock gate = new();
    private Task<Started>? starting;
    private int accounts;

    /// <summary>Settings that name this Azurite, under a prefix that nobody else has.</summary>
    public async Task<AzureStorageOptions> OptionsAsync() => new()
    {
        ConnectionString = (await StartedAsync()).ConnectionString,
        Prefix = string.Create(CultureInfo.InvariantCulture, $"test-{Interlocked.Increment(ref accounts)}"),
    };

    /// <summary>An account that nobody else uses.</summary>
    public async Task<AzureStorageAccount> AccountAsync() => new(await OptionsAsync());

    public static string ConnectionString(int blobPort, int tablePort) => string.Create(CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blobPort}/{Account};TableEndpoint=http://127.0.0.1:{tablePort}/{Account}");

    public async ValueTask DisposeAsync()
    {
        if (starting is null || !starting.IsCompletedSuccessfully)
            return;
        var started = await starting;
        started.Process.Kill();
        await started.Process.WaitForExitAsync();
        started.Process.Dispose();
        Directory.Delete(started.Folder, recursive: true);
    }

    private Task<Started> StartedAsync()
    {
        lock (gate)
            return starting ??= StartAsync();
    }

    private static async Task<Started> StartAsync()
    {
        var program = Path.Combine(Root(), "deploy", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException(
                $"Azurite is missing ({program}): run 'npm ci' in deploy/, or the tests with tests/run.sh, which does.");
        }

        var folder = Directory.CreateTempSubdirectory("exchange-azurite-").FullName;
        // Port 0 is any free port; what Azurite says it listens on is read below.
        string[] arguments =
        [
            program, "--location", folder, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        var process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            var ports = new Dictionary<string, int>();
            while (ports.Count < 3)
            {
                var line = await process.StandardOutput.ReadLineAsync(limit.Token)
                    ?? throw new InvalidOperationException("Azurite ended before it listened.");
                if (Listening().Match(line) is { Success: true } said)
                    ports[said.Groups[1].Value] = int.Parse(said.Groups[2].Value, CultureInfo.InvariantCulture);
            }

            _ = process.StandardOutput.ReadToEndAsync();
            return new(process, folder, ConnectionString(ports["Blob"], ports["Table"]));
        }
        catch
        {
            process.Kill();
            throw;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Exchange.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not stand in the repository.");
    }

    [GeneratedRegex(@"Azurite (\w+) service is successfully listening at http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();

    private sealed record Started(Process Process, string Folder, string ConnectionString);
}
