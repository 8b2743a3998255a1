using System.Text.RegularExpressions;

namespace Exchange.Browser.People;

/// <summary>Signing in at the ministry's own OpenID Connect server, a real one.</summary>
[Collection(EntranceCollection.Name)]
public sealed class OrganisationJourney(Entrance entrance)
{
    [Fact]
    public async Task An_invited_person_signs_in_at_the_organisation_and_no_other_identity_does_afterwards()
    {
        await (await entrance.Invited("minister@example.org", "MLI")).DisposeAsync();
        for (var visit = 0; visit < 2; visit++)
        {
            await using var window = await SignIn("staff-7+minister@example.org");
            await window.Page.WaitForURLAsync(new Regex("/en/members/MLI$"));
            Assert.Equal("minister@example.org", await window.Page.SignedInAs());
            // The ministry's own page may have asked for what is not to be had here.
            var before = window.Faults.Count;
            await window.Page.GotoAsync("/en/people/me");
            await Assertions.Expect(window.Page.GetByText("first sign-in at your organisation")).ToHaveCountAsync(1);
            Assert.Empty(window.Faults.Skip(before));
        }
        await Refused("staff-8+minister@example.org", "belongs to another identity");
    }

    [Theory]
    [InlineData("staff-1+stranger@example.org", "Accounts are made by invitation")]
    [InlineData("unverified+focal@example.org", "has not verified your e-mail address")]
    public Task Who_is_not_invited_or_not_verified_is_told_why_and_gets_no_account(string who, string why) => Refused(who, why);

    [Fact]
    public async Task Turning_back_at_the_organisation_leads_to_the_sign_in_page_and_its_reason()
    {
        await using var window = await entrance.Product.Open();
        await Ask(window.Page);
        await window.Page.ClickAsync("a[href$='/abort']");
        await Assertions.Expect(window.Page.Locator(".error-summary")).ToContainTextAsync("did not confirm who you are");
        Assert.EndsWith("/en/people/sign-in/organisation/failed", window.Page.Url, StringComparison.Ordinal);
    }

    private async Task Refused(string who, string why)
    {
        await using var window = await SignIn(who);
        await Assertions.Expect(window.Page.Locator(".error-summary")).ToContainTextAsync(why);
        Assert.Null(await window.Page.SignedInAs());
    }

    private async Task<Window> SignIn(string who)
    {
        var window = await entrance.Product.Open();
        await Ask(window.Page);
        await window.Page.FillAsync("input[name=login]", who);
        await window.Page.FillAsync("input[name=password]", "whatever");
        await window.Page.ClickAsync("button[type=submit]");
        await window.Page.ClickAsync("button[type=submit]");
        return window;
    }

    private static async Task Ask(IPage page)
    {
        await page.GotoAsync("/en/people/sign-in?returnUrl=%2Fen%2Fmembers%2FMLI");
        await page.ClickAsync($"text=Sign in with {Entrance.Ministry}");
        await page.WaitForURLAsync(new Regex("^http://127"));
    }
}
