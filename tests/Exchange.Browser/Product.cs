using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Exchange.Browser;

/// <summary>The product as a process of its own, on a free port and an empty store, with the trial round and its persons.</summary>
public sealed class Product : IAsyncLifetime
{
    internal static string Root { get; } = FindRoot();

    private readonly string _folder = Directory.CreateTempSubdirectory("exchange-browser-").FullName;
    private Process? _process;

    /// <summary>The content that the product ships with.</summary>
    public static string ShippedContent { get; } = Path.Combine(Root, "content");

    /// <summary>Another content folder; the shipped one if null.</summary>
    public string? Content { get; init; }

    /// <summary>Settings beside those that it is always started with.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public Uri Address { get; init; } = FreeAddress();

    public async ValueTask InitializeAsync()
    {
        _process = Start();
        await Ready(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A window of its own, with its own cookies, that writes down every violation of the content policy and every script error.</summary>
    public async Task<Window> Open(string? locale = null, int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Chromium.Browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            Locale = locale ?? "en-GB",
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 1000 },
        });
        return await Window.Of(context);
    }

    private Process Start()
    {
        var web = Path.Combine(Root, "src", "Exchange.Web");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(web, "bin", Configuration, "net10.0", "Exchange.Web.dll")])
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = Address.ToString().TrimEnd('/'),
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Storage__Path"] = Path.Combine(_folder, "exchange.db"),
                ["Content__Path"] = Content ?? ShippedContent,
                // Idle threads would spin on the cores that draw the pages.
                ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
            },
        };
        foreach (var (name, value) in Settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        // Unread pipes fill up and stop the product.
        process.OutputDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task Ready(TimeSpan patience)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var limit = new CancellationTokenSource(patience);
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("en/", UriKind.Relative), limit.Token);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (_process is { HasExited: false })
            {
            }
            await Task.Delay(100, limit.Token);
        }
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Exchange.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    internal static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}

[CollectionDefinition(Name)]
public sealed class ProductCollection : ICollectionFixture<Product>
{
    public const string Name = "product";
}
