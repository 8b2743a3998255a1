using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Exchange.Web.Tests.Exchanges;

public sealed class MatchApiTests(RunningProduct product)
{
    private const string Season = """
        {"requests":[
          {"id":"r1","member":"SEN","block":"B09","languages":["fr"],"months":["2027-05","2027-06"]},
          {"id":"r2","member":"MLI","block":"B09","languages":["fr"],"months":["2027-06"]},
          {"id":"r3","member":"NER","block":"B01","languages":["fr"],"months":["2027-06"]},
          {"id":"r4","member":"TUR","block":"B09","languages":["tr"],"months":["2027-06"]}],
         "offers":[
          {"id":"o1","member":"MAR","block":"B09","languages":["fr","ar"],"months":["2027-06"],"capacity":2,"together":2}],
         "members":[{"code":"SEN","grades":{"B09":1}},{"code":"MAR","grades":{"B09":3},"feedback":[5,4,5]}]RANKINGS}
        """;

    [Fact]
    public async Task A_posted_season_is_matched_with_reasons_and_needs_no_token()
    {
        var (status, answer) = await Post(Season.Replace("RANKINGS", ",\"rankings\":true", StringComparison.Ordinal), "fr");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((2, 4), ((int)answer["served"]!, (int)answer["requests"]!));
        Assert.Equal(["r1", "r2"], answer["matches"]!.AsArray().Select(m => (string?)m!["request"]));
        Assert.Equal(("2027-06", "visit", "fr"), ((string?)answer["matches"]![0]!["month"], (string?)answer["matches"]![0]!["mode"], (string?)answer["matches"]![0]!["language"]));
        Assert.Equal(["MLI"], answer["matches"]![0]!["with"]!.AsArray().Select(m => (string?)m));
        Assert.Equal("L’hôte a la note 3 sur cette composante, l’invité 1.", (string?)answer["matches"]![0]!["reasons"]![0]!["text"]);
        Assert.Equal([("r3", "no-offer"), ("r4", "none-fits")], answer["unserved"]!.AsArray().Select(u => ((string?)u!["request"], (string?)u["cause"])));
        Assert.Equal((2, 2), ((int)answer["hosts"]![0]!["load"]!, (int)answer["hosts"]![0]!["limit"]!));
        Assert.Equal([1, 2], answer["tradeOff"]!.AsArray().Select(t => (int)t!["served"]!));
        Assert.Equal("o1", (string?)answer["rankings"]![0]!["offers"]![0]!["offer"]);
    }

    [Theory]
    [InlineData("""{"requests":[{"member":"SEN","block":"B09","languages":["fr"],"months":["2027-05"]}]}""", "requests[0].id")]
    [InlineData("""{"requests":[{"id":"r","member":"SEN","block":"B15","languages":["fr"],"months":["2027-05"]}]}""", "requests[0]")]
    [InlineData("""{"requests":[{"id":"r","member":"SEN","block":"B09","languages":["fr"],"months":["May"]}]}""", "requests[0]")]
    [InlineData("""{"requests":[{"id":"r","member":"SEN","block":"B09","languages":["fr"],"months":["2027-05"],"track":"both?"}]}""", "requests[0].track")]
    [InlineData("""{"offers":[{"id":"o","member":"SEN","block":"B09","languages":["fr"],"months":["2027-05"],"capacity":0}]}""", "offers[0]")]
    [InlineData("""{"members":[{"code":"SEN","grades":{"B09":4}}]}""", "members[0].grades.B09")]
    [InlineData("""{"members":[{"code":"SEN","feedback":[6]}]}""", "members[0].feedback")]
    [InlineData("""{"members":[{"code":"SEN"},{"code":"SEN"}]}""", "members[1]")]
    [InlineData("""{"pins":[{"request":"r","offer":"o"}]}""", "pins[0].request")]
    [InlineData("""{"offers":[null]}""", "offers[0]")]
    public async Task What_is_wrong_with_a_season_is_named_by_its_place(string body, string place)
    {
        var (status, problem) = await Post(body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(place, (string?)problem["errors"]![0]!["name"]);
        Assert.DoesNotContain("Refusal_", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_season_of_any_size_that_is_taken_is_bounded()
    {
        var many = string.Join(',', Enumerable.Range(0, 1_001).Select(i => $"{{\"id\":\"r{i}\"}}"));
        var (status, problem) = await Post($"{{\"requests\":[{many}]}}");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "requests"), (status, (string?)problem["errors"]![0]!["name"]));
    }

    private async Task<(HttpStatusCode Status, JsonNode Answer)> Post(string body, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/exchanges/match") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.AcceptLanguage.Add(new(language));
        var response = await product.Reader.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }
}
