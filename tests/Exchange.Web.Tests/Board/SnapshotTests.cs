using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Exchange.Web.Tests.Api;

namespace Exchange.Web.Tests.Board;

/// <summary>A frozen board stays what it was, whatever happens afterwards.</summary>
public sealed class SnapshotTests(Office office) : IClassFixture<Office>
{
    private static readonly string[] Addresses =
    [
        "/api/v1/board", "/api/v1/members", "/api/v1/members/SEN", "/api/v1/indicators", "/api/v1/observations?member=SEN&vintages=all", "/api/v1/observations?basis=national&format=csv",
        $"/api/v1/analysis/relationship?x={Office.Coverage}&y=per_sa_allsa.adq_pop_tot&pairing=latest-each",
    ];

    [Fact]
    public async Task What_was_frozen_is_read_from_every_address_whatever_is_accepted_afterwards()
    {
        await office.Senegal.PostAsJsonAsync(Office.Submission("SEN"), Office.Report("frozen-1", 21.5));
        var before = new Dictionary<string, string>();
        foreach (var address in Addresses)
            before[address] = await office.Anybody.GetStringAsync(address);
        var frozen = await (await Freeze("before-the-change")).Json();
        await office.Senegal.PostAsJsonAsync(Office.Submission("SEN"), Office.Report("frozen-2", 23.7));
        Assert.NotEqual(before["/api/v1/members/SEN"], await office.Anybody.GetStringAsync("/api/v1/members/SEN"));

        foreach (var (address, then) in before)
        {
            var now = await office.Anybody.GetStringAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}snapshot=before-the-change");
            Assert.True(address.EndsWith("csv", StringComparison.Ordinal) ? then == now : JsonNode.DeepEquals(JsonNode.Parse(then), JsonNode.Parse(now)), address);
        }
        var bytes = await office.Anybody.GetByteArrayAsync("/api/v1/snapshots/before-the-change/content");
        Assert.Equal(frozen.Text("sha256"), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var page = await office.Anybody.GetStringAsync("/en/snapshots/before-the-change");
        Assert.Contains(frozen.Text("sha256"), page, StringComparison.Ordinal);
        var member = await office.Anybody.GetStringAsync("/en/members/SEN?snapshot=before-the-change");
        Assert.Contains("21.5", member, StringComparison.Ordinal);
        Assert.DoesNotContain("23.7", member, StringComparison.Ordinal);
        Assert.Contains("?snapshot=before-the-change", member, StringComparison.Ordinal);
        Assert.Contains("href=\"members/SEN\" data-as-is", member, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_aggregates_in_the_file_are_those_of_the_board()
    {
        await Freeze("aggregates");
        var file = JsonNode.Parse(await office.Anybody.GetStringAsync("/api/v1/snapshots/aggregates/content"))!;
        var board = JsonNode.Parse(await office.Anybody.GetStringAsync("/api/v1/board?snapshot=aggregates"))!["indicators"]!.AsArray();
        Assert.All(board, picture =>
        {
            var kept = file["indicators"]!.AsArray().Single(i => (string)i!["code"]! == (string)picture!["code"]!)!;
            Assert.All(new[] { "reported", "of", "mean", "median", "minimum", "maximum", "lastChange" }, field =>
                Assert.True(JsonNode.DeepEquals(kept["all"]![field], picture![field]), $"{picture["code"]} {field}"));
            Assert.True(JsonNode.DeepEquals(kept["groups"], picture!["groups"]));
        });
    }

    [Fact]
    public async Task A_name_is_given_once_and_a_repeated_command_answers_the_same()
    {
        var first = await (await Freeze("once", "op-once")).Json();
        Assert.Equal(first.GetRawText(), (await (await Freeze("once", "op-once")).Json()).GetRawText());
        var taken = await Freeze("once", "op-twice");
        Assert.Equal(HttpStatusCode.Conflict, taken.StatusCode);
        Assert.Contains("Choose another name", (await taken.Json()).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_only_ever_marked_as_superseded_with_a_reason()
    {
        var first = await (await Freeze("old-one")).Json();
        await Freeze("new-one");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Mark("old-one", "m1", "")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Mark("old-one", "m2", "Wrong", "no-such")).StatusCode);
        var marked = await (await Mark("old-one", "m3", "A figure was corrected.", "new-one")).Json();
        Assert.Equal(first.Text("sha256"), marked.Text("sha256"));
        Assert.Equal("new-one", marked.GetProperty("superseded").Text("by"));
        Assert.Equal(HttpStatusCode.Conflict, (await Mark("old-one", "m4", "Again")).StatusCode);
        Assert.Contains("A figure was corrected.", await office.Anybody.GetStringAsync("/en/snapshots/old-one"), StringComparison.Ordinal);
        Assert.Contains("has been superseded", await office.Anybody.GetStringAsync("/en/members/SEN?snapshot=old-one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_secretariat_freezes_and_anybody_reads()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Freeze("mine", client: office.Anybody)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Freeze("mine", client: office.Senegal)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Anybody.GetAsync("/api/v1/snapshots/mine")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Anybody.GetAsync("/api/v1/board?snapshot=mine")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Anybody.GetAsync("/ar/members/SEN?snapshot=mine")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Anybody.GetAsync("/api/v1/board?snapshot=mine&as-of=2026-03-01")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await office.Anybody.GetAsync("/fr/snapshots")).StatusCode);
    }

    [Theory]
    [InlineData("", "2026", "unfit-snapshot"), InlineData("Two Words", "2026", "unfit-snapshot"), InlineData("later", "2999-01-01", "future-moment"), InlineData("later", "soon", "unfit-moment")]
    public async Task What_cannot_be_frozen_gets_a_sentence(string name, string moment, string kind)
    {
        var answer = await office.Secretariat.PostAsJsonAsync("/api/v1/snapshots", new { operationId = "x", name, title = new { en = "Title" }, moment = moment == "2026" ? null : moment });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("urn:exchange:problem:" + kind, (await answer.Json()).Text("type"));
    }

    [Theory]
    [InlineData("/en/history/heads", "There is no head yet"), InlineData("/ar/history/heads", "لا توجد بصمة بعد"), InlineData("/en/history/heads.atom", "<feed "), InlineData("/api/v1/history/heads", "\"heads\":[]")]
    public async Task The_heads_of_days_are_public_from_the_first_day_on(string address, string says) =>
        Assert.Contains(says, await office.Anybody.GetStringAsync(address), StringComparison.Ordinal);

    private Task<HttpResponseMessage> Freeze(string name, string? operation = null, HttpClient? client = null) => (client ?? office.Secretariat).PostAsJsonAsync(
        "/api/v1/snapshots", new { operationId = operation ?? "freeze-" + name, name, title = new { en = "Snapshot " + name, fr = "Instantané " + name, ar = "لقطة " + name } });

    private Task<HttpResponseMessage> Mark(string name, string operation, string reason, string? by = null) =>
        office.Secretariat.PostAsJsonAsync($"/api/v1/snapshots/{name}/supersession", new { operationId = operation, reason, by });
}
