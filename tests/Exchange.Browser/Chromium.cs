[assembly: AssemblyFixture(typeof(Exchange.Browser.Chromium))]

namespace Exchange.Browser;

/// <summary>The one browser of all tests; each window has cookies of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static IBrowser? _browser;
    private IPlaywright? _playwright;

    public static IBrowser Browser => _browser ?? throw new InvalidOperationException("The browser is started before the first test.");

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } path ? path : "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
