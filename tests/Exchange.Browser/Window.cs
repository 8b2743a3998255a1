using System.Collections.Concurrent;

namespace Exchange.Browser;

/// <summary>One browser window and what went wrong in it.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _faults = new();

    private Window(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                _faults.Enqueue(message.Text);
        };
        page.PageError += (_, error) => _faults.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Violations of the content policy and script errors so far.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    public static async Task<Window> Of(IBrowserContext context) => new(context, await context.NewPageAsync());

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
