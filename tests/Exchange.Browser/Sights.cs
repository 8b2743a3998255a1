namespace Exchange.Browser;

/// <summary>A product of its own, and a window for each person who looks at its pages one after another.</summary>
public sealed class Sights : IAsyncLifetime
{
    private readonly Product _product = new();
    private readonly Dictionary<string, Window> _windows = [];

    public ValueTask InitializeAsync() => _product.InitializeAsync();

    /// <summary>The window of a persona; of somebody who has not signed in if empty.</summary>
    public async Task<Window> Window(string language, string persona)
    {
        if (_windows.TryGetValue(persona, out var open))
            return open;
        var window = _windows[persona] = await _product.Open(language);
        if (persona.Length > 0)
        {
            await window.Page.GotoAsync($"/{language}/people/sign-in");
            await window.Page.Locator($"button[name=persona][value=persona-{persona}]").ClickAsync();
        }
        return window;
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();
}
