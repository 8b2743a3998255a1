using System.Net;
using Exchange.Model.Integration.Entries;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Integration;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Recommendations;

/// <summary>What accepted inventories say of how programmes deliver, and what a budget gives to how many.</summary>
public sealed class DeliveryPageTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private static readonly string[] Tables = ["shocks", "pace", "resources", "outreach", "errors", "grievances", "coordination", "datasets", "quality"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_tells_what_was_accepted_with_how_many_countries_tell_it_and_missing_is_not_zero()
    {
        var empty = await people.Product.Browser().GetStringAsync("/en/recommendations/delivery?as-of=2026-01-01", Stop);
        Assert.Contains("No country has an accepted inventory yet, as of 1 January 2026; nothing was reported.", empty, StringComparison.Ordinal);
        Assert.DoesNotContain("0 of 0", empty, StringComparison.Ordinal);
        await Accept();
        // Hosts hear of what was accepted a moment later.
        await Until.True(async () => (await people.Product.Browser().GetStringAsync("/en/recommendations/delivery", Stop)).Contains("Drought of the test", StringComparison.Ordinal));
        foreach (var (language, grade) in new[] { ("en", "Drought of the test"), ("fr", "Drought of the test"), ("ar", "Drought of the test") })
            Assert.Contains(grade, await people.Product.Browser().GetStringAsync($"/{language}/recommendations/delivery", Stop), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await people.Product.Browser().GetStringAsync("/en/recommendations/delivery", Stop));
        Assert.All(Tables, table => Assert.Contains($"id=\"{table}\"", page, StringComparison.Ordinal));
        Assert.All(["Told by 1 of 1 countries", "Household survey", "Text messages", "Make it digital", "Chairs the committee", "74"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("Sample country", page, StringComparison.Ordinal);

        Assert.All(Tables, table => Assert.NotEmpty(people.Product.Browser().GetStringAsync($"/en/recommendations/delivery/{table}.csv", Stop).GetAwaiter().GetResult()));
        Assert.Equal(
            "member,programme,type,intake_days,payment_days,event_days,surge,reached\nMLI,Cash,Unconditional cash transfer,30,,,5000,Women",
            (await people.Product.Browser().GetStringAsync("/en/recommendations/delivery/pace.csv", Stop)).ReplaceLineEndings("\n").Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await people.Product.Browser().GetAsync("/en/recommendations/delivery/none.csv", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("budget=1000000&administration=10&beneficiaries=9000&beneficiaries2=12000&name=More+people", "75", "Each person would get 25.0 % less")]
    [InlineData("budget=1,5&beneficiaries=3&budget2=3", "1", "Each person would get 100.0 % more")]
    public async Task A_named_scenario_stands_in_its_address(string address, string benefit, string sentence)
    {
        var page = WebUtility.HtmlDecode(await people.Product.Browser().GetStringAsync("/en/trade-off?" + address, Stop)).Replace('\u00a0', ' ');
        Assert.Contains($"data-benefit=\"{benefit}\"", page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_begins_with_a_countrys_programmes_and_says_what_cannot_be_read()
    {
        var unfit = await people.Product.Browser().GetStringAsync("/fr/trade-off?budget=1,234&beneficiaries=x", Stop);
        Assert.Contains("aria-invalid=\"true\"", unfit, StringComparison.Ordinal);
        Assert.DoesNotContain("data-benefit", unfit, StringComparison.Ordinal);
        Assert.Contains("data-benefit", await people.Product.Browser().GetStringAsync("/ar/trade-off?member=XSC", Stop), StringComparison.Ordinal);
    }

    private async Task Accept()
    {
        var grain = people.Product.Services.GetRequiredService<IGrainFactory>().Inventory("MLI");
        var mali = new Actor("f2", "Focal point", Role.FocalPoint, "MLI");
        var put = await grain.Put(new("put", mali, Channel.Api),
        [
            Entry.Of(new(EntryKind.Organisation, "ministry"), ("name_en", "Ministry"), ("coordinates", "yes"), ("mandate", "Chairs the committee"), ("meetings", "4")),
            Entry.Of(
                new(EntryKind.Programme, "cash"), ("name_en", "Cash"), ("organisation", "ministry"), ("type", "unconditional-cash"), ("beneficiaries", "1000"), ("budget", "5000"),
                ("intake_days", "30"), ("surge", "5000"), ("inclusion_error", "9.5"), ("error_method", "Household survey"), ("grievance_channels", "messages office"), ("grievance_in_time", "62")),
            Entry.Of(new(EntryKind.Delivery, "cash/1"), ("modes", "messages"), ("reached", "women")),
            Entry.Of(new(EntryKind.Dataset, "rolls"), ("name_en", "Rolls"), ("owner", "ministry"), ("kind", "education"), ("format", "paper"), ("decision", "digitise"), ("duplicates", "4"), ("decided_for", "2030-01-01")),
            Entry.Of(EntryKey.Link(new("cash", "rolls")), ("tool", "manual"), ("match_rate", "80")),
            Entry.Of(new(EntryKind.Shock, "drought"), ("name_en", "Drought of the test"), ("shock", "drought"), ("year", "2025"), ("first_payment_days", "74"), ("response_share", "0.3")),
        ], null);
        var secretariat = new Actor("s1", "Secretariat", Role.Secretariat);
        var handedIn = await grain.HandIn(new("in", mali, Channel.Api), put.Revision);
        Assert.True(handedIn.Done, string.Join(", ", handedIn.Findings.Select(f => $"{f.Rule} {f.Entry} {f.Field}")));
        Assert.True((await grain.Accept(new("accept", secretariat, Channel.Api), null, handedIn.Revision)).Done);
    }
}
