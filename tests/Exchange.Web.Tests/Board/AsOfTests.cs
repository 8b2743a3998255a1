using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Exchange.Web.Board;
using Exchange.Web.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Board;

/// <summary>Pages and the API as of a moment, against what they showed at that moment.</summary>
public sealed class AsOfTests(Yesterdays past) : IClassFixture<Yesterdays>
{
    [Fact]
    public void As_of_every_moment_every_address_answers_what_it_answered_then_also_after_a_restart() => Assert.Empty(past.Different);

    [Fact]
    public async Task A_page_of_the_past_says_so_keeps_the_moment_in_its_links_and_does_not_follow_the_board()
    {
        var moment = past.Seen[3].Moment;
        foreach (var address in new[] { "", "members", "members/SEN", "indicators", "indicators/" + Office.Coverage })
        {
            var page = await past.Anybody.GetStringAsync(Yesterdays.At("/en/" + address, moment));
            Assert.Contains("class=\"as-of\"", page, StringComparison.Ordinal);
            Assert.DoesNotContain("blazor.web.js", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<!--Blazor:{", page, StringComparison.Ordinal);
            Assert.All(
                Regex.Matches(page, "<a [^>]*href=\"((?:members|indicators|/api/v1/observations|/api/v1/analysis)[^\"]*)\"[^>]*>").Where(m => !m.Value.Contains("data-as-is", StringComparison.Ordinal)),
                link => Assert.Contains("as-of=" + moment, WebUtility.HtmlDecode(link.Groups[1].Value), StringComparison.Ordinal));
            Assert.Contains($"href=\"/fr/{address}?as-of={moment}\"", page, StringComparison.Ordinal);
            Assert.Matches($"href=\"{Regex.Escape(address)}\" data-as-is", page);
        }
        var board = await past.Anybody.GetStringAsync(Yesterdays.At("/en/", moment));
        Assert.Contains("<svg class=\"still\"", board, StringComparison.Ordinal);
        Assert.Contains($"<input type=\"hidden\" name=\"as-of\" value=\"{moment}\">", board, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_past_is_kept_for_its_own_moment_alone()
    {
        var (before, after) = (Yesterdays.At("/en/members/SEN", past.Seen[0].Moment), Yesterdays.At("/en/members/SEN", past.Seen[^1].Moment));
        var pages = new[] { await past.Anybody.GetStringAsync(before), await past.Anybody.GetStringAsync(after), await past.Anybody.GetStringAsync("/en/members/SEN") };
        string[] again = [await past.Anybody.GetStringAsync(before), await past.Anybody.GetStringAsync(after), await past.Anybody.GetStringAsync("/en/members/SEN")];
        Assert.Equal<IEnumerable<string>>(pages, again);
        Assert.Equal(3, pages.Distinct().Count());
        Assert.DoesNotContain("class=\"as-of\"", pages[2], StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, before);
        request.Headers.IfNoneMatch.Add((await past.Anybody.GetAsync(after)).Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, (await past.Anybody.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("2999-01-01T00:00Z", "future-moment"), InlineData("2999-01-01", "future-moment")]
    [InlineData("yesterday", "unfit-moment"), InlineData("01/03/2026", "unfit-moment"), InlineData("", "unfit-moment"), InlineData("2026-02-30", "unfit-moment")]
    public async Task A_moment_that_cannot_be_read_gets_a_sentence(string moment, string kind)
    {
        var answer = await past.Anybody.GetAsync("/api/v1/board?as-of=" + moment);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("urn:exchange:problem:" + kind, (await answer.Json()).Text("type"));
        await past.Anybody.GetAsync("/fr/members/SEN");
        var page = await past.Anybody.GetAsync("/fr/members/SEN?as-of=" + moment);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_alone_means_its_end_in_UTC()
    {
        var day = await past.Anybody.GetStringAsync("/api/v1/board?as-of=2026-03-01");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(day), JsonNode.Parse(await past.Anybody.GetStringAsync("/api/v1/board?as-of=2026-03-01T23:59:59Z"))));
        Assert.Contains("1 March 2026, 23:59 UTC", await past.Anybody.GetStringAsync("/en/?as-of=2026-03-01"), StringComparison.Ordinal);
        Assert.Contains("1 March 2026, 09:00 UTC", await past.Anybody.GetStringAsync("/en/?as-of=2026-03-01T12:00%2B03:00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_past_says_so()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await past.Anybody.GetAsync("/api/v1/rounds?as-of=2026-03-01")).StatusCode);
        Assert.Contains("This page has no past", await past.Anybody.GetStringAsync("/en/methods?as-of=2026-03-01"), StringComparison.Ordinal);
    }
}

/// <summary>A product that has changed ten times, and what it showed after each change. It was restarted afterwards.</summary>
public sealed class Yesterdays : IAsyncLifetime
{
    private const string Round = "past";
    private static readonly string[] Members = ["SEN", "MLI", "JOR"];
    private static readonly string[] Addresses =
    [
        "/api/v1/board", "/api/v1/members", "/api/v1/members/SEN", "/api/v1/indicators", "/api/v1/indicators/" + Office.Coverage,
        "/api/v1/observations?member=SEN,MLI&vintages=all", "/api/v1/observations?basis=national&format=csv",
        $"/api/v1/analysis/relationship?x={Office.Coverage}&y=per_sa_allsa.adq_pop_tot&pairing=latest-each",
    ];

    private Product _product = new();

    public HttpClient Anybody { get; private set; } = null!;

    /// <summary>Moments, each with what every address answered at it.</summary>
    public List<(string Moment, Dictionary<string, string> Shown)> Seen { get; } = [];

    /// <summary>Answers as of those moments, given later, that differ.</summary>
    public List<string> Different { get; } = [];

    public async ValueTask InitializeAsync()
    {
        var secretariat = await _product.Secretariat();
        Anybody = _product.CreateClient();
        await secretariat.PostAsJsonAsync("/api/v1/rounds", new { id = Round, title = "Past", acceptance = "automatic" });
        await Look();
        var random = new Random(20260301);
        for (var i = 0; i < 8; i++)
        {
            // Now and then a figure is taken back.
            var value = random.Next(5) == 0 ? "" : Math.Round(20 + random.NextDouble() * 5, 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
            await secretariat.PostAsJsonAsync(
                Office.Submission(Members[random.Next(Members.Length)], Round),
                new { operationId = $"r{i}", cells = new[] { new { indicator = Office.Coverage, year = 2020 + random.Next(4), value } }, submit = true });
            await Look();
        }
        using var csv = new StringContent($"indicator,iso3,year,value\n{Office.Coverage},JOR,2019,33.5\n", System.Text.Encoding.UTF8, "text/csv");
        Assert.Equal(HttpStatusCode.OK, (await secretariat.PostAsync("/api/v1/observations/import", csv)).StatusCode);
        await Look();
        await Compare(Addresses[..1]);
        var folder = _product.Folder;
        await _product.DisposeAsync();
        _product = new(folder: folder);
        Anybody = _product.CreateClient();
        await _product.Services.GetRequiredService<BoardFeed>().Ready;
        await Compare(Addresses);
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    public static string At(string address, string moment) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of={moment}";

    private async Task Look()
    {
        var shown = new Dictionary<string, string>();
        foreach (var address in Addresses)
            shown[address] = await Anybody.GetStringAsync(address);
        Seen.Add((TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O", null), shown));
    }

    // Not in their order: a picture already drawn must not change the next.
    private async Task Compare(string[] addresses)
    {
        foreach (var (moment, shown) in Seen.OrderBy(s => s.Shown.Count).ThenBy(s => s.Moment[^4..], StringComparer.Ordinal))
        foreach (var (address, answer) in shown.Where(s => addresses.Contains(s.Key)))
        {
            var past = await Anybody.GetStringAsync(At(address, moment));
            if (address.EndsWith("csv", StringComparison.Ordinal) ? answer != past : !JsonNode.DeepEquals(JsonNode.Parse(answer), JsonNode.Parse(past)))
                Different.Add(At(address, moment));
        }
    }
}
