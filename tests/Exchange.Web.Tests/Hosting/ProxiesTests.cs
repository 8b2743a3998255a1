using System.Net;
using System.Net.WebSockets;
using Exchange.Storage;
using Exchange.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Exchange.Web.Tests.Hosting;

public sealed class ProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("10.42.0.0/16, 127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("10.42.0.0/16", HttpStatusCode.Forbidden)]
    [InlineData("", HttpStatusCode.Forbidden)]
    public async Task The_visitors_host_is_what_a_trusted_proxy_says_and_nobody_else(string networks, HttpStatusCode expected)
    {
        await using var product = new Product();
        await using var behind = Behind(product, networks);
        using var client = behind.CreateClient();
        using var request = Forwarded(HttpMethod.Post, "/live/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "https://exchange.example");

        Assert.Equal(expected, (await client.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1", true), InlineData("", false)]
    public async Task Cookies_are_for_https_alone_when_a_trusted_proxy_says_that_the_visitor_used_it(string networks, bool secure)
    {
        await using var product = new Product();
        await using var behind = Behind(product, networks);
        using var client = behind.CreateClient();
        var answer = await client.SendAsync(Forwarded(HttpMethod.Get, "/en/people/sign-in"));

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("exchange-form=", StringComparison.Ordinal));
        Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Open_lines_are_counted_by_the_visitors_address_and_a_visitor_cannot_make_one_up()
    {
        await using var product = new Product();
        await using var behind = Behind(product, "127.0.0.1", "1");
        using var one = await Line(behind.ClientOptions.BaseAddress, "192.0.2.1");
        using var other = await Line(behind.ClientOptions.BaseAddress, "192.0.2.2");

        Assert.Equal(WebSocketState.Open, one!.State);
        Assert.Equal(WebSocketState.Open, other!.State);
        Assert.Null(await Line(behind.ClientOptions.BaseAddress, "192.0.2.1"));
        // The proxy adds the address it saw behind what the visitor wrote.
        Assert.Null(await Line(behind.ClientOptions.BaseAddress, "192.0.2.77, 192.0.2.1"));
    }

    [Theory]
    [InlineData("10.42.0.0/16, somewhere", "somewhere"), InlineData("10.0.0.0/33", "10.0.0.0/33")]
    public async Task A_setting_that_names_no_network_stops_the_start_and_says_which_part_is_wrong(string networks, string wrong)
    {
        await using var product = new Product();
        await using var behind = product.WithWebHostBuilder(b => b.UseSetting("Proxy:Networks", networks));
        var refusal = Assert.Throws<SettingException>(() => behind.Services);

        Assert.Equal("Proxy:Networks", refusal.Setting);
        Assert.Contains($"'{wrong}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_address_is_a_network_of_one() =>
        Assert.Equal(["192.0.2.1/32", "2001:db8::1/128"], Proxies.Read(" 192.0.2.1 ,2001:db8::1,").Select(n => n.ToString()));

    private static WebApplicationFactory<Program> Behind(Product product, string networks, string lines = "200")
    {
        var behind = product.WithWebHostBuilder(b => b.UseSetting("Proxy:Networks", networks).UseSetting("Live:SocketsPerAddress", lines));
        behind.UseKestrel(0);
        behind.StartServer();
        return behind;
    }

    private static HttpRequestMessage Forwarded(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("X-Forwarded-For", "192.0.2.1");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "exchange.example");
        return request;
    }

    /// <summary>An open line, or null if it was refused.</summary>
    private static async Task<ClientWebSocket?> Line(Uri address, string visitor)
    {
        var line = new ClientWebSocket();
        line.Options.SetRequestHeader("X-Forwarded-For", visitor);
        try
        {
            await line.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/live" }.Uri, new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
            return line;
        }
        catch (WebSocketException)
        {
            line.Dispose();
            return null;
        }
    }
}
