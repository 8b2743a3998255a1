using System.Text.RegularExpressions;

namespace Exchange.Browser.People;

/// <summary>A passkey is added and signs in, with an authenticator that Chromium plays.</summary>
[Collection(EntranceCollection.Name)]
public sealed class PasskeyJourney(Entrance entrance)
{
    [Fact]
    public async Task A_passkey_added_on_the_account_page_signs_in_without_a_password_until_it_is_removed()
    {
        await using var window = await entrance.Invited("passkey@example.org", "SEN");
        var page = window.Page;
        var device = await Device.Of(page);
        await Add(page, "not my password");
        await Assertions.Expect(page.Locator("form[data-passkey=make] [data-said]")).ToContainTextAsync("not your present password");
        Assert.Equal(0, await device.Passkeys());
        await Add(page, Entrance.Password);
        await page.WaitForURLAsync(new Regex(@"/en/people/me\?done=passkey$"));
        await Assertions.Expect(page.GetByText("The passkey is added")).ToBeVisibleAsync();
        Assert.Equal(1, await device.Passkeys());

        await page.SignOut();
        await page.GotoAsync("/en/people/sign-in?returnUrl=%2Fen%2Fmembers%2FSEN");
        await page.ClickAsync("form[data-passkey=use] button");
        await page.WaitForURLAsync(new Regex("/en/members/SEN$"));
        Assert.Equal("passkey@example.org", await page.SignedInAs());

        await page.GotoAsync("/en/people/me");
        await Assertions.Expect(page.Locator("main table").First).Not.ToContainTextAsync("Never");
        await page.ClickAsync("form[action$='/remove'] button");
        await page.WaitForURLAsync(new Regex(@"done=passkey-removed$"));
        await page.SignOut();
        await page.GotoAsync("/en/people/sign-in");
        await page.ClickAsync("form[data-passkey=use] button");
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("This passkey was not accepted");
        Assert.Null(await page.SignedInAs());
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task A_device_without_a_passkey_for_this_site_leaves_the_page_with_a_sentence()
    {
        await using var window = await entrance.Product.Open("fr-FR");
        var page = window.Page;
        await Device.Of(page);
        await page.GotoAsync("/fr/people/sign-in");
        await page.ClickAsync("form[data-passkey=use] button");
        await Assertions.Expect(page.Locator("form[data-passkey=use] [data-said]")).ToContainTextAsync("clé d’accès");
        Assert.Empty(window.Faults);
    }

    private static async Task Add(IPage page, string password)
    {
        await page.GotoAsync("/en/people/me");
        await page.FillAsync("#passkey-name", "My telephone");
        await page.FillAsync("#passkey-present", password);
        await page.ClickAsync("form[data-passkey=make] button");
    }
}
