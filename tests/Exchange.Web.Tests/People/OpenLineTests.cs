using System.Net.WebSockets;
using System.Text;
using Exchange.Model.People;
using Exchange.Web.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Exchange.Web.Tests.People;

public sealed class OpenLineTests
{
    [Fact]
    public async Task Lines_of_a_session_that_was_ended_or_an_account_that_was_removed_are_cut_within_a_minute_and_no_others()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var product = new Product(time: time);
        product.UseKestrel(0);
        product.StartServer();
        await product.Secretariat();
        var deputy = await product.Invited("deputy@example.org", Role.Deputy, "SEN");
        Assert.True(await deputy.IsSignedIn());
        using var desk = await Open(product, await Cookie(product, Offices.Secretary), "/live");
        using var telephone = await Open(product, await Cookie(product, Offices.Secretary), "/en/_blazor");
        var cookie = await Cookie(product, "deputy@example.org");
        using var removed = await Open(product, cookie, "/en/_blazor");
        using var removedToo = await Open(product, cookie, "/live");
        using var anybody = await Open(product, null, "/live");

        var account = await product.Account(Offices.Secretary);
        await product.Grains().GetGrain<IAccountGrain>(account.Id).End(account.Sessions[1].Id);
        Assert.Null(await product.Grains().GetGrain<IRosterGrain>(0).Remove(account.Actor(), Account.IdOf("deputy@example.org")));
        var cut = Task.WhenAll(Cut(telephone), Cut(removed), Cut(removedToo));
        var every = product.Services.GetRequiredService<Recheck>().Every;
        Assert.True(every < TimeSpan.FromMinutes(1));
        time.Advance(every);
        await cut.WaitAsync(TimeSpan.FromSeconds(20));
        await Answers(desk);
        await Answers(anybody);
        Assert.False(await deputy.IsSignedIn());
    }

    private static async Task<string> Cookie(Product product, string email)
    {
        var signedIn = await product.Browser().SignIn(email);
        return signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("exchange-session=", StringComparison.Ordinal)).Split(';')[0];
    }

    private static async Task<ClientWebSocket> Open(Product product, string? cookie, string path)
    {
        var line = new ClientWebSocket();
        var address = product.CreateClient().BaseAddress!;
        line.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        if (cookie is not null)
            line.Options.SetRequestHeader("Cookie", cookie);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await line.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = path }.Uri, limit.Token);
        if (path.EndsWith("/live", StringComparison.Ordinal))
            await line.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"json\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, limit.Token);
        return line;
    }

    /// <summary>Asks the live hub for something that it does not have: it says so if it is still there.</summary>
    private static async Task Answers(ClientWebSocket line)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await line.SendAsync(Encoding.UTF8.GetBytes("{\"type\":1,\"invocationId\":\"asked\",\"target\":\"Nothing\",\"arguments\":[]}\u001e"), WebSocketMessageType.Text, true, limit.Token);
        var buffer = new byte[4096];
        var said = "";
        while (!said.Contains("asked", StringComparison.Ordinal))
            said += Encoding.UTF8.GetString(buffer.AsSpan(0, (await line.ReceiveAsync(buffer, limit.Token)).Count));
    }

    /// <summary>Reads until the other side has gone.</summary>
    private static async Task Cut(ClientWebSocket line)
    {
        var buffer = new byte[4096];
        try
        {
            while (line.State == WebSocketState.Open)
                await line.ReceiveAsync(buffer, CancellationToken.None);
        }
        catch (WebSocketException)
        {
        }
    }
}
