using System.Net;
using System.Net.Http.Json;
using Exchange.Model.People;
using Exchange.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.People;

public sealed class FirstSetup
{
    [Fact]
    public async Task The_setup_token_works_once_and_is_stored_only_as_a_hash()
    {
        await using var product = new Product();
        var client = product.CreateClient();
        Assert.Equal(HttpStatusCode.Forbidden, (await SetUp(client, "setup_wrong", "a@example.org")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SetUp(client, product.SetupToken, "a@example.org", "short")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await SetUp(client, product.SetupToken, "a@example.org")).StatusCode);
        var second = await SetUp(client, product.SetupToken, "b@example.org");
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("application/problem+json", second.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain(product.SetupToken, Stored.Text(product));
        Assert.DoesNotContain(Product.Password, Stored.Text(product));
    }

    [Fact]
    public async Task Two_simultaneous_setups_make_one_account()
    {
        await using var product = new Product();
        var client = product.CreateClient();
        var token = product.SetupToken;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => SetUp(client, token, $"a{i}@example.org")));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var roster = await product.Services.GetRequiredService<IGrainFactory>().GetGrain<IRosterGrain>(0).List(new("x", "x", Role.Secretariat));
        Assert.Single(roster!.Accounts);
    }

    [Fact]
    public async Task Every_start_prints_a_new_token_until_one_is_used_and_a_session_outlives_a_restart()
    {
        var first = new Product();
        var token = first.SetupToken;
        await first.DisposeAsync();
        var second = new Product(folder: first.Folder);
        Assert.Equal(HttpStatusCode.Forbidden, (await SetUp(second.CreateClient(), token, "a@example.org")).StatusCode);
        await second.Secretariat();
        var signedIn = await second.Browser().SignIn("secretariat@example.org");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("exchange-session=", StringComparison.Ordinal)).Split(';')[0];
        await second.DisposeAsync();

        await using var third = new Product(folder: first.Folder);
        var browser = third.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        browser.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/en/people")).StatusCode);
        Assert.DoesNotContain(third.Log, l => l.Contains("setup_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_setup_page_makes_the_account_and_signs_it_in()
    {
        await using var product = new Product();
        var browser = product.Browser();
        var answer = await browser.Fill("/en/people/setup", "people/setup",
            ("token", product.SetupToken), ("email", "a@example.org"), ("name", "A"), ("password", Product.Password));
        Assert.Equal("/en/people", answer.Headers.Location?.ToString());
        var page = await browser.GetAsync("/en/people");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.True(page.Headers.CacheControl?.NoStore);
    }

    private static Task<HttpResponseMessage> SetUp(HttpClient client, string token, string email, string password = Product.Password) =>
        client.PostAsJsonAsync("/api/v1/setup", new { token, email, name = "A", password });
}
