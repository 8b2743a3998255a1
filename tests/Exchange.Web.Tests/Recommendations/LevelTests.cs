using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Integration;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Recommendations;

/// <summary>What a country is recommended follows from its accepted inventory, and so does what is counted.</summary>
public sealed class LevelTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accepted_inventory_gives_the_recommendations_for_what_blocks_it_and_enters_the_counts()
    {
        var visitor = people.Product.Browser();
        Assert.Contains("Not assessed yet", await visitor.GetStringAsync("/en/members/GIN/recommendations", Stop), StringComparison.Ordinal);
        await Accept("GIN");

        var page = await visitor.GetStringAsync("/en/members/GIN/recommendations", Stop);
        Assert.Contains("Level 1: low interoperability", page, StringComparison.Ordinal);
        Assert.Matches("Between it and the next level stand: C", page);
        var ids = Regex.Matches(page, "<tr data-recommendation=\"([a-d]\\d+)\"").Select(m => m.Groups[1].Value).ToArray();
        Assert.StartsWith("b", ids[0], StringComparison.Ordinal);
        Assert.Equal("a", ids[^1][..1]);

        var answers = await people.Product.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/members/GIN/recommendations", Stop);
        Assert.Equal(1, answers.GetProperty("level").GetInt32());
        Assert.Equal("gap", answers.GetProperty("answers")[0].GetProperty("reason").GetString());
        Assert.Equal(ids[0], answers.GetProperty("answers")[0].GetProperty("recommendation").GetString());

        var standing = await visitor.GetStringAsync("/en/recommendations/standing", Stop);
        Assert.Contains("Assessed: 1 of 57 members", standing, StringComparison.Ordinal);
        Assert.Contains("Assessed: 0 of 57 members", await visitor.GetStringAsync("/en/recommendations/standing?as-of=2026-01-01", Stop), StringComparison.Ordinal);
        Assert.Matches("African,1[0-9],1,1,0,0", await visitor.GetStringAsync("/en/recommendations/standing/levels.csv", Stop));
        Assert.Contains("GIN,43.26,54.49,19.88,54.75,28.25,0,67.21", await visitor.GetStringAsync("/en/recommendations/standing/metrics.csv", Stop), StringComparison.Ordinal);
        Assert.Contains("data-member=\"GIN\"", await people.Secretariat.GetStringAsync("/en/recommendations/matrix?level=1", Stop), StringComparison.Ordinal);

        // The level and what it is recommended are neighbours in the chain.
        var links = await people.Product.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/chain?from=level:GIN", Stop);
        Assert.Contains(links.GetProperty("after").EnumerateArray(), n => n.GetProperty("kind").GetString() == "gate");

        // An entry stands between who runs it and the block and level that it proves; each knows its neighbours.
        string[] chain = ["member:GIN", "entry:GIN/organisation:social-affairs", "entry:GIN/programme:family-cash", "entry:GIN/link:family-cash/civil-registry", "block:GIN/B06", "level:GIN"];
        foreach (var (before, after) in chain.Zip(chain.Skip(1)))
        {
            Assert.Contains(after, await Neighbours(before, "after"));
            Assert.Contains(before, await Neighbours(after, "before"));
        }
        Assert.Contains("block:GIN/B04", await Neighbours("entry:GIN/criterion:B04.1a", "after"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await people.Product.CreateClient().GetAsync("/api/v1/chain?from=entry:GIN/programme:nothing", Stop)).StatusCode);

        async Task<string[]> Neighbours(string from, string side) =>
        [
            .. (await people.Product.CreateClient().GetFromJsonAsync<JsonElement>("/api/v1/chain?from=" + Uri.EscapeDataString(from), Stop))
                .GetProperty(side).EnumerateArray().Select(n => $"{n.GetProperty("kind").GetString()}:{n.GetProperty("id").GetString()}"),
        ];
    }

    [Fact]
    public async Task The_sample_country_shows_the_chain_is_marked_takes_no_answer_and_enters_no_count()
    {
        var page = await people.Product.Browser().GetStringAsync("/en/members/XSC/recommendations", Stop);
        Assert.Contains("made up: not a real country", page, StringComparison.Ordinal);
        Assert.Contains("Level 1: low interoperability", page, StringComparison.Ordinal);
        Assert.DoesNotContain("XSC", await people.Product.Browser().GetStringAsync("/en/recommendations/standing", Stop), StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await people.Secretariat.GetAsync("/en/members/XSC/recommendations/a3/action", Stop)).StatusCode);
    }

    // The sample country's inventory, entered, handed in and accepted for a member.
    private async Task Accept(string member)
    {
        var services = people.Product.Services;
        var grain = services.GetRequiredService<IGrainFactory>().Inventory(member);
        var focalPoint = new Actor("f", "Focal point", Role.FocalPoint, member);
        var entries = services.GetRequiredService<SampleCountry>().Current!.Versions[^1].Entries.Select(e => e.Entry);
        var put = await grain.Put(new("put", focalPoint, Channel.Web), [.. entries], null);
        Assert.True(put.Done, string.Join(", ", put.Findings.Select(f => f.Rule)));
        var handed = await grain.HandIn(new("hand", focalPoint, Channel.Web), put.Revision);
        Assert.True(handed.Done, string.Join(", ", handed.Findings.Select(f => f.Rule)));
        var accepted = await grain.Accept(new("accept", new("s", "Secretariat", Role.Secretariat), Channel.Web), null, handed.Revision);
        Assert.True(accepted.Done, string.Join(", ", accepted.Findings.Select(f => f.Rule)));
    }
}
