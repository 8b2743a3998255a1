using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser;

/// <summary>The whole line as its people meet it: one reports, one accepts, everybody sees it.</summary>
[Collection(ProductCollection.Name)]
public sealed class Journey(Product product, SightProduct sight)
{
    private const string Year = "2025";

    // The chart itself is asked, not the table beside it.
    private const string PointMoved = "() => document.getElementById('relationship').data.some(trace => (trace.x || []).some((x, i) => x === 31.2 && trace.y[i] === 6.4))";

    [Fact]
    public async Task What_a_focal_point_reports_and_the_secretariat_accepts_appears_on_every_open_board_without_a_reload()
    {
        await using var english = await product.Open();
        await using var arabic = await product.Open("ar");
        await Watch(english, "/en/");
        await Watch(arabic, "/ar/");
        await Expect(arabic.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(english.Page.Locator(".map [data-member=SEN]")).ToContainTextAsync("27");
        await Expect(english.Page.Locator("[data-figure=r]")).ToContainTextAsync("−0.09");

        await using (var focalPoint = await product.Open())
        {
            await SignIn(focalPoint, "focal-point");
            await Report(focalPoint);
        }
        await using (var secretariat = await product.Open())
        {
            await SignIn(secretariat, "secretariat");
            await secretariat.Page.GotoAsync("/en/review");
            await secretariat.Page.Locator("a[href$='review/trial/SEN']").ClickAsync();
            await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = "Accept and publish" }).ClickAsync();
            await Expect(secretariat.Page.GetByText("Accepted", new() { Exact = true }).First).ToBeVisibleAsync();
        }

        foreach (var board in new[] { english, arabic })
        {
            await Expect(board.Page.Locator(".map [data-member=SEN]")).ToContainTextAsync("31");
            await Expect(board.Page.Locator("[data-accepted]")).ToHaveAttributeAsync("data-accepted", "1");
            await board.Page.WaitForFunctionAsync(PointMoved);
            Assert.Empty(board.Faults);
        }
        // The page was never reloaded: what was written into it before the report still stands.
        Assert.True(await english.Page.EvaluateAsync<bool>("() => window.untouched === true"));
    }

    [Fact]
    public async Task Figures_that_cannot_be_read_stand_where_they_were_typed_with_a_sentence_beside_them()
    {
        // What stays in a draft would stand in the way of the other journey, and nobody hands anything in where pages are only looked at.
        await using var window = await sight.Product.Open("fr");
        await SignIn(window, "focal-point", "fr");
        await window.Page.GotoAsync("/fr/submit/trial/SEN/adequacy");
        await window.Page.Locator("[name=year-0]").FillAsync("2019");
        await window.Page.Locator("[name=value-0]").FillAsync("douze");
        await window.Page.Locator("button[name=next]").ClickAsync();

        var summary = window.Page.Locator(".error-summary");
        await Expect(summary).ToBeFocusedAsync();
        await Expect(window.Page.Locator("[aria-invalid=true]").First).ToHaveValueAsync("douze");
        Assert.Empty(window.Faults);
    }

    private static async Task Watch(Window window, string address)
    {
        await window.Page.GotoAsync(address);
        await Expect(window.Page.Locator(".live-strip [data-line=live]")).ToBeVisibleAsync();
        await window.Page.EvaluateAsync("() => { window.untouched = true; }");
    }

    private static async Task SignIn(Window window, string persona, string language = "en")
    {
        await window.Page.GotoAsync($"/{language}/people/sign-in");
        await window.Page.Locator($"button[name=persona][value=persona-{persona}]").ClickAsync();
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("sign-in"));
    }

    /// <summary>Coverage and adequacy of one year, so that the point of the scatter moves too.</summary>
    private static async Task Report(Window window)
    {
        await window.Page.GotoAsync("/en/submit");
        await window.Page.Locator("a[href$='submit/trial/SEN']").First.ClickAsync();
        await Enter(window, "coverage", "Coverage of social safety net programs (% of population)", "31.2");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Senegal: answer to" }).ClickAsync();
        await Enter(window, "adequacy", "Adequacy of social safety net programs (% of total welfare of beneficiary households)", "6.4");
        await window.Page.GotoAsync("/en/submit/trial/SEN/check");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Hand in" }).ClickAsync();
        await Expect(window.Page.GetByText("Handed in.", new() { Exact = false }).First).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
    }

    private static async Task Enter(Window window, string section, string indicator, string figure)
    {
        await window.Page.Locator($"a[href$='/{section}']").ClickAsync();
        var cell = window.Page.GetByRole(AriaRole.Group, new() { Name = indicator, Exact = true });
        await cell.GetByLabel("Year").FillAsync(Year);
        await cell.GetByLabel(new Regex("^Figure \\(")).FillAsync(figure);
        await cell.GetByLabel("Source").FillAsync("Harmonised survey 2025");
        await cell.GetByLabel("Comment").FillAsync("First results, weighted.");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(window.Page.GetByText("Read as " + figure)).ToBeVisibleAsync();
    }
}
