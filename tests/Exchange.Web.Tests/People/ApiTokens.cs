using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Exchange.Model.People;
using Exchange.Web.People;
using Exchange.Web.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Exchange.Web.Tests.People;

public sealed class ApiTokens(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_token_is_shown_once_and_stored_only_as_a_hash()
    {
        await using var product = new Product();
        var secretariat = await product.Secretariat();
        var token = await Issue(secretariat, "member", "SEN");
        Assert.StartsWith("exch_", token.Token, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Token, await secretariat.GetStringAsync("/api/v1/tokens"));
        Assert.DoesNotContain(token.Token[22..], Stored.Text(product));
        Assert.Contains(token.Id, Stored.Text(product));
    }

    [Fact]
    public async Task A_members_token_has_the_members_actor_and_reaches_no_further()
    {
        await using var product = new Product();
        var token = await Issue(await product.Secretariat(), "member", "SEN");
        var principal = await product.Services.GetRequiredService<TokenCheck>().Verify(token.Token);
        Assert.Equal(new Actor("token-" + token.Id, "n", Role.FocalPoint, "SEN"), principal!.Actor());
        var client = product.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Token);
        Assert.Equal(HttpStatusCode.Created, (await Ask(client, "member", "SEN")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(client, "member", "MLI")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(client, "secretariat", null)).StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_within_five_seconds_and_an_expired_one_at_once()
    {
        var time = new FakeTimeProvider(Offices.Past);
        await using var product = new Product(time: time);
        var secretariat = await product.Secretariat();
        var check = product.Services.GetRequiredService<TokenCheck>();
        var token = await Issue(secretariat, "member", "SEN");
        Assert.NotNull(await check.Verify(token.Token));
        Assert.Equal(HttpStatusCode.NoContent, (await secretariat.DeleteAsync("/api/v1/tokens/" + token.Id)).StatusCode);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await check.Verify(token.Token));

        var day = await Issue(secretariat, "member", "SEN", 1);
        time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await check.Verify(day.Token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await check.Verify(day.Token));
    }

    [Fact]
    public async Task The_page_lists_a_token_with_its_last_use_shows_a_new_one_once_and_revokes_it()
    {
        var time = new FakeTimeProvider(Offices.Past);
        await using var product = new Product(time: time);
        await product.SecretaryAtDesk();
        var focal = await product.Invited("focal@example.org", Role.FocalPoint, "SEN");
        var made = await focal.Fill("/en/people/tokens", "people/tokens", ("name", "Ministry’s system"), ("scope", "SEN"), ("days", "30"));
        var text = Forms.Shown(await made.Content.ReadAsStringAsync(), "token-text");
        var page = await focal.GetStringAsync("/en/people/tokens");
        Assert.DoesNotContain(text, page);
        Assert.Contains("Never", page);
        Assert.Contains("31 March 2021", page);

        time.Advance(TimeSpan.FromHours(2));
        var machine = product.CreateClient();
        machine.DefaultRequestHeaders.Authorization = new("Bearer", text);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/v1/tokens")).StatusCode);
        page = await focal.GetStringAsync("/en/people/tokens");
        Assert.Contains("1 March 2021, 14:00 UTC", page);

        var other = await product.Invited("other@example.org", Role.FocalPoint, "MLI");
        Assert.DoesNotContain("Ministry’s system", WebUtility.HtmlDecode(await other.GetStringAsync("/en/people/tokens")));
        var revoked = await focal.Send(page, Regex.Match(page, "action=\"(people/tokens/[^\"]*/revoke)\"").Groups[1].Value);
        Assert.Equal("/en/people/tokens?done=revoked", revoked.Headers.Location?.ToString());
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await machine.GetAsync("/api/v1/tokens")).StatusCode);
    }

    [Theory]
    [InlineData("everything", null, null)]
    [InlineData("member", "XXX", null)]
    [InlineData("member", null, null)]
    [InlineData("member", "SEN", 0)]
    [InlineData("member", "SEN", 367)]
    public async Task What_cannot_be_issued_is_said_in_a_problem(string scope, string? member, int? days)
    {
        var answer = await Ask(office.Secretariat, scope, member, days);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Nobody_and_a_made_up_token_are_answered_with_a_problem()
    {
        using var client = new HttpClient { BaseAddress = office.Address };
        Assert.Equal(HttpStatusCode.Unauthorized, (await Ask(client, "member", "SEN")).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", "exch_" + new string('0', 16) + "_" + new string('0', 64));
        var answer = await Ask(client, "member", "SEN");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_session_writes_to_the_api_only_from_its_own_site_and_as_json()
    {
        await using var product = new Product();
        await product.Secretariat();
        var browser = product.Browser();
        await browser.SignIn("secretariat@example.org");
        Assert.Equal(HttpStatusCode.Created, (await Ask(browser, "member", "SEN")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.PostAsync("/api/v1/tokens", new FormUrlEncodedContent([]))).StatusCode);
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(browser, "member", "SEN")).StatusCode);
        browser.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(browser, "member", "SEN")).StatusCode);
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client, string scope, string? member, int? days = null) =>
        client.PostAsJsonAsync("/api/v1/tokens", new { name = "n", scope, member, expiresInDays = days });

    private static async Task<Issued> Issue(HttpClient client, string scope, string? member, int? days = null)
    {
        var answer = await Ask(client, scope, member, days);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<Issued>())!;
    }

    private sealed record Issued(string Id, string Token);
}
