using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser;

/// <summary>
/// A whole round: three members answer in three languages by three ways, one cell is sent back and mended, all is accepted, and what was
/// accepted reads the same wherever it is read.
/// </summary>
public sealed class RoundJourney
{
    private const string Round = "journey-of-three";
    private const string Assistance = "per_sa_allsa.cov_pop_tot";
    private const string Insurance = "per_si_allsi.cov_pop_tot";
    private const string Snapshot = "three-ways";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_members_answer_by_page_workbook_and_API_and_board_export_and_snapshot_show_the_same()
    {
        // What the other journeys accept would stand in its export.
        await using var own = new Product();
        await own.InitializeAsync();
        await using var board = await own.Open();
        await board.Page.GotoAsync($"/en/?map={Assistance}");
        await Expect(board.Page.Locator(".live-strip [data-line=live]")).ToBeVisibleAsync();
        await board.Page.EvaluateAsync("() => { window.untouched = true; }");

        await using var secretariat = await SignedIn(own, "secretariat");
        await MakeRound(secretariat.Page);
        await using var egypt = await own.Open("ar");
        await egypt.Page.GotoAsync(await Invite(secretariat.Page, "EGY"));
        using var nigeria = new HttpClient { BaseAddress = own.Address };
        nigeria.DefaultRequestHeaders.Authorization = new("Bearer", await Token(secretariat.Page, "NGA"));

        await using var senegal = await SignedIn(own, "focal-point", "fr");
        await Enter(senegal.Page, (Assistance, "31,2"), (Insurance, "4,1"));
        await HandIn(senegal.Page, "fr", "SEN");
        await Enrol(egypt.Page);
        await ByWorkbook(egypt.Page, "85,4");
        await HandIn(egypt.Page, "ar", "EGY");
        await ByApi(nigeria, 18.4);

        await secretariat.Page.GotoAsync($"/en/rounds/{Round}");
        await Expect(secretariat.Page.Locator("[data-total=submitted]")).ToHaveTextAsync("3 of 3");
        await Return(secretariat.Page, "SEN", Assistance, "The survey says 29.7: please look again.");
        await Mend(senegal.Page, "29,7");
        await HandIn(senegal.Page, "fr", "SEN");
        foreach (var member in new[] { "SEN", "EGY", "NGA" })
            await Accept(secretariat.Page, member);
        await secretariat.Page.GotoAsync($"/en/rounds/{Round}");
        await Expect(secretariat.Page.Locator("[data-total=accepted]")).ToHaveTextAsync("3 of 3");
        await Freeze(secretariat.Page);

        string[] expected = ["EGY 2025 85.4", "NGA 2025 18.4", "SEN 2025 29.7"];
        await Expect(board.Page.Locator(".map [data-member=NGA]")).ToContainTextAsync("18");
        await board.Page.Locator("#map details summary").First.ClickAsync();
        Assert.Equal(expected, await Table(board.Page));
        Assert.True(await board.Page.EvaluateAsync<bool>("() => window.untouched === true"));
        await board.Page.GotoAsync($"/en/?map={Assistance}&snapshot={Snapshot}");
        await board.Page.Locator("#map details summary").First.ClickAsync();
        Assert.Equal(expected, await Table(board.Page));
        Assert.Equal(expected, Csv(await nigeria.GetStringAsync(new Uri($"api/v1/observations?indicator={Assistance}&latest=true&format=csv", UriKind.Relative), Stop)));
        Assert.Equal(expected, Csv(await nigeria.GetStringAsync(new Uri($"api/v1/observations?indicator={Assistance}&latest=true&format=csv&snapshot={Snapshot}", UriKind.Relative), Stop)));
        Assert.Equal(expected, Frozen(await nigeria.GetFromJsonAsync<JsonElement>(new Uri($"api/v1/snapshots/{Snapshot}/content", UriKind.Relative), Stop)));
        Assert.Empty(new[] { board, secretariat, egypt, senegal }.SelectMany(w => w.Faults));
    }

