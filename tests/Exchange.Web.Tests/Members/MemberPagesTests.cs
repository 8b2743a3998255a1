using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Members;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Members;

public sealed partial class MemberPagesTests(RunningProduct product)
{
    private const string Coverage = "per_sa_allsa.cov_pop_tot";

    [Fact]
    public async Task Every_member_has_a_page_in_every_language_of_at_most_60_KB()
    {
        foreach (var language in Language.All)
        foreach (var member in product.Feed.Current.Reference.Members)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/{language.Code}/members/{member.Iso3}");
            request.Headers.AcceptEncoding.ParseAdd("br");
            var answer = await product.Reader.SendAsync(request);
            var compressed = (await answer.Content.ReadAsByteArrayAsync()).Length;
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{request.RequestUri} answers {answer.StatusCode}");
            Assert.True(compressed <= 60 * 1024, $"{request.RequestUri} is {compressed} bytes");
        }
    }

    [Theory]
    [InlineData("en", "ltr", "Senegal")]
    [InlineData("fr", "ltr", "Sénégal")]
    [InlineData("ar", "rtl", "السنغال")]
    public async Task The_page_speaks_the_language_of_its_address(string language, string direction, string name)
    {
        var page = await product.Reader.GetStringAsync($"/{language}/members/SEN");

        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\"", page, StringComparison.Ordinal);
        Assert.Contains($">{name}</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(RawKey(), page);
    }

    [Fact]
    public async Task Nothing_on_the_page_needs_inline_script_or_style()
    {
        var page = await product.Reader.GetStringAsync("/en/members/TUR");

        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_revised_between_releases_shows_what_was_published_before()
    {
        var page = WebUtility.HtmlDecode(await product.Reader.GetStringAsync("/en/members/IRN"));

        Assert.Contains("earlier: 8.7\u00a0% (WDI-2023)", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_as_not_reported_and_never_as_zero()
    {
        var page = await product.Reader.GetStringAsync("/en/members/SOM");

        Assert.Contains("are not reported", page, StringComparison.Ordinal);
        Assert.Contains("id=\"missing\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_code_is_not_found_and_leads_to_the_list()
    {
        var answer = await product.Reader.GetAsync("/en/members/XYZ");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"members\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_in_small_letters_leads_to_the_page_even_when_that_is_cached()
    {
        await product.Reader.GetStringAsync("/fr/members/SEN");
        var answer = await product.Reader.GetAsync("/fr/members/sen");

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/fr/members/SEN", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_cached_page_sets_no_cookie_and_is_not_sent_twice_to_whom_has_it()
    {
        var first = await product.Reader.GetAsync("/en/members/MLI");
        var second = await product.Reader.GetAsync("/en/members/MLI");
        using var known = new HttpRequestMessage(HttpMethod.Get, "/en/members/MLI");
        known.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var third = await product.Reader.SendAsync(known);

        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.NotNull(second.Headers.Age);
        Assert.Contains("Cookie", second.Headers.Vary);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
    }

    [Fact]
    public async Task One_readers_theme_is_not_served_to_the_next()
    {
        using var dark = new HttpRequestMessage(HttpMethod.Get, "/en/members/GAB");
        dark.Headers.Add("Cookie", "theme=dark");
        var theirs = await (await product.Reader.SendAsync(dark)).Content.ReadAsStringAsync();
        var ours = await product.Reader.GetStringAsync("/en/members/GAB");

        Assert.Contains("data-theme=\"dark\"", theirs, StringComparison.Ordinal);
        Assert.DoesNotContain("data-theme=\"dark\"", ours, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_figure_is_on_its_members_page_at_once_and_leaves_the_others_cached()
    {
        var before = await product.Reader.GetAsync("/en/members/TGO");
        var neighbour = await product.Reader.GetAsync("/en/members/BEN");

        await Accept("TGO", 2024, 77.25);

        var after = await product.Reader.GetAsync("/en/members/TGO");
        var page = WebUtility.HtmlDecode(await after.Content.ReadAsStringAsync());
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Contains("nationally in 2024; ", page, StringComparison.Ordinal);
        Assert.Contains("National household survey", page, StringComparison.Ordinal);
        Assert.Contains("Documented", page, StringComparison.Ordinal);
        Assert.Equal(neighbour.Headers.ETag, (await product.Reader.GetAsync("/en/members/BEN")).Headers.ETag);
    }

    [Theory]
    [InlineData("?q=senegal", "SEN")]
    [InlineData("?q=Cote", "CIV")]
    [InlineData("?q=السنغال", "SEN")]
    [InlineData("?q=uga&group=African", "UGA")]
    public async Task The_list_finds_a_member_by_part_of_its_name_in_any_language(string query, string found)
    {
        var page = await product.Reader.GetStringAsync("/en/members" + query);

        Assert.Equal([found], Links(page));
    }

    [Fact]
    public async Task The_list_names_all_57_members()
    {
        Assert.Equal(57, Links(await product.Reader.GetStringAsync("/ar/members")).Count());
    }

    private static IEnumerable<string> Links(string page) =>
        MemberLink().Matches(page).Select(m => m.Groups[1].Value).Distinct();

    private async Task Accept(string member, int year, double value)
    {
        var grains = product.Services.GetRequiredService<IGrainFactory>();
        var observation = new Observation(
            member, new(Coverage, year), value, Basis.National, "National household survey", EvidenceGrade.Documented,
            new("import:test", new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero)));
        var operation = new Operation(Guid.NewGuid().ToString(), new Actor("s", "Secretariat", Role.Secretariat), Channel.Api);
        var version = await grains.GetGrain<IMemberGrain>(member).Import(operation, "import:test", [observation]);
        for (var tries = 0; product.Feed.Current.Version < version && tries < 100; tries++)
            await Task.Delay(50);
    }

    [GeneratedRegex("href=\"members/([A-Z]{3})\"")]
    private static partial Regex MemberLink();

    // A key of our texts is written together with capitals inside, which no sentence is.
    [GeneratedRegex(">(Title|List|Chart|Region|Family|Vintage|Rule)[A-Z][A-Za-z]+<")]
    private static partial Regex RawKey();
}
