using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Tests.Library;

public sealed class LibraryPagesTests(RunningProduct product)
{
    private const int Largest = 60 * 1024;

    [Fact]
    public async Task Every_page_answers_in_every_language_within_sixty_kilobytes_and_without_a_cookie()
    {
        string[] lists = ["library", "library?kind=module&block=B07", "library/search?q=ID"];
        foreach (var language in Language.All)
        foreach (var address in lists.Concat(Shipped.Library.Entries.Select(e => "library/" + e.Slug)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/{language.Code}/{address}");
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var answer = await product.Reader.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{language.Code} {address} answers {answer.StatusCode}");
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Equal("gzip", answer.Content.Headers.ContentEncoding.Single());
            Assert.InRange((await answer.Content.ReadAsByteArrayAsync()).Length, 1, Largest);
        }
    }

    [Fact]
    public async Task A_page_that_the_reader_has_is_not_sent_again()
    {
        var first = await product.Reader.GetAsync("/fr/library/social-registry");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/fr/library/social-registry");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await product.Reader.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task A_summary_says_that_it_is_one_and_leads_to_the_full_text()
    {
        var french = await product.Reader.GetStringAsync("/fr/library/payment-gateway");
        Assert.Contains("Ceci est un résumé.", french, StringComparison.Ordinal);
        Assert.Contains("href=\"/en/library/payment-gateway\" hreflang=\"en\"", french, StringComparison.Ordinal);
        Assert.Contains("Les questions ne sont pas encore traduites", french, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"notice translation\"", await product.Reader.GetStringAsync("/fr/library/recommendation-a1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_narrow_the_list_and_every_count_is_what_choosing_shows()
    {
        var page = await product.Reader.GetStringAsync("/en/library?block=B07&level=3");
        var counted = int.Parse(Regex.Match(page, "Recommendation notes \\((\\d+)\\)").Groups[1].Value, null);
        var chosen = await product.Reader.GetStringAsync("/en/library?block=B07&level=3&kind=recommendation-note");

        Assert.Equal(counted, Regex.Count(chosen, "class=\"card page-card\""));
        Assert.InRange(counted, 1, 10);
    }

    [Fact]
    public async Task A_search_keeps_the_choices_and_marks_the_words()
    {
        var page = await product.Reader.GetStringAsync("/en/library/search?q=gateways&kind=module");

        Assert.Contains("<mark>gateway</mark>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"library/recommendation-b6\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_offers_a_better_word_other_languages_and_where_to_begin()
    {
        var misspelt = await product.Reader.GetStringAsync("/en/library/search?q=grievence");
        Assert.Contains("href=\"library/search?q=grievance\"", misspelt, StringComparison.Ordinal);
        var french = await product.Reader.GetStringAsync("/en/library/search?q=passerelle");
        Assert.Contains("href=\"/fr/library/search?q=passerelle\"", french, StringComparison.Ordinal);
        Assert.Contains("href=\"library?kind=guide\"", french, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_stands_on_the_page_as_text()
    {
        var page = await product.Reader.GetStringAsync("/en/library/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>\" onfocus=alert(1) x=\""));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\" onfocus", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_describes_itself_to_machines()
    {
        var page = await product.Reader.GetStringAsync("/ar/library/recommendation-b6");
        var data = JsonDocument.Parse(Regex.Match(page, "<script type=\"application/ld\\+json\">(.*?)</script>").Groups[1].Value).RootElement;

        Assert.Equal("بوابة دفع واحدة", data.GetProperty("name").GetString());
        Assert.Equal("ar", data.GetProperty("inLanguage").GetString());
        Assert.Contains("hreflang=\"fr\" href=\"http://localhost/fr/library/recommendation-b6\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_well_formed_in_every_language()
    {
        foreach (var language in Language.All)
        {
            using var answer = await product.Reader.GetAsync($"/{language.Code}/library/feed.atom");
            Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
            var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
            XNamespace atom = "http://www.w3.org/2005/Atom";
            Assert.Equal(30, feed.Elements(atom + "entry").Count());
            Assert.All(feed.Elements(atom + "entry"), e => Assert.StartsWith($"http://localhost/{language.Code}/library/", e.Element(atom + "id")!.Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_sitemap_names_public_pages_that_answer_in_three_languages()
    {
        XNamespace schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var map = XDocument.Parse(await product.Reader.GetStringAsync("/sitemap.xml")).Root!;
        var addresses = map.Elements(schema + "url").Select(u => u.Element(schema + "loc")!.Value).ToList();

        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Contains("http://localhost/ar/library/recommendation-a1", addresses);
        Assert.Contains("http://localhost/fr/members/SEN", addresses);
        Assert.All(map.Elements(schema + "url"), u => Assert.Equal(3, u.Elements().Count(e => e.Name.LocalName == "link")));
        foreach (var address in addresses.Where((_, i) => i % 23 == 0))
            Assert.Equal(HttpStatusCode.OK, (await product.Reader.GetAsync(address)).StatusCode);
        Assert.Contains("Sitemap: http://localhost/sitemap.xml", await product.Reader.GetStringAsync("/robots.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_page_is_not_found_and_leads_on()
    {
        var answer = await product.Reader.GetAsync("/fr/library/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("action=\"library/search\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