    private static async Task MakeRound(IPage page)
    {
        await page.GotoAsync("/en/rounds/new");
        await page.Locator("#title-en").FillAsync("Journey of three");
        await page.Locator("#title-fr").FillAsync("Parcours à trois");
        await page.Locator("#title-ar").FillAsync("رحلة ثلاثية");
        foreach (var group in await page.Locator("[name=group]").AllAsync())
            await group.UncheckAsync();
        foreach (var member in new[] { "SEN", "EGY", "NGA" })
            await page.Locator($"[name=member][value={member}]").CheckAsync();
        foreach (var indicator in new[] { Assistance, Insurance })
            await page.Locator($"[name=indicator][value='{indicator}']").CheckAsync();
        await page.Locator("button[value=later]").ClickAsync();
        await page.WaitForURLAsync(new Regex($"/rounds/{Round}$"));
        await page.Locator($"a[href$='rounds/{Round}/open']").ClickAsync();
        await page.Locator("main form[method=post] button.primary").ClickAsync();
        await Expect(page.Locator("[data-total=notstarted], [data-total=silent]")).ToHaveTextAsync("3 of 3");
    }

    private static async Task<string> Invite(IPage page, string member)
    {
        await page.GotoAsync("/en/people");
        await page.Locator("#invite-email").FillAsync("focal.point@ministry.example");
        await page.Locator("#invite-role").SelectOptionAsync("FocalPoint");
        await page.Locator("#invite-member").SelectOptionAsync(member);
        await page.Locator("form[action$='people/invitations'] button.primary").ClickAsync();
        return (await page.Locator("#invitation-link").InputValueAsync()).Replace("/en/", "/ar/", StringComparison.Ordinal);
    }

    private static async Task<string> Token(IPage page, string member)
    {
        await page.GotoAsync("/en/people/tokens");
        await page.Locator("#token-name").FillAsync("Statistics office");
        await page.Locator("#token-scope").SelectOptionAsync(member);
        await page.Locator("form[action$='people/tokens'] button.primary").ClickAsync();
        return await page.Locator("#token-text").InputValueAsync();
    }

    private static async Task Enrol(IPage page)
    {
        await page.Locator("#name").FillAsync("مسؤولة الاتصال");
        await page.Locator("#password").FillAsync("seven calm herons by the river");
        await page.Locator("main form[method=post] button.primary").ClickAsync();
        await Expect(page).Not.ToHaveURLAsync(new Regex("invitation"));
    }

    private static async Task Enter(IPage page, params (string Indicator, string Figure)[] figures)
    {
        await page.GotoAsync("/fr/submit");
        await page.Locator($"a[href$='submit/{Round}/SEN']").First.ClickAsync();
        await page.Locator($"a[href$='submit/{Round}/SEN/coverage']").First.ClickAsync();
        foreach (var (indicator, figure) in figures)
        {
            var cell = Line(page, indicator);
            await cell.Locator("[name^=year-]").FillAsync("2025");
            await cell.Locator("[name^=value-]").FillAsync(figure);
            await cell.Locator("[name^=source-]").FillAsync("Enquête harmonisée 2025");
            await cell.Locator("[name^=note-]").FillAsync("Premiers résultats, pondérés.");
        }
        await page.Locator("button[name=next]").ClickAsync();
    }

    private static async Task Mend(IPage page, string figure)
    {
        await page.GotoAsync($"/fr/submit/{Round}/SEN/coverage");
        // Only what was sent back can be changed.
        await Expect(page.Locator(".cell-locked")).ToHaveCountAsync(1);
        var cell = page.Locator($".cell-fields:has([name^=indicator-][value='{Assistance}']):has(.notice)");
        await cell.Locator("[name^=value-]").FillAsync(figure);
        await page.Locator("button[name=next]").ClickAsync();
    }

    private static async Task HandIn(IPage page, string language, string member)
    {
        await page.GotoAsync($"/{language}/submit/{Round}/{member}/check");
        await page.Locator("main form[action$='/check'] button.primary").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/submit/{Round}/{member}(\\?|$)"));
    }

