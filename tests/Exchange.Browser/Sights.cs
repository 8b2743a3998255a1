[assembly: AssemblyFixture(typeof(Exchange.Browser.SightProduct))]

namespace Exchange.Browser;

/// <summary>The product whose pages are only looked at, in all languages: nothing is handed in or decided there.</summary>
public sealed class SightProduct : IAsyncLifetime
{
    public Product Product { get; } = new();

    public ValueTask InitializeAsync() => Product.InitializeAsync();

    public ValueTask DisposeAsync() => Product.DisposeAsync();
}

/// <summary>A window for each person who looks at the product's pages one after another.</summary>
public sealed class Sights(SightProduct sight) : IAsyncLifetime
{
    private readonly Dictionary<string, Window> _windows = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The window of a persona; of somebody who has not signed in if empty.</summary>
    public async Task<Window> Window(string language, string persona)
    {
        if (_windows.TryGetValue(persona, out var open))
            return open;
        var window = _windows[persona] = await sight.Product.Open(language);
        if (persona.Length > 0)
        {
            await window.Page.GotoAsync($"/{language}/people/sign-in");
            await window.Page.Locator($"button[name=persona][value=persona-{persona}]").ClickAsync();
        }
        return window;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows.Values)
            await window.DisposeAsync();
    }
}
