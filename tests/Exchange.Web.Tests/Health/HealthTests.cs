using System.Net;
using System.Text.Json;
using Exchange.Web.Board;
using Exchange.Web.Tests.Api;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Exchange.Web.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_product_that_is_up_is_live_and_ready_and_says_which_checks_it_made()
    {
        await using var product = new Product();
        var prober = product.CreateClient(new() { AllowAutoRedirect = false });
        await Until.True(async () => (await prober.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);

        var ready = await prober.GetAsync("/health/ready");
        var answer = await ready.Json();

        Assert.Equal("Healthy", answer.Text("status"));
        Assert.Equal(["board", "silo", "stopping", "storage"], Names(answer).Order());
        Assert.All(answer.GetProperty("checks").EnumerateArray(), c => Assert.NotEmpty(c.Text("description")));
        Assert.True(ready.Headers.CacheControl!.NoStore);
        Assert.False(ready.Headers.Contains("Set-Cookie"));
        Assert.Equal("application/json", ready.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await prober.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task Storage_that_cannot_be_read_makes_the_host_unready_but_alive_until_it_can_be_again()
    {
        await using var product = new Product();
        var prober = product.CreateClient();
        await Until.True(async () => (await prober.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);

        // A file whose table is gone cannot be read by anybody, root included.
        Execute(product, "ALTER TABLE states RENAME TO hidden");
        await Until.True(async () => (await prober.GetAsync("/health/ready")).StatusCode == HttpStatusCode.ServiceUnavailable);
        var text = await prober.GetStringAsync("/health/live");
        var refused = await (await prober.GetAsync("/health/ready")).Content.ReadAsStringAsync();
        var storage = JsonDocument.Parse(refused).RootElement.GetProperty("checks").EnumerateArray().Single(c => c.Text("name") == "storage");
        Assert.Equal("Unhealthy", storage.Text("status"));
        Assert.DoesNotContain("SQLite", refused, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(product.Folder, refused, StringComparison.Ordinal);
        Assert.Contains("Healthy", text, StringComparison.Ordinal);

        Execute(product, "ALTER TABLE hidden RENAME TO states");
        await Until.True(async () => (await prober.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_host_that_is_stopping_is_unready_at_once_and_still_alive()
    {
        var hold = new HeldStop();
        await using var product = new Product(services: all => all.AddSingleton<IHostedService>(hold));
        var prober = product.CreateClient();
        await product.Services.GetRequiredService<BoardFeed>().Ready;
        product.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var ready = await prober.GetAsync("/health/ready");
        var live = await prober.GetAsync("/health/live");
        hold.Release();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(["stopping"], Names(await ready.Json()));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private static IEnumerable<string> Names(JsonElement answer) => answer.GetProperty("checks").EnumerateArray().Select(c => c.Text("name"));

    private static void Execute(Product product, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(product.Folder, "exchange.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Stops first of all hosted services, and only when released: the host stays between running and stopped.</summary>
    private sealed class HeldStop : IHostedService
    {
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Release() => _released.TrySetResult();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => _released.Task;
    }
}
