using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser.People;

/// <summary>Whoever is removed, or signed out elsewhere, loses what is open on the screen.</summary>
[Collection(EntranceCollection.Name)]
public sealed class RemovalTests(Entrance entrance)
{
    [Fact]
    public async Task An_open_board_of_a_removed_person_is_cleared_without_a_click_and_the_next_click_asks_to_sign_in()
    {
        await using var removed = await entrance.Invited("leaving@example.org", null);
        await removed.Page.GotoAsync("/en/rounds/trial");
        await Expect(removed.Page.Locator("p[data-line=live]")).ToBeVisibleAsync();
        await using var staying = await entrance.Invited("staying@example.org", null);
        await staying.Page.GotoAsync("/en/rounds/trial");
        await Expect(staying.Page.Locator("p[data-line=live]")).ToBeVisibleAsync();

        await using var desk = await entrance.Secretariat();
        await desk.Page.GotoAsync("/en/people");
        await desk.Page.Locator("tr", new() { HasText = "leaving@example.org" }).Locator("form[action$='/remove'] button").ClickAsync();
        await Expect(desk.Page.GetByText("leaving@example.org")).ToHaveCountAsync(0);

        await Expect(removed.Page.Locator("[data-member]")).ToHaveCountAsync(0, new() { Timeout = 20_000 });
        await Expect(staying.Page.Locator("p[data-line=live]")).ToBeVisibleAsync();
        await removed.Page.Locator("a[href='review']").First.ClickAsync();
        await Expect(removed.Page).ToHaveURLAsync(new Regex("/en/people/sign-in"));
    }
}
