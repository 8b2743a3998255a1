using System.Net;
using System.Text.Json;

namespace Exchange.Web.Tests.Library;

public sealed class LibraryApiTests(RunningProduct product)
{
    [Fact]
    public async Task The_list_can_be_narrowed_by_what_pages_can()
    {
        var all = await Get("/api/v1/library");
        var some = await Get("/api/v1/library?block=B07&kind=module&level=2&track=policy&lang=fr");

        Assert.Equal(Shipped.Library.Entries.Length, all.GetProperty("count").GetInt32());
        var page = Assert.Single(some.GetProperty("pages").EnumerateArray());
        Assert.Equal("payment-gateway", page.GetProperty("slug").GetString());
        Assert.Equal("Passerelle de paiement", page.GetProperty("title").GetString());
        Assert.Equal("summary", page.GetProperty("translation").GetString());
        Assert.True(page.GetProperty("selfCheck").GetBoolean());
    }

    [Fact]
    public async Task Words_find_pages_best_first() =>
        Assert.Equal("payment-gateway", (await Get("/api/v1/library?q=passerelles&lang=fr")).GetProperty("pages")[0].GetProperty("slug").GetString());

    [Fact]
    public async Task A_page_comes_with_its_sections_as_text_and_as_html()
    {
        var page = await Get("/api/v1/library/recommendation-a1?lang=ar");
        var section = page.GetProperty("sections")[0];

        Assert.Equal("what-is-recommended", section.GetProperty("id").GetString());
        Assert.StartsWith("<h2 id=\"what-is-recommended\">", section.GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain('<', section.GetProperty("text").GetString()!);
        Assert.Equal("a1", page.GetProperty("page").GetProperty("recommendation").GetString());
    }

    [Theory]
    [InlineData("/api/v1/library?kind=modul", 400, "unknown-value")]
    [InlineData("/api/v1/library?blok=B07", 400, "unknown-parameter")]
    [InlineData("/api/v1/library/payment-gateway?lang=de", 400, "unknown-value")]
    [InlineData("/api/v1/library/nothing", 404, "unknown-page")]
    public async Task What_cannot_be_answered_says_why(string address, int status, string kind)
    {
        using var answer = await product.Reader.GetAsync(address);
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("urn:exchange:problem:" + kind, problem.GetProperty("type").GetString());
        Assert.NotEqual(kind, problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Both_addresses_stand_in_the_description()
    {
        var paths = JsonDocument.Parse(await product.Reader.GetStringAsync("/openapi/v1.json")).RootElement.GetProperty("paths");
        Assert.Equal(7, paths.GetProperty("/api/v1/library").GetProperty("get").GetProperty("parameters").GetArrayLength());
        Assert.True(paths.TryGetProperty("/api/v1/library/{slug}", out _));
    }

    private async Task<JsonElement> Get(string address) => JsonDocument.Parse(await product.Reader.GetStringAsync(address)).RootElement;
}
