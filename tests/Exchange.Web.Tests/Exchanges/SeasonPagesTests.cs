using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Notices;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Exchanges;

/// <summary>The country desk, the matching desk and the season's overview in the trial season, as a browser without script would see them.</summary>
public sealed class SeasonPagesTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ISeasonGrain Season => people.Product.Services.GetRequiredService<IGrainFactory>().GetGrain<ISeasonGrain>("trial");

    [Fact]
    public async Task The_trial_season_is_made_whole_and_marked_as_made_up()
    {
        var line = await Made();
        var rows = TrialSeason.Rows(people.Product.Services.GetRequiredService<Web.Hosting.Content.ContentFolder>().FolderPath).ToList();
        Assert.Equal(rows.Select(r => r.Id).Order(StringComparer.Ordinal), line.Offers.Select(o => o.Id).Concat(line.Requests.Select(r => r.Id)).Intersect(rows.Select(r => r.Id)).Order(StringComparer.Ordinal));
        Assert.Empty(rows.Where(r => r.Agreed is not null).Select(r => r.Id).Except(line.Agreed.Select(a => a.Request)));
        foreach (var language in new[] { "en", "fr", "ar" })
            Assert.Contains("class=\"notice\"", await people.Product.Browser().GetStringAsync($"/{language}/exchanges/seasons/trial", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_focal_point_asks_sees_the_hosts_with_reasons_proposes_and_withdraws_with_a_reason()
    {
        var line = await Made();
        var months = line.Season.Months.Take(3).ToArray();
        var stated = await people.FocalPoint.Fill(
            "/en/exchanges/desk/trial/request?block=B06&gate=C1", "exchanges/desk/trial/request",
            ("block", "B06"), ("track", "both"), ("mode", "visit"), ("tongue", "fr"), ("month", months[1]), ("month", months[2]), ("people", "3"), ("note", "Agreements first"));
        Assert.Equal(HttpStatusCode.SeeOther, stated.StatusCode);
        var address = stated.Headers.Location!.ToString();
        Assert.Contains("/exchanges/desk/trial/hosts/", address, StringComparison.Ordinal);
        var hosts = await people.FocalPoint.GetStringAsync(address, Stop);
        Assert.All(["Tunisia", "Both work in French", "Months that suit both"], text => Assert.Contains(text, hosts, StringComparison.Ordinal));

        var proposed = await people.FocalPoint.Send(FormWith(hosts, "o-tun-06\""), address[4..], ("month", months[1]));
        Assert.Equal(HttpStatusCode.SeeOther, proposed.StatusCode);
        var match = (await Season.View(Secretariat))!.State.Matches.Values.Single(m => m.Guest == "SEN" && m.Offer == "o-tun-06");
        Assert.Equal(MatchState.GuestAgreed, match.State);
        var desk = await people.FocalPoint.GetStringAsync("/en/exchanges/desk?season=trial", Stop);
        Assert.All(["The guest agreed, the host is asked", "Match proposed", "Agreements first"], text => Assert.Contains(text, desk, StringComparison.Ordinal));

        var silent = await people.FocalPoint.Send(desk, $"exchanges/desk/trial/matches/{match.Id}", ("act", "refuse"), ("reason", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("Give a reason", await silent.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await people.FocalPoint.Send(desk, $"exchanges/desk/trial/matches/{match.Id}", ("act", "refuse"), ("reason", "The ministry is being reorganised."));
        Assert.Contains("The ministry is being reorganised.", await people.FocalPoint.GetStringAsync("/en/exchanges/desk?season=trial", Stop), StringComparison.Ordinal);
        var again = await people.FocalPoint.GetStringAsync("/en/exchanges/desk?season=trial", Stop);
        await people.FocalPoint.Send(FormWith(again, $"value=\"{match.Request}\""), "exchanges/desk/trial/withdraw");
        Assert.DoesNotContain((await Season.View(Secretariat))!.State.Requests.Values, r => r.Member == "SEN" && r.Block == "B06");
    }

    [Fact]
    public async Task What_was_typed_into_a_statement_stays_when_it_is_refused()
    {
        await Made();
        var refused = await people.FocalPoint.Fill(
            "/en/exchanges/desk/trial/offer", "exchanges/desk/trial/offer", ("block", "B02"), ("mode", "course"), ("tongue", "fr"), ("capacity", "many"), ("together", "1"), ("largest", "6"), ("grade", "0"), ("note", "Kept words"));
        var page = await refused.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.All(["Kept words", "value=\"many\"", "Choose 1 to 24 months", "The number of delegations"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_secretariat_pins_runs_the_season_and_proposes_and_both_sides_are_told()
    {
        await Made();
        var ours = (await Season.StateRequest(By(Senegal), new("r-sen-09", "SEN", "B09", Track.Both, [Mode.Visit], ["fr"], (await Season.Line())!.Offers.Single(o => o.Id == "o-tun-09").Months))).Done;
        Assert.True(ours);
        var page = await people.Secretariat.GetStringAsync("/en/exchanges/desk/trial/hosts/r-sen-09", Stop);
        await people.Secretariat.Send(
            Regex.Matches(page, "<form[^>]*exchanges/seasons/trial/wishes.*?</form>", RegexOptions.Singleline).Single(f => f.Value.Contains("o-tun-09", StringComparison.Ordinal)).Value,
            "exchanges/seasons/trial/wishes", ("wish", "pin"));
        var portfolio = await people.Secretariat.GetStringAsync("/en/exchanges/seasons/trial/portfolio", Stop);
        Assert.All(["What asking hosts less often costs", "Load per host", "Without a place, and why", "pinned"], text => Assert.Contains(text, portfolio, StringComparison.Ordinal));
        var pair = Regex.Match(portfolio, "value=\"(r-sen-09\\|o-tun-09\\|[0-9-]+)\"").Groups[1].Value;
        Assert.NotEmpty(pair);
        Assert.Equal(HttpStatusCode.SeeOther, (await people.Secretariat.Send(portfolio, "exchanges/seasons/trial/portfolio", ("pair", pair))).StatusCode);

        var match = (await Season.View(Secretariat))!.State.Matches.Values.Single(m => m.Request == "r-sen-09");
        Assert.Equal(MatchState.Proposed, match.State);
        var inbox = people.Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IInboxGrain>("persona-focal-point");
        var reader = new Actor("persona-focal-point", "Focal point", Role.FocalPoint, "SEN");
        await Until.True(async () => (await inbox.Read(reader))!.Lines.Any(l => l.Notice.Place?.Contains(match.Id, StringComparison.Ordinal) == true));
        Assert.Contains("Proposed: Senegal visits Tunisia", await people.FocalPoint.GetStringAsync("/en/notices", Stop), StringComparison.Ordinal);

        var desk = await people.FocalPoint.GetStringAsync("/en/exchanges/desk?season=trial", Stop);
        await people.FocalPoint.Send(desk, $"exchanges/desk/trial/matches/{match.Id}", ("act", "agree"));
        Assert.True((await Season.Move(By(new("tun", "Tunisia", Role.FocalPoint, "TUN")), match.Id, MatchAct.Agree, null)).Done);
        await Until.True(async () => (await people.Product.Browser().GetStringAsync("/en/exchanges/seasons/trial", Stop)).Contains("data-arc=\"SEN-TUN\"", StringComparison.Ordinal));
        Assert.Contains($",SEN,TUN,B09,", await people.Product.Browser().GetStringAsync("/en/exchanges/seasons/trial/exchanges.csv", Stop), StringComparison.Ordinal);
        Assert.Contains("exchange:trial/", (await people.Product.Browser().GetStringAsync($"/api/v1/chain?from=exchange:trial/{match.Id}", Stop)).Replace("\"kind\":\"exchange\",\"id\":\"", "exchange:", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_leads_from_a_gate_to_the_request_that_was_drafted_from_it_and_back()
    {
        await Made();
        Assert.True((await Season.StateRequest(By(Senegal), new("r-sen-07", "SEN", "B07", Track.Both, [Mode.Visit], ["fr"], [(await Season.Line())!.Season.FirstMonth]) { Gate = "D5" })).Done);
        await Until.True(async () => (await people.Product.Browser().GetStringAsync("/api/v1/chain?from=gate:D5", Stop)).Contains("trial/r-sen-07", StringComparison.Ordinal));
        var back = await people.Product.Browser().GetStringAsync("/api/v1/chain?from=request:trial/r-sen-07", Stop);
        Assert.All(["\"D5\"", "\"B07\"", "\"SEN\"", "\"recommendation\""], text => Assert.Contains(text, back, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_season_that_nobody_opened_is_not_found_and_only_the_secretariat_opens_one()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await people.Product.Browser().GetAsync("/en/exchanges/seasons/never", Stop)).StatusCode);
        var opened = await people.Secretariat.Fill(
            "/en/exchanges/seasons", "exchanges/seasons", ("id", "2099"), ("title-en", "Season 2099"), ("opens", "2026-01-01"), ("closes", "2098-12-31"), ("first", "2099-03"), ("last", "2099-09"));
        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await people.Secretariat.GetAsync("/en/exchanges/seasons/2099/matching", Stop)).StatusCode);
        var unread = await people.Secretariat.Fill("/en/exchanges/seasons", "exchanges/seasons", ("id", "x"), ("title-en", "Kept title"), ("opens", "tomorrow"), ("closes", "2098-12-31"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.StatusCode);
        Assert.All(["Kept title", "“tomorrow” is not a day"], text => Assert.Contains(text, WebUtility.HtmlDecode(unread.Content.ReadAsStringAsync(Stop).Result), StringComparison.Ordinal));
    }

    private static string FormWith(string page, string text) =>
        Regex.Matches(page, "<form.*?</form>", RegexOptions.Singleline).First(f => f.Value.Contains(text, StringComparison.Ordinal)).Value;

    private static Actor Secretariat => new("s1", "Secretariat", Role.Secretariat);

    private static Actor Senegal => new("persona-focal-point", "Senegal", Role.FocalPoint, "SEN");

    private static Command By(Actor actor) => new(Guid.NewGuid().ToString("N"), actor);

    private async Task<SeasonLine> Made()
    {
        SeasonLine? line = null;
        await Until.True(async () => (line = await Season.Line()) is { Agreed.Length: > 4 });
        var feed = people.Product.Services.GetRequiredService<Web.Exchanges.ExchangesFeed>();
        await Until.True(async () => (await feed.Read()).Season("trial") is { Agreed.Length: > 4 });
        return line!;
    }
}
