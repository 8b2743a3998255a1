using System.Net.Http.Json;
using System.Text.Json;

namespace Exchange.Web.Tests.Api;

/// <summary>A round's life by calls alone.</summary>
public sealed class RoundTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_round_is_drafted_changed_opened_extended_and_closed()
    {
        var made = await Post("", new { id = "life", title = "Life", members = Array.Empty<string>(), draft = true });
        Assert.Equal(("draft", 1), (made.Text("phase"), made.GetProperty("revision").GetInt32()));

        var changed = await Patch("life", new { members = new[] { "SEN", "MLI" }, title = new { en = "Life", fr = "Vie" }, revision = 1 });
        Assert.Equal(("Vie", 2), (changed.GetProperty("title").Text("fr"), changed.GetProperty("members").GetArrayLength()));

        Assert.Equal("open", (await Post("/life/opening", new { atOnce = true, revision = 2 })).Text("phase"));
        var extended = await Post("/life/extensions", new { member = "SEN", until = "2099-12-31", reason = "The survey ended late.", operationId = "extend" });
        var again = await Post("/life/extensions", new { member = "SEN", until = "2099-12-31", reason = "The survey ended late.", operationId = "extend" });
        Assert.Equal(extended.ToString(), again.ToString());
        Assert.Equal("closed", (await Post("/life/closing", new { reason = "Enough" })).Text("phase"));

        var entries = (await (await office.Secretariat.GetAsync("/api/v1/rounds/life/history")).Json()).GetProperty("entries").EnumerateArray().ToArray();
        Assert.Equal(["made", "edited", "opened", "extended", "closed"], entries.Select(e => e.Text("act")));
        Assert.Equal(("SEN", "The survey ended late.", "api"), (entries[3].Text("member"), entries[3].Text("reason"), entries[3].Text("channel")));
        Assert.Equal("MLI, SEN", string.Join(", ", entries[1].GetProperty("changes").EnumerateArray().Single(c => c.Text("field") == "members").Text("to").Split(", ").Order()));
        Assert.Equal(403, (int)(await office.Senegal.GetAsync("/api/v1/rounds/life/history")).StatusCode);
    }

    [Fact]
    public async Task A_draft_is_there_for_the_secretariat_alone()
    {
        await Post("", new { id = "hidden", title = "Hidden", draft = true });

        Assert.Equal(404, (int)(await office.Anybody.GetAsync("/api/v1/rounds/hidden")).StatusCode);
        Assert.Equal(404, (int)(await office.Senegal.GetAsync("/api/v1/rounds/hidden")).StatusCode);
        Assert.DoesNotContain("hidden", await office.Anybody.GetStringAsync("/api/v1/rounds"), StringComparison.Ordinal);
        Assert.Contains("hidden", await office.Secretariat.GetStringAsync("/api/v1/rounds"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_changed_meanwhile_is_not_overwritten()
    {
        await Post("", new { id = "stale", title = "Stale", draft = true });
        await Patch("stale", new { title = "Changed", revision = 1 });

        var refused = await office.Secretariat.PatchAsJsonAsync("/api/v1/rounds/stale", new { title = "Overwritten", revision = 1 });

        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Contains("changed this round", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_and_questions_of_an_open_round_stay()
    {
        await office.Open("stays", "reviewed");
        var refused = await office.Secretariat.PatchAsJsonAsync("/api/v1/rounds/stays", new { members = new[] { "SEN" }, indicators = new[] { Office.Coverage } });

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Equal(["RoundMembersStay", "RoundIndicatorsStay"], (await refused.Json()).GetProperty("errors").EnumerateArray().Select(e => e.Text("name")));
    }

    [Fact]
    public async Task Progress_counts_every_member_once_and_follows_a_report()
    {
        await office.Open("progress", "reviewed");
        await office.Senegal.PostAsJsonAsync(Office.Submission("SEN", "progress"), Office.Report("p1", 24.1, submit: false));
        JsonElement progress = default;
        await Until.True(async () =>
        {
            progress = await (await office.Secretariat.GetAsync("/api/v1/rounds/progress/progress")).Json();
            return progress.GetProperty("totals").GetProperty("started").GetInt32() == 1;
        });
        var totals = progress.GetProperty("totals");
        var senegal = progress.GetProperty("members").EnumerateArray().Single(m => m.Text("member") == "SEN");

        Assert.Equal(57, new[] { "silent", "started", "submitted", "returned", "accepted" }.Sum(s => totals.GetProperty(s).GetInt32()));
        Assert.Equal(("started", "member", 1), (senegal.Text("state"), senegal.Text("with"), senegal.GetProperty("answered").GetInt32()));
    }

    [Theory]
    [InlineData("opening", "{}"), InlineData("closing", "{}"), InlineData("extensions", "{\"member\":\"SEN\",\"until\":\"2099-01-01\",\"reason\":\"x\"}")]
    public async Task Commands_on_rounds_are_the_secretariats(string command, string body)
    {
        var address = $"/api/v1/rounds/{Office.Round}/{command}";
        Assert.Equal(401, (int)(await office.Anybody.PostAsync(address, Json(body))).StatusCode);
        Assert.Equal(403, (int)(await office.Senegal.PostAsync(address, Json(body))).StatusCode);
        Assert.Equal(403, (int)(await office.Senegal.PatchAsync($"/api/v1/rounds/{Office.Round}", Json("{}"))).StatusCode);
        Assert.Equal(403, (int)(await office.Senegal.GetAsync($"/api/v1/rounds/{Office.Round}/progress")).StatusCode);
        Assert.Equal(401, (int)(await office.Anybody.GetAsync($"/api/v1/rounds/{Office.Round}/progress")).StatusCode);
    }

    [Theory]
    [InlineData("{}", 400), InlineData("{\"member\":\"SEN\"}", 400), InlineData("{\"member\":\"SEN\",\"until\":\"31.12.2099\",\"reason\":\"x\"}", 400)]
    [InlineData("{\"member\":\"XXX\",\"until\":\"2099-12-31\",\"reason\":\"x\"}", 422), InlineData("{\"member\":\"SEN\",\"until\":\"2099-12-31\"}", 422)]
    public async Task An_extension_says_what_it_lacks(string body, int status) => Assert.Equal(
        status, (int)(await office.Secretariat.PostAsync($"/api/v1/rounds/{Office.Round}/extensions", Json(body))).StatusCode);

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");

    private async Task<JsonElement> Post(string address, object body) => await (await office.Secretariat.PostAsJsonAsync("/api/v1/rounds" + address, body)).Json();

    private async Task<JsonElement> Patch(string round, object body) => await (await office.Secretariat.PatchAsJsonAsync("/api/v1/rounds/" + round, body)).Json();
}