    private static async Task ByWorkbook(IPage page, string figure)
    {
        await page.GotoAsync($"/ar/submit/{Round}/EGY/workbook");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("form[action$='workbook/file'] button").ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), Stop);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = download.SuggestedFilename, MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = FilledWorkbook.Of(file, $"{Assistance}|total|+1", year: "2025", figure, source: "مسح الأسر 2025", note: "نتائج أولية مرجّحة."),
        });
        await page.Locator("form[action$='workbook'][method=post] button").ClickAsync();
        await page.WaitForURLAsync(new Regex("/workbook/[0-9a-f]{32}$"));
        await Expect(page.Locator("table").Last).ToContainTextAsync(figure);
        await page.Locator("form[action*='/workbook/'] button.primary").ClickAsync();
        await page.WaitForURLAsync(new Regex("/workbook\\?taken=1$"));
    }

    private static async Task ByApi(HttpClient api, double figure)
    {
        using var answer = await api.PostAsJsonAsync(new Uri($"api/v1/rounds/{Round}/submissions/NGA", UriKind.Relative), new
        {
            operationId = "journey-1", submit = true,
            cells = new[] { new { indicator = Assistance, year = 2025, value = figure, source = "General household survey", note = "First results, weighted." } },
        }, Stop);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task Return(IPage page, string member, string indicator, string reason)
    {
        await page.GotoAsync($"/en/review/{Round}/{member}?show=all");
        var cell = page.Locator($".review-cell:has(input[value^='{indicator}|'])");
        await cell.Locator("[name^=return-]").CheckAsync();
        await cell.Locator("[name^=why-]").FillAsync(reason);
        await page.Locator("button[name=decision][value=return]").ClickAsync();
        await Expect(page.Locator("[data-status=Returned]").First).ToBeVisibleAsync();
    }

    private static async Task Accept(IPage page, string member)
    {
        await page.GotoAsync("/en/review");
        await page.Locator($"a[href$='review/{Round}/{member}']").ClickAsync();
        await page.Locator("button[name=decision][value=accept]").ClickAsync();
        await Expect(page.Locator("[data-status=Accepted]").First).ToBeVisibleAsync();
    }

    private static async Task Freeze(IPage page)
    {
        await page.GotoAsync("/en/snapshots/new");
        await page.Locator("#name").FillAsync(Snapshot);
        await page.Locator("#title-en").FillAsync("Three ways");
        await page.Locator("main form[method=post] button.primary").ClickAsync();
        await page.WaitForURLAsync(new Regex($"/snapshots/{Snapshot}$"));
    }

    private static ILocator Line(IPage page, string indicator) => page.Locator($".cell-fields:has([name^=indicator-][value='{indicator}'])").First;

    /// <summary>What the table beside the map says of the three members.</summary>
    private static async Task<string[]> Table(IPage page)
    {
        var said = new List<string>();
        foreach (var member in new[] { "EGY", "NGA", "SEN" })
        {
            var row = page.Locator($"#map table tr:has(a[href^='members/{member}'])").Locator("td.number");
            said.Add($"{member} {await row.Nth(1).InnerTextAsync()} {(await row.Nth(0).InnerTextAsync()).TrimEnd('%', '\u00a0', ' ')}");
        }
        return [.. said];
    }

    private static string[] Csv(string text) =>
        [.. text.Split('\n').Select(line => line.Split(',')).Where(f => f is [_, Assistance, "total", "2025", ..]).Select(f => $"{f[0]} {f[3]} {f[4]}").Order(StringComparer.Ordinal)];

    private static string[] Frozen(JsonElement document) =>
        [.. document.GetProperty("national").EnumerateArray()
            .Where(o => o.GetProperty("indicator").GetString() == Assistance)
            .Select(o => FormattableString.Invariant($"{o.GetProperty("member").GetString()} {o.GetProperty("year").GetInt32()} {o.GetProperty("value").GetDouble()}"))
            .Order(StringComparer.Ordinal)];

    private static async Task<Window> SignedIn(Product product, string persona, string language = "en")
    {
        var window = await product.Open(language);
        await window.Page.GotoAsync($"/{language}/people/sign-in");
        await window.Page.Locator($"button[name=persona][value=persona-{persona}]").ClickAsync();
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("sign-in"));
        return window;
    }
}
