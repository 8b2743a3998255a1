using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Exchange.Model.Recommendations;
using Exchange.Web.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Recommendations;

/// <summary>The secretariat's matrix, where members stand, the API and the chain.</summary>
public sealed class OverviewTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private static readonly string[] Tables = ["levels", "rounds", "movers", "gates", "inventories", "metrics", "links", "groups-not-reached", "instruments"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_matrix_shows_all_members_and_recommendations_and_follows_an_answer()
    {
        var page = await people.Secretariat.GetStringAsync("/en/recommendations/matrix", Stop);
        Assert.All(RecommendationCatalogue.Ids, id => Assert.Contains($"data-recommendation=\"{id}\"", page, StringComparison.Ordinal));
        Assert.Equal(57, page.Split("data-member=").Length - 1);

        await Say("MLI", new() { Progress = new("b3", "", ProgressState.UnderWay, "Begun", null, default) });
        await Until.True(async () => (await people.Secretariat.GetStringAsync("/en/recommendations/matrix?recommendation=b3", Stop))
            .Contains("data-recommendation=\"b3\" data-state=\"under-way\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_matrix_is_narrowed_by_its_address_and_its_table_for_spreadsheets_likewise()
    {
        var page = await people.Secretariat.GetStringAsync("/en/recommendations/matrix?group=Arab&level=0&recommendation=c", Stop);
        Assert.DoesNotContain("data-recommendation=\"b1\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-member=\"MLI\"", page, StringComparison.Ordinal);
        Assert.Contains("data-member=\"EGY\"", page, StringComparison.Ordinal);

        var csv = (await people.Secretariat.GetStringAsync("/en/recommendations/matrix.csv?group=Arab&recommendation=c", Stop)).Trim().Split('\n');
        Assert.StartsWith("member,name,group,level,recommendation,stance", csv[0], StringComparison.Ordinal);
        Assert.Equal(page.Split("data-member=").Length - 1, (csv.Length - 1) / 5);
    }

    [Fact]
    public async Task As_of_a_day_before_anything_was_said_nothing_is_shown_of_it_and_nothing_can_be_said()
    {
        await Say("BFA", new() { Progress = new("a8", "", ProgressState.Done, "All programmes", null, default) });
        await Until.True(async () => (await people.Secretariat.GetStringAsync("/en/recommendations/matrix?recommendation=a8", Stop)).Contains("data-state=\"done\"", StringComparison.Ordinal));
        Assert.DoesNotContain("data-state=\"done\"", await people.Secretariat.GetStringAsync("/en/recommendations/matrix?recommendation=a8&as-of=2026-01-01", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain(",done,", await people.Secretariat.GetStringAsync("/en/recommendations/matrix.csv?recommendation=a8&as-of=2026-01-01", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("All programmes", await people.Secretariat.GetStringAsync("/en/members/BFA/recommendations/a8?as-of=2026-01-01", Stop), StringComparison.Ordinal);
        Assert.DoesNotContain("a8/progress", await people.Secretariat.GetStringAsync("/en/members/BFA/recommendations/a8?as-of=2026-01-01", Stop), StringComparison.Ordinal);
        Assert.Contains("a8/progress", await people.Secretariat.GetStringAsync("/en/members/BFA/recommendations/a8", Stop), StringComparison.Ordinal);
        var past = await people.Product.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/members/BFA/recommendations?as-of=2026-01-01", Stop);
        Assert.Equal(0, past.GetProperty("revision").GetInt64());
        Assert.Contains("of 57 members", await people.Product.Browser().GetStringAsync("/en/recommendations/standing?as-of=2026-01-01", Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/recommendations/matrix"), InlineData("/en/recommendations/matrix.csv")]
    public async Task The_matrix_is_the_secretariats(string address)
    {
        Assert.NotEqual(HttpStatusCode.OK, (await people.FocalPoint.GetAsync(address, Stop)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await people.Product.Browser().GetAsync(address, Stop)).StatusCode);
    }

    [Fact]
    public async Task Where_members_stand_is_public_says_n_of_m_and_gives_every_table_to_spreadsheets()
    {
        var visitor = people.Product.Browser();
        var page = await visitor.GetStringAsync("/en/recommendations/standing", Stop);
        Assert.Contains("of 57 members", page, StringComparison.Ordinal);
        foreach (var table in Tables)
        {
            Assert.Contains($"recommendations/standing/{table}.csv", page, StringComparison.Ordinal);
            Assert.Equal("text/csv", (await visitor.GetAsync($"/en/recommendations/standing/{table}.csv", Stop)).Content.Headers.ContentType!.MediaType);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/en/recommendations/standing/scores.csv", Stop)).StatusCode);
    }

    [Fact]
    public async Task The_api_tells_recommendations_and_answers()
    {
        await Say("NER", new() { Action = new("", "a6", "Count the groups", "Statistical office", null, null, null, null, "B11", ProgressState.Planned, null) });
        var visitor = people.Product.CreateClient();
        var list = await visitor.GetFromJsonAsync<JsonElement>("/api/v1/recommendations", Stop);
        Assert.Equal(26, list.GetProperty("recommendations").GetArrayLength());
        var answers = await visitor.GetFromJsonAsync<JsonElement>("/api/v1/members/NER/recommendations", Stop);
        var a6 = answers.GetProperty("answers").EnumerateArray().Single(a => a.GetProperty("recommendation").GetString() == "a6");
        Assert.Equal(("Count the groups", "planned"), (a6.GetProperty("actions")[0].GetProperty("what").GetString(), a6.GetProperty("actions")[0].GetProperty("state").GetString()));
        Assert.Equal(JsonValueKind.Null, answers.GetProperty("level").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/v1/members/XYZ/recommendations", Stop)).StatusCode);
    }

    [Fact]
    public async Task Every_link_of_the_chain_can_be_followed_back()
    {
        var action = await Say("TCD", new() { Action = new("", "b2", "Link the registry", "Ministry", null, null, null, null, "B06", ProgressState.Planned, null) });
        // The picture hears of it a moment later.
        await Until.True(async () => (await people.Product.CreateClient().GetAsync($"/api/v1/chain?from=action:TCD/{action.Actions[^1].Id}", Stop)).IsSuccessStatusCode);
        string[] starts =
        [
            "indicator:SG_REG_BRTH.lt5y", "block:B02", "gate:C4", "gate:D3", "recommendation:b2", "level:TCD", "member:TCD", "indicator:INT.LL", "value:TCD/SI.POV.DDAY", $"action:TCD/{action.Actions[^1].Id}",
        ];
        foreach (var start in starts)
        {
            var links = await Chain(start);
            foreach (var (direction, back) in new[] { ("after", "before"), ("before", "after") })
                foreach (var neighbour in links.GetProperty(direction).EnumerateArray())
                {
                    var name = $"{neighbour.GetProperty("kind").GetString()}:{neighbour.GetProperty("id").GetString()}";
                    var there = await Chain(name);
                    Assert.True(
                        there.GetProperty(back).EnumerateArray().Any(n => $"{n.GetProperty("kind").GetString()}:{n.GetProperty("id").GetString()}" == start),
                        $"{start} has {name} {direction} it, but not the other way round.");
                }
        }
    }

    [Fact]
    public async Task A_place_that_there_is_not_is_told_in_the_readers_language()
    {
        var visitor = people.Product.CreateClient();
        visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var answer = await visitor.GetAsync("/api/v1/chain?from=gate:E9", Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Il n’y a pas de lieu", (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync("/api/v1/chain", Stop)).StatusCode);
    }

    private async Task<JsonElement> Chain(string from) =>
        await people.Product.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/chain?from=" + Uri.EscapeDataString(from), Stop);

    private async Task<FollowUp> Say(string member, FollowUpChange change)
    {
        var grain = people.Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IFollowUpGrain>(member);
        var answer = await grain.Say(new(Guid.NewGuid().ToString("N"), new("f", "Focal point", Model.People.Role.FocalPoint, member), change));
        Assert.Empty(answer.Refusals);
        return answer.FollowUp;
    }
}
