using System.Net;
using System.Net.Http.Json;
using Exchange.Web.Tests.Api;

namespace Exchange.Web.Tests.Recommendations;

/// <summary>A country answers the recommendations through the API, with the rules of the forms.</summary>
public sealed class AnswerApiTests(Office office) : IClassFixture<Office>
{
    private const string Address = "/api/v1/members/SEN/recommendations";

    [Fact]
    public async Task Support_progress_action_barriers_obstacle_and_pilot_are_said_once_and_read_by_everybody()
    {
        await Say("a3", new { operationId = "s1", support = new { stance = "accepted", document = "Strategy", day = "2026-01-15" } });
        var action = await Say("a3", new { operationId = "s2", action = new { what = "List all datasets", responsible = "Ministry", from = "2026-02-01", state = "under-way", block = "B06" } });
        Assert.Equal("action-1", action.Text("item"));
        // The same again is the same action.
        Assert.Equal("action-1", (await Say("a3", new { operationId = "s2", action = new { what = "List all datasets", responsible = "Ministry" } })).Text("item"));
        await Say("a3", new { operationId = "s3", progress = new { state = "under-way", remark = "Half of them", address = "https://example.org/r", name = "Report" } });
        await Say("a3", new { operationId = "s4", barriers = new[] { "law", "finance" } });
        await Say("c1", new { operationId = "s5", obstacle = new { kind = "data-sharing", what = "No agreement", owner = "Cabinet", due = "2027-01-31" } });
        await Say("c5", new { operationId = "s6", pilot = new { title = "Two districts", scope = "Six months", hypothesis = "All lists found" } });

        var read = await (await office.Anybody.GetAsync(Address)).Json();
        var a3 = read.GetProperty("answers").EnumerateArray().Single(a => a.Text("recommendation") == "a3");
        Assert.Equal(("accepted", "under-way", "law"), (a3.GetProperty("support").Text("stance"), a3.GetProperty("progress")[0].Text("state"), a3.GetProperty("barriers")[0].GetString()));
        Assert.Equal(1, a3.GetProperty("actions").GetArrayLength());
        Assert.Equal((1, 1), (read.GetProperty("obstacles").GetArrayLength(), read.GetProperty("pilots").GetArrayLength()));
    }

    [Theory]
    [InlineData("a4", """{"operationId":"u1"}""", HttpStatusCode.BadRequest)]
    [InlineData("a4", """{"operationId":"u2","barriers":[],"progress":{"state":"done"}}""", HttpStatusCode.BadRequest)]
    [InlineData("a4", """{"support":{"stance":"noted"}}""", HttpStatusCode.BadRequest)]
    [InlineData("a4", """{"operationId":"u3","support":{"stance":"accepted"}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("a4", """{"operationId":"u4","progress":{"state":"done","round":"no-such"}}""", HttpStatusCode.NotFound)]
    [InlineData("a4", """{"operationId":"u5","progress":{"state":"finished"}}""", HttpStatusCode.BadRequest)]
    [InlineData("z9", """{"operationId":"u6","support":{"stance":"noted"}}""", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_taken_is_refused_with_its_place(string id, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await office.Senegal.PostAsync($"{Address}/{id}", content);
        Assert.Equal(status, answer.StatusCode);
        Assert.Contains("urn:exchange:problem:", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_answers_for_another_country_and_a_newer_answer_is_not_overwritten()
    {
        var body = new { operationId = "n1", support = new { stance = "noted" } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Anybody.PostAsJsonAsync(Address + "/a5", body)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Senegal.PostAsJsonAsync("/api/v1/members/MLI/recommendations/a5", body)).StatusCode);
        await Say("a5", body);
        var stale = await office.Senegal.PostAsJsonAsync(Address + "/a5", new { operationId = "n2", revision = 0, barriers = new[] { "law" } });
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
    }

    private async Task<System.Text.Json.JsonElement> Say(string id, object body)
    {
        var answer = await office.Senegal.PostAsJsonAsync($"{Address}/{id}", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }
}
