using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Threading.Channels;
using Exchange.Web.Board.Live;
using Exchange.Web.Tests.Api;
using Microsoft.AspNetCore.SignalR.Client;

namespace Exchange.Web.Tests.Live;

public sealed class LiveTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_client_hears_the_version_on_connecting_and_then_each_change()
    {
        var heard = Channel.CreateUnbounded<LiveChange>();
        await using var hub = new HubConnectionBuilder().WithUrl(new Uri(office.Address, "/live")).Build();
        hub.On<LiveChange>("Changed", change => heard.Writer.TryWrite(change));
        await hub.StartAsync();
        var first = await heard.Reader.ReadAsync(Soon());
        Assert.Empty(first.Members);

        var answer = await (await office.Senegal.PostAsJsonAsync(Office.Submission("SEN"), Office.Report("live", 31.5, 2021))).Json();
        var version = answer.GetProperty("boardVersion").GetInt64();
        var change = await heard.Reader.ReadAsync(Soon());
        while (change.Version < version)
            change = await heard.Reader.ReadAsync(Soon());

        Assert.Contains("SEN", change.Members);
        Assert.Contains(Office.Coverage, change.Indicators);
        Assert.Equal(version, await hub.InvokeAsync<long>("Version"));
        var snapshot = await hub.InvokeAsync<System.Text.Json.JsonElement>("Snapshot");
        Assert.Equal(42, snapshot.GetProperty("indicators").GetArrayLength());
    }

    [Fact]
    public async Task Clients_that_connect_while_figures_come_in_never_hear_of_an_older_version_after_a_newer_one()
    {
        await office.Open("busy", "automatic");
        using var enough = new CancellationTokenSource();
        var reporting = Task.Run(async () =>
        {
            for (var n = 0; !enough.IsCancellationRequested; n++)
                (await office.Senegal.PostAsJsonAsync(Office.Submission("SEN", "busy"), Office.Report($"busy-{n}", 20 + n % 100 * 0.1))).EnsureSuccessStatusCode();
        });
        for (var client = 0; client < 40; client++)
        {
            var heard = Channel.CreateUnbounded<LiveChange>();
            await using var hub = new HubConnectionBuilder().WithUrl(new Uri(office.Address, "/live")).Build();
            hub.On<LiveChange>("Changed", change => heard.Writer.TryWrite(change));
            await hub.StartAsync();
            var versions = new List<long>();
            while (versions.Count < 6)
                versions.Add((await heard.Reader.ReadAsync(Soon())).Version);
            Assert.Equal(versions.Order(), versions);
        }
        await enough.CancelAsync();
        await reporting;
    }

    [Theory]
    [InlineData("/live/negotiate?negotiateVersion=1"), InlineData("/_blazor/negotiate?negotiateVersion=1"), InlineData("/fr/_blazor/negotiate?negotiateVersion=1")]
    public async Task Another_sites_page_is_refused(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Headers.Add("Origin", "https://elsewhere.example");
        var response = await office.Anybody.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Our_own_page_is_let_in()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/live/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", office.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.OK, (await office.Anybody.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task More_lines_from_one_address_than_allowed_are_refused()
    {
        var lines = new List<ClientWebSocket>();
        var refused = 0;
        for (var i = 0; i < 210 && refused == 0; i++)
        {
            var line = new ClientWebSocket();
            lines.Add(line);
            try
            {
                await line.ConnectAsync(new UriBuilder(office.Address) { Scheme = "ws", Path = "/live" }.Uri, Soon());
            }
            catch (WebSocketException)
            {
                refused = i;
            }
        }
        foreach (var line in lines)
            line.Dispose();

        Assert.InRange(refused, 190, 200);
    }

    private static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token;
}
