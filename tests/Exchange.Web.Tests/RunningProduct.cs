using Exchange.Web.Board;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(Exchange.Web.Tests.RunningProduct))]

namespace Exchange.Web.Tests;

/// <summary>One product for all tests that only read its pages or add figures that no other test looks at.</summary>
public sealed class RunningProduct : IAsyncLifetime
{
    private readonly Product _product = new();

    public HttpClient Reader { get; private set; } = null!;

    public IServiceProvider Services => _product.Services;

    internal BoardFeed Feed => Services.GetRequiredService<BoardFeed>();

    public async ValueTask InitializeAsync()
    {
        Reader = _product.Browser();
        await Feed.Ready;
    }

    public ValueTask DisposeAsync() => _product.DisposeAsync();
}
