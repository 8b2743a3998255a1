using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser;

/// <summary>The board of a round follows what members do, without a reload.</summary>
[Collection(ProductCollection.Name)]
public sealed class RoundBoardTests(Product product)
{
    [Fact]
    public async Task What_a_member_saves_appears_on_an_open_board_of_the_round()
    {
        // A round of its own: the other journeys report to the trial round.
        await using var secretariat = await product.Open();
        await SignIn(secretariat, "secretariat");
        await secretariat.Page.GotoAsync("/en/rounds/new");
        await secretariat.Page.Locator("#title-en").FillAsync("Board under test");
        await secretariat.Page.Locator("[name=section][value=coverage]").CheckAsync();
        await secretariat.Page.Locator("button[value=now]").ClickAsync();
        await Expect(secretariat.Page.Locator("p[data-line=live]")).ToBeVisibleAsync();
        await Expect(secretariat.Page.Locator("[data-member=SEN]")).ToHaveAttributeAsync("data-state", "silent");
        await secretariat.Page.EvaluateAsync("() => { window.untouched = true; }");

        await using (var focalPoint = await product.Open())
        {
            await SignIn(focalPoint, "focal-point");
            await focalPoint.Page.GotoAsync("/en/submit/board-under-test/SEN/coverage");
            await focalPoint.Page.Locator("[name=value-0]").FillAsync("24.1");
            await focalPoint.Page.Locator("button[name=next]").ClickAsync();
        }

        await Expect(secretariat.Page.Locator("[data-member=SEN]")).ToHaveAttributeAsync("data-state", "started");
        await Expect(secretariat.Page.Locator("[data-total=started]")).ToHaveTextAsync("1 of 57");
        Assert.True(await secretariat.Page.EvaluateAsync<bool>("() => window.untouched === true"));
        Assert.Empty(secretariat.Faults);
    }

    private static async Task SignIn(Window window, string persona)
    {
        await window.Page.GotoAsync("/en/people/sign-in");
        await window.Page.Locator($"button[name=persona][value=persona-{persona}]").ClickAsync();
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("sign-in"));
    }
}
