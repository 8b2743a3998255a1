using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Exchange.Web.Tests.Api;
using Exchange.Web.Tests.People;

namespace Exchange.Web.Tests.Notices;

/// <summary>Other systems are told what happens: a real receiver on loopback, which only the setting for trying out allows.</summary>
public sealed class HookTests : IAsyncLifetime
{
    private const string Coverage = Office.Coverage;

    private static readonly Dictionary<string, string> TryingOut = new() { ["Webhooks:AllowLoopback"] = "true" };

    private Receiver _receiver = null!;
    private Product _product = null!;
    private HttpClient _secretariat = null!;
    private HttpClient _senegal = null!;
    private HttpClient _mali = null!;

    public async ValueTask InitializeAsync()
    {
        _receiver = await Receiver.Start();
        _product = new(settings: TryingOut);
        _secretariat = await _product.Secretariat();
        _senegal = await Token("SEN");
        _mali = await Token("MLI");
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task What_happens_is_told_once_signed_and_to_a_member_only_what_is_its_own()
    {
        var all = await Register(_secretariat, "/all");
        var own = await Register(_senegal, "/senegal");
        await Register(_mali, "/mali");
        await Open("reviewed");
        await Report("SEN");
        await Until.True(() => Types("/all").Contains("submission.submitted") && Types("/senegal").Contains("submission.submitted"));
        var revision = (await _secretariat.GetFromJsonAsync<JsonElement>(Office.Submission("SEN"))).GetProperty("revision").GetInt64();
        (await _secretariat.PostAsJsonAsync(Office.Submission("SEN") + "/accept", new { operationId = "accept", revision })).EnsureSuccessStatusCode();
        await Until.True(() => Types("/all").Contains("submission.published") && Types("/senegal").Contains("submission.published") && Types("/mali").Any());

        string[] whole = ["round.opened", "submission.accepted", "submission.published", "submission.submitted"];
        Assert.Equal(whole, Types("/all").Order());
        Assert.Equal(whole, Types("/senegal").Order());
        Assert.Equal(["round.opened"], Types("/mali"));
        Assert.All(_receiver.Calls.Where(c => c.Path == "/all"), c => Assert.Equal(c.Signature, Sign(all, c)));
        Assert.All(_receiver.Calls.Where(c => c.Path == "/senegal"), c => Assert.Equal(c.Signature, Sign(own, c)));
        var published = _receiver.Calls.Single(c => c.Path == "/senegal" && c.Body.Contains("published", StringComparison.Ordinal));
        var data = JsonDocument.Parse(published.Body).RootElement.GetProperty("data");
        Assert.Equal(("SEN", Coverage), (data.Text("member"), data.GetProperty("cells")[0].Text("indicator")));
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_its_outcome_is_listed_and_redirects_are_not_followed()
    {
        _receiver.Answer = 302;
        await Register(_senegal, "/moved");
        var id = (await _senegal.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("webhooks")[0].Text("id");
        Assert.Equal(HttpStatusCode.NoContent, (await _senegal.PostAsync($"/api/v1/webhooks/{id}/ping", null)).StatusCode);
        await Until.True(async () => await Call(_senegal) is { } c && c.GetProperty("attempts").GetInt32() == 1 && c.Text("state") == "waiting");
        Assert.StartsWith("302", (await Call(_senegal))!.Value.Text("lastAnswer"), StringComparison.Ordinal);
        Assert.Single(_receiver.Calls);

        _receiver.Answer = 200;
        await _product.DisposeAsync();
        await using var later = new Product(folder: _product.Folder, time: new ShiftedTime(TimeSpan.FromMinutes(2)), settings: TryingOut);
        var senegal = later.CreateClient();
        senegal.DefaultRequestHeaders.Authorization = _senegal.DefaultRequestHeaders.Authorization;
        await Until.True(async () => await Call(senegal) is { } c && c.Text("state") == "delivered");
        Assert.Equal(2, _receiver.Calls.Count);
        Assert.Single(_receiver.Calls.Select(c => c.Id).Distinct());
        Assert.All(_receiver.Calls, c => Assert.Equal("/moved", c.Path));
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_by_its_owner_and_nobody_else()
    {
        _receiver.Answer = 410;
        await Register(_senegal, "/gone");
        var id = (await _senegal.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("webhooks")[0].Text("id");
        await _senegal.PostAsync($"/api/v1/webhooks/{id}/ping", null);
        await Until.True(async () => await Call(_senegal) is { } c && c.Text("state") == "given-up");
        var again = $"/api/v1/webhooks/calls/{(await Call(_senegal))!.Value.Text("id")}/again";
        Assert.Equal(HttpStatusCode.NotFound, (await _mali.PostAsync(again, null)).StatusCode);

        _receiver.Answer = 200;
        Assert.Equal(HttpStatusCode.NoContent, (await _senegal.PostAsync(again, null)).StatusCode);
        await Until.True(async () => await Call(_senegal) is { } c && c.Text("state") == "delivered");
        Assert.Equal(HttpStatusCode.NotFound, (await _senegal.PostAsync(again, null)).StatusCode);
        Assert.Single(_receiver.Calls.Select(c => c.Id).Distinct());
    }

    [Fact]
    public async Task Nobody_sees_or_touches_the_addresses_of_others()
    {
        await Register(_senegal, "/senegal");
        await Register(_secretariat, "/all");
        var id = (await _senegal.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("webhooks")[0].Text("id");

        Assert.Empty((await _mali.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("webhooks").EnumerateArray());
        Assert.Single((await _senegal.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("webhooks").EnumerateArray());
        Assert.Equal(2, (await _secretariat.GetFromJsonAsync<JsonElement>("/api/v1/webhooks")).GetProperty("webhooks").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await _mali.DeleteAsync($"/api/v1/webhooks/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await _mali.PostAsync($"/api/v1/webhooks/{id}/ping", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(_mali, "/mali", "SEN")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _product.CreateClient().GetAsync("/api/v1/webhooks", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _senegal.DeleteAsync($"/api/v1/webhooks/{id}")).StatusCode);
    }

    [Fact]
    public async Task An_address_registered_on_the_page_shows_its_secret_once()
    {
        var browser = _product.Browser();
        await browser.SignIn("secretariat@example.org");
        var answer = await browser.Fill("/en/webhooks", "webhooks", ("address", _receiver.Address + "/page"), ("member", "SEN"));
        Assert.StartsWith("whsec_", Forms.Shown(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "hook-secret"), StringComparison.Ordinal);
        var page = await browser.GetStringAsync("/en/webhooks", TestContext.Current.CancellationToken);
        Assert.Contains("/page", page, StringComparison.Ordinal);
        Assert.DoesNotContain("whsec_", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Fill("/en/webhooks", "webhooks", ("address", "ftp://example.org"))).StatusCode);
    }

    private static async Task<JsonElement?> Call(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/webhooks/calls")).GetProperty("calls").EnumerateArray().Select(c => (JsonElement?)c).FirstOrDefault();

    private IEnumerable<string> Types(string path) => _receiver.Calls.Where(c => c.Path == path).Select(c => JsonDocument.Parse(c.Body).RootElement.Text("type"));

    private Task<HttpResponseMessage> Open(string acceptance) => _secretariat.PostAsJsonAsync("/api/v1/rounds", new { id = Office.Round, title = "Round", acceptance, members = new[] { "SEN", "MLI" } });

    private Task<HttpResponseMessage> Report(string member) => _secretariat.PostAsJsonAsync(
        Office.Submission(member),
        new { operationId = "report", cells = new[] { new { indicator = Coverage, year = 2024, value = 24.1, source = "Survey", note = "Checked" } }, submit = true });

    private async Task<string> Register(HttpClient client, string path)
    {
        var answer = await Post(client, path, null);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Json()).Text("secret");
    }

    private Task<HttpResponseMessage> Post(HttpClient client, string path, string? member) =>
        client.PostAsJsonAsync("/api/v1/webhooks", new { address = _receiver.Address + path, member });

    private async Task<HttpClient> Token(string member)
    {
        var token = await (await _secretariat.PostAsJsonAsync("/api/v1/tokens", new { name = member, scope = "member", member })).Json();
        var client = _product.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Text("token"));
        return client;
    }

    // As a receiver would that knows nothing of the product.
    private static string Sign(string secret, Received call) => "v1," + Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(secret[6..]), Encoding.UTF8.GetBytes($"{call.Id}.{call.Timestamp}.{call.Body}")));
}
