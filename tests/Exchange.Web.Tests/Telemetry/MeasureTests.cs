using System.Net;
using System.Net.Http.Json;
using Exchange.Web.Board;
using Exchange.Web.Tests.Api;
using Exchange.Web.Tests.Grains;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Storage;

namespace Exchange.Web.Tests.Telemetry;

/// <summary>Each measure moves when its fact happens, on the real product.</summary>
public sealed class MeasureTests
{
    [Fact]
    public async Task A_report_is_counted_by_what_became_of_it_and_its_acknowledgement_is_timed()
    {
        await using var product = new Product();
        var secretariat = await product.Secretariat();
        await Open(secretariat, "automatic", "automatic");
        await Open(secretariat, "reviewed", "reviewed");
        using var measured = new Measured(product.Services);

        await Post(secretariat, "automatic", Office.Report("a", 20));
        await Post(secretariat, "automatic", Office.Report("a", 20));
        await Post(secretariat, "reviewed", Office.Report("b", 21, submit: false));
        var documented = new { indicator = Office.Coverage, year = 2023, value = 21.0, source = "Survey", note = "Checked" };
        await Post(secretariat, "reviewed", new { operationId = "c", cells = new[] { documented }, submit = true });
        await Post(secretariat, "automatic", Office.Report("d", 400));

        Assert.Equal(
            ["accepted 1", "repeated 1", "drafted 1", "handed_in 1", "refused 1"],
            new[] { "accepted", "repeated", "drafted", "handed_in", "refused" }.Select(o => $"{o} {measured.Sum("exchange.reports", o)}"));
        Assert.Equal(5, measured.Of("exchange.report.duration", "api").Count);
        Assert.All(measured.Of("exchange.report.duration"), seconds => Assert.InRange(seconds, 0, 30));
    }

    [Fact]
    public async Task A_publication_moves_the_version_and_its_push_is_timed()
    {
        await using var product = new Product();
        var secretariat = await product.Secretariat();
        await Open(secretariat, "push", "automatic");
        var feed = product.Services.GetRequiredService<BoardFeed>();
        await feed.Ready;
        using var measured = new Measured(product.Services);
        Assert.Equal(0, measured.Now("exchange.board.version"));

        await Post(secretariat, "push", Office.Report("a", 20));
        await Until.True(() => feed.Current.Version == 1 && measured.Of("exchange.board.push.duration").Count == 1);

        Assert.InRange(measured.Of("exchange.board.push.duration").Single(), 0, 5);
        Assert.Equal(1, measured.Now("exchange.board.version"));
        Assert.Equal(1, measured.Now("exchange.board.observers"));
    }

    [Fact]
    public async Task A_host_that_told_of_more_than_it_shows_lags()
    {
        await using var product = new Product();
        var feed = product.Services.GetRequiredService<BoardFeed>();
        await feed.Ready;
        using var measured = new Measured(product.Services);
        Assert.Equal(0, measured.Now("exchange.board.lag"));

        feed.Acknowledge(5);

        Assert.Equal(5, measured.Now("exchange.board.lag"));
    }

    [Fact]
    public async Task An_observer_that_falls_silent_is_counted_as_dropped()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var product = new Product(time: time);
        var secretariat = await product.Secretariat();
        await Open(secretariat, "silence", "automatic");
        var grains = product.Services.GetRequiredService<IGrainFactory>();
        await product.Services.GetRequiredService<BoardFeed>().Ready;
        using var measured = new Measured(product.Services);
        var silent = new RememberingObserver();
        await grains.GetGrain<IBoardGrain>(0).Watch(grains.CreateObjectReference<IBoardObserver>(silent), 0);
        Assert.Equal(2, measured.Now("exchange.board.observers"));

        time.Advance(TimeSpan.FromSeconds(16));
        await Post(secretariat, "silence", Office.Report("a", 20));

        Assert.InRange(measured.Sum("exchange.board.observers.dropped", "silent"), 1, 2);
        GC.KeepAlive(silent);
    }

    [Fact]
    public async Task A_client_of_the_hub_is_counted_while_it_is_there()
    {
        await using var product = new Product();
        using var measured = new Measured(product.Services);
        var hub = new HubConnectionBuilder().WithUrl(new Uri(product.Server.BaseAddress, "/live"), options =>
        {
            options.Transports = HttpTransportType.LongPolling;
            options.HttpMessageHandlerFactory = _ => product.Server.CreateHandler();
        }).Build();

        await hub.StartAsync();
        await Until.True(() => measured.Now("exchange.hub.clients") == 1);
        await hub.DisposeAsync();
        await Until.True(() => measured.Now("exchange.hub.clients") == 0);
    }

    [Fact]
    public async Task A_line_refused_at_the_limit_is_counted()
    {
        await using var product = new Product(settings: new Dictionary<string, string> { ["Live:SocketsPerAddress"] = "0" });
        using var measured = new Measured(product.Services);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await product.Browser().GetAsync("/live")).StatusCode);

        Assert.Equal(1, measured.Sum("exchange.sockets.refused", "address"));
    }

    [Fact]
    public async Task Storage_is_timed_by_operation_and_a_stale_etag_is_a_conflict()
    {
        await using var product = new Product();
        var storage = product.Services.GetRequiredKeyedService<IGrainStorage>("Default");
        using var measured = new Measured(product.Services);
        var grain = GrainId.Create("measured", Guid.NewGuid().ToString("N"));
        var (first, second) = (new GrainState<Box>(new()), new GrainState<Box>(new()));

        await storage.WriteStateAsync("s", grain, first);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("s", grain, second));
        await storage.ReadStateAsync("s", grain, second);
        await storage.ClearStateAsync("s", grain, second);

        Assert.NotEmpty(measured.Of("exchange.storage.operation.duration", "write", "ok"));
        Assert.Single(measured.Of("exchange.storage.operation.duration", "write", "conflict"));
        Assert.NotEmpty(measured.Of("exchange.storage.operation.duration", "read", "ok"));
        Assert.Single(measured.Of("exchange.storage.operation.duration", "clear", "ok"));
        Assert.Equal(1, measured.Sum("exchange.storage.conflicts", "write"));
    }

    [Fact]
    public async Task Every_check_of_health_is_measured()
    {
        await using var product = new Product();
        using var measured = new Measured(product.Services);

        foreach (var check in new[] { "silo", "board", "storage", "stopping" })
            await Until.True(() => measured.Now("exchange.health.status", check) == 1);
    }

    private static async Task Open(HttpClient secretariat, string id, string acceptance) =>
        (await secretariat.PostAsJsonAsync("/api/v1/rounds", new { id, title = id, acceptance })).EnsureSuccessStatusCode();

    private static Task<HttpResponseMessage> Post(HttpClient client, string round, object report) =>
        client.PostAsJsonAsync(Office.Submission("SEN", round), report);

    public sealed class Box
    {
        public string Text { get; set; } = "";
    }
}
