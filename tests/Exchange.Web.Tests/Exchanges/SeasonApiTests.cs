using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Seasons;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Exchanges;

public sealed class SeasonApiTests
{
    private const string Path = "/api/v1/exchanges/seasons/2099";

    [Fact]
    public async Task A_season_is_stated_matched_and_read_through_the_api()
    {
        await using var product = new Product();
        using var secretariat = await product.Secretariat();
        var reader = product.Browser();
        var season = product.Services.GetRequiredService<IGrainFactory>().GetGrain<ISeasonGrain>("2099");
        Assert.True((await season.Make(
            new("make", new("s1", "Secretariat", Role.Secretariat)),
            new("2099", new("Season", "Saison", "موسم"), DateTimeOffset.UnixEpoch, new(2098, 1, 1, 0, 0, 0, TimeSpan.Zero), "2099-03", "2099-09"))).Done);

        var offer = """{"operationId":"o","offer":{"id":"o1","member":"MAR","block":"B07","languages":["fr","ar"],"months":["2099-05"],"capacity":1,"groups":["african"],"note":"One gateway"}}""";
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(reader, "/offers", offer)).Status);
        Assert.Equal((HttpStatusCode.OK, "o1"), Subject(await Post(secretariat, "/offers", offer)));
        Assert.Equal((HttpStatusCode.OK, "o1"), Subject(await Post(secretariat, "/offers", offer)));
        Assert.Equal((HttpStatusCode.OK, "r1"), Subject(await Post(secretariat, "/requests", """{"operationId":"r","request":{"id":"r1","member":"SEN","block":"B07","languages":["fr"],"months":["2099-05"],"gate":"D5"}}""")));
        var (status, problem) = await Post(secretariat, "/requests", """{"operationId":"x","request":{"id":"r2","member":"SEN","block":"B15","languages":["fr"],"months":["May"]}}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "request"), (status, (string?)problem["errors"]![0]!["name"]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(secretariat, "/requests", """{"operationId":"y","request":{"id":"r2","member":"XYZ","block":"B07","languages":["fr"],"months":["2099-05"]}}""")).Status);
        Assert.Equal((HttpStatusCode.OK, "m-1"), Subject(await Post(secretariat, "/matches", """{"operationId":"m","matches":[{"request":"r1","offer":"o1","month":"2099-05"}]}""")));
        Assert.Equal(HttpStatusCode.Conflict, (await Post(secretariat, "/withdraw", """{"operationId":"w","id":"o1"}""")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(secretariat, "/matches/m-1", """{"operationId":"a","act":"maybe"}""")).Status);

        foreach (var (code, name) in new[] { ("SEN", "Senegal"), ("MAR", "Morocco") })
            Assert.True((await season.Move(new("agree-" + code, new(code, name, Role.FocalPoint, code)), "m-1", MatchAct.Agree, null)).Done);
        await Until.True(async () => (await reader.GetStringAsync(Path)).Contains("\"id\":\"m-1\"", StringComparison.Ordinal));
        var document = JsonNode.Parse(await reader.GetStringAsync(Path, TestContext.Current.CancellationToken))!;
        Assert.Equal(("One gateway", "african"), ((string?)document["offers"]![0]!["note"], (string?)document["offers"]![0]!["groups"]![0]));
        Assert.Equal(("D5", "MAR"), ((string?)document["requests"]![0]!["gate"], (string?)document["agreed"]![0]!["host"]));
        Assert.Equal(1, (int)JsonNode.Parse(await reader.GetStringAsync("/api/v1/exchanges/seasons", TestContext.Current.CancellationToken))!["seasons"]![0]!["agreed"]!);
        // What is read can be sent to be matched as it is.
        var match = await reader.PostAsJsonAsync("/api/v1/exchanges/match", new JsonObject { ["requests"] = document["requests"]!.DeepClone(), ["offers"] = document["offers"]!.DeepClone() }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, match.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/api/v1/exchanges/seasons/never", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static (HttpStatusCode, string?) Subject((HttpStatusCode Status, JsonNode Answer) answer) => (answer.Status, (string?)answer.Answer["subject"]);

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> Post(HttpClient client, string path, string body)
    {
        var answer = await client.PostAsync(Path + path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
