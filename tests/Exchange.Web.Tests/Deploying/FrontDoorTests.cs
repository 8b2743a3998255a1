using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Exchange.Web.Tests.Deploying;

public sealed class FrontDoorTests : IAsyncLifetime
{
    private readonly List<Host> _hosts = [];
    private FrontDoor _door = null!;

    public async ValueTask InitializeAsync()
    {
        foreach (var name in new[] { "one", "two", "three" })
            _hosts.Add(await Host.Start(name));
        _door = await FrontDoor.Open(_hosts.Select(h => h.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _door.DisposeAsync();
        foreach (var host in _hosts)
            await host.DisposeAsync();
    }

    [Fact]
    public async Task A_visitor_stays_with_one_host_and_many_visitors_are_spread()
    {
        var names = new HashSet<string>();
        for (var i = 0; i < 40; i++)
        {
            using var visitor = _door.Visitor();
            var name = await visitor.GetStringAsync("/name");
            for (var again = 0; again < 3; again++)
                Assert.Equal(name, await visitor.GetStringAsync("/name"));
            names.Add(name);
        }

        Assert.Equal(3, names.Count);
    }

    [Fact]
    public async Task The_cookie_that_keeps_a_visitor_with_a_host_is_hidden_from_scripts_and_other_sites()
    {
        using var visitor = _door.Visitor();
        var cookie = Assert.Single((await visitor.GetAsync("/name")).Headers.GetValues("Set-Cookie"));

        Assert.StartsWith("exchange-host=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_host_that_is_no_longer_ready_gets_no_new_request_and_no_request_fails_meanwhile()
    {
        using var visitor = _door.Visitor();
        var before = await visitor.GetStringAsync("/name");
        _hosts[Index(before)].Ready = false;

        await Until(async () => await visitor.GetStringAsync("/name") != before);
        for (var i = 0; i < 20; i++)
        {
            using var another = _door.Visitor();
            Assert.NotEqual(before, await another.GetStringAsync("/name"));
        }
    }

    [Fact]
    public async Task A_host_that_died_is_left_out_within_seconds()
    {
        using var visitor = _door.Visitor();
        var before = await visitor.GetStringAsync("/name");
        await _hosts[Index(before)].DisposeAsync();

        await Until(async () => (await visitor.GetAsync("/name")).IsSuccessStatusCode);
        for (var i = 0; i < 20; i++)
        {
            using var another = _door.Visitor();
            Assert.Equal(HttpStatusCode.OK, (await another.GetAsync("/name")).StatusCode);
        }
    }

    [Fact]
    public async Task WebSockets_pass()
    {
        using var line = new ClientWebSocket();
        await line.ConnectAsync(new UriBuilder(_door.Address) { Scheme = "ws", Path = "/echo" }.Uri, default);
        await line.SendAsync("live"u8.ToArray(), WebSocketMessageType.Text, true, default);
        var bytes = new byte[16];
        var heard = await line.ReceiveAsync(bytes, default);

        Assert.Equal("live", Encoding.UTF8.GetString(bytes, 0, heard.Count));
    }

    [Theory]
    [InlineData("", "127.0.0.1 http 127.0.0.1"), InlineData("127.0.0.1", "192.0.2.1 https exchange.example")]
    public async Task The_host_is_told_who_the_visitor_is_and_made_up_words_of_the_visitor_do_not_pass(string trusted, string told)
    {
        await using var door = await FrontDoor.Open(_hosts.Select(h => h.Address), trusted);
        using var visitor = door.Visitor();
        visitor.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        visitor.DefaultRequestHeaders.Add("X-Forwarded-Host", "exchange.example");

        Assert.StartsWith(told, await visitor.GetStringAsync("/told"), StringComparison.Ordinal);
    }

    private int Index(string name) => Array.IndexOf(["one", "two", "three"], name);

    private static async Task Until(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "It did not come about within ten seconds.");
    }
}
