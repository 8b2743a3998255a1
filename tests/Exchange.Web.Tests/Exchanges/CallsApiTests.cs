using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Exchanges;

/// <summary>What other systems read of exchanges, and the same moves as on the pages by token.</summary>
public sealed class CallsApiTests
{
    [Fact]
    public async Task The_secretariat_makes_publishes_and_fills_a_call_by_token_and_everybody_reads_it()
    {
        await using var product = new Product();
        var secretariat = await product.Secretariat();
        var anybody = product.CreateClient();
        var wish = new
        {
            operationId = "1", host = "MAR", block = "B07", mode = "course", track = "technical", languages = new[] { "fr" }, titleEn = "One gateway", places = 1,
            applyBy = "2100-03-01T00:00:00Z", nominateBy = "2100-03-10T00:00:00Z", starts = "2100-05-03", ends = "2100-05-07", contacts = "Protocol desk",
            agenda = new[] { new { starts = "2100-05-03T09:00:00Z", ends = "2100-05-03T10:00:00Z", what = "Welcome" } },
        };
        var made = await Answer(secretariat, HttpMethod.Post, "/api/v1/exchanges/calls", wish, HttpStatusCode.OK);
        var id = (string)made["id"]!;
        Assert.Equal(id, (string)(await Answer(secretariat, HttpMethod.Post, "/api/v1/exchanges/calls", wish, HttpStatusCode.OK))["id"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync($"/api/v1/exchanges/calls/{id}")).StatusCode);
        var unfit = await Answer(secretariat, HttpMethod.Put, $"/api/v1/exchanges/calls/{id}", new { block = "B99" }, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("B99", (string)unfit["detail"]!, StringComparison.Ordinal);
        Assert.True(unfit["errors"]!.AsArray().Count > 2);
        await Answer(secretariat, HttpMethod.Post, $"/api/v1/exchanges/calls/{id}/publish", new { operationId = "2" }, HttpStatusCode.OK);

        // Everybody reads the host's copy, which follows in a moment.
        JsonObject? read = null;
        await Until.True(async () => (read = await anybody.GetFromJsonAsync<JsonObject>("/api/v1/exchanges?show=open&block=B07&month=2100-05"))!["exchanges"]!.AsArray().Count == 1);
        var call = Assert.Single(read!["exchanges"]!.AsArray())!;
        Assert.Equal((id, "course", true, 0), ((string)call["id"]!, (string)call["mode"]!, (bool)call["open"]!, (int)call["held"]!));
        Assert.DoesNotContain("Protocol", read.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await anybody.GetAsync("/api/v1/exchanges?mode=walk")).StatusCode);

        var applicants = await Apply(product, id);
        foreach (var account in applicants)
            Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.PostAsJsonAsync($"/api/v1/exchanges/calls/{id}/applications/{account}", new { act = "select" })).StatusCode);
        await Answer(secretariat, HttpMethod.Post, $"/api/v1/exchanges/calls/{id}/applications/{applicants[0]}", new { act = "select", reason = "Fits" }, HttpStatusCode.OK);
        var full = await Answer(secretariat, HttpMethod.Post, $"/api/v1/exchanges/calls/{id}/applications/{applicants[1]}", new { act = "select", reason = "Fits" }, HttpStatusCode.Conflict);
        Assert.Contains("waiting list", (string)full["detail"]!, StringComparison.Ordinal);
        await Answer(secretariat, HttpMethod.Post, $"/api/v1/exchanges/calls/{id}/applications/{applicants[1]}", new { act = "wait", reason = "Next" }, HttpStatusCode.OK);
        var seen = await secretariat.GetFromJsonAsync<JsonObject>($"/api/v1/exchanges/calls/{id}/applications");
        Assert.Equal(["selected", "waiting"], seen!["applications"]!.AsArray().Select(a => (string)a!["stage"]!).Order());
    }

    private static async Task<string[]> Apply(Product product, string id)
    {
        var call = product.Services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>(id);
        var senegal = new Actor("f1", "Senegal", Role.FocalPoint, "SEN");
        string[] accounts = ["t1", "t2"];
        foreach (var account in accounts)
        {
            await call.Move(new("apply", new(account, account, Role.Trainee)), new(account, Act.Apply) { Form = new("SEN", "Ministry", "Head", "To learn", "A pilot", ["fr"], false) });
            await call.Move(new("nominate-" + account, senegal), new(account, Act.Nominate));
        }
        return accounts;
    }

    private static async Task<JsonObject> Answer(HttpClient client, HttpMethod verb, string address, object body, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(verb, address) { Content = JsonContent.Create(body) };
        var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{address}: {answer.StatusCode} {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
