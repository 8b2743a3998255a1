using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.People;
using Exchange.Web.People;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Exchange.Web.Tests.People;

public sealed class Sessions
{
    [Fact]
    public async Task An_invitation_makes_one_account_and_then_is_gone()
    {
        await using var product = new Product();
        await product.Secretariat();
        var browser = product.Browser();
        await browser.SignIn("secretariat@example.org");
        var (invited, link) = await Invite(product, browser, "focal@example.org");
        Assert.DoesNotContain(link.Split('.')[^1], Stored.Text(product));
        Assert.Contains("focal@example.org", await invited.GetStringAsync(link));
        var page = link[1..];
        var accepted = await invited.Send(await invited.GetStringAsync(link), page, ("name", "Fatou"), ("password", Product.Password));
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await invited.GetAsync("/en/people")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await product.Browser().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task Removing_an_account_ends_its_session_within_a_minute_and_the_last_secretariat_stays()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var product = new Product(time: time);
        await product.Secretariat();
        var browser = product.Browser();
        await browser.SignIn("secretariat@example.org");
        var (invited, link) = await Invite(product, browser, "focal@example.org");
        await invited.Send(await invited.GetStringAsync(link), link[1..], ("name", "Fatou"), ("password", Product.Password));
        var page = await browser.GetStringAsync("/en/people");
        var actions = Regex.Matches(page, "action=\"(people/accounts/[^\"]*/remove)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(page, actions[0])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(page, actions[1])).StatusCode);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.Redirect, (await invited.GetAsync("/en/people")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/en/people")).StatusCode);
    }

    [Fact]
    public async Task A_changed_security_stamp_signs_out()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var product = new Product(time: time);
        await product.Secretariat();
        var browser = product.Browser();
        await browser.SignIn("secretariat@example.org");
        var grain = product.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(Account.IdOf("secretariat@example.org"));
        var account = (await grain.Find())!;
        Assert.NotNull(await grain.Save(account with { SecurityStamp = "another" }));
        Assert.Null(await grain.Save(account with { Name = "from an old reading" }));
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/en/people")).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_passwords_pause_the_account_and_say_the_same_as_for_nobody()
    {
        await using var product = new Product();
        await product.Secretariat();
        var browser = product.Browser();
        var nobody = await (await browser.SignIn("nobody@example.org", "wrong password")).Content.ReadAsStringAsync();
        for (var i = 0; i < 5; i++)
        {
            var refused = await browser.SignIn("secretariat@example.org", "wrong password");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.Equal(Said(nobody), Said(await refused.Content.ReadAsStringAsync()));
        }
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignIn("secretariat@example.org")).StatusCode);
    }

    [Fact]
    public async Task Signing_in_leads_back_only_to_our_own_addresses()
    {
        await using var product = new Product();
        await product.Secretariat();
        (string Asked, string Reached)[] addresses =
        [
            ("/fr/members/SEN", "/fr/members/SEN"), ("https://elsewhere.example/", "/en/"), ("//elsewhere.example/", "/en/"), ("/\\elsewhere.example/", "/en/"),
        ];
        foreach (var (asked, reached) in addresses)
            Assert.Equal(reached, (await product.Browser().SignIn("secretariat@example.org", returnUrl: asked)).Headers.Location?.ToString());
    }

    [Fact]
    public async Task Personas_are_offered_in_development_and_absent_in_production()
    {
        await using var trial = new Product("Development");
        var browser = trial.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-secretariat"));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/en/people")).StatusCode);
        var rounds = trial.Services.GetRequiredService<IGrainFactory>().GetGrain<Exchange.Web.Submissions.IRoundsGrain>(0);
        Assert.Equal(16, (await rounds.Find("trial"))!.Indicators.Length);

        await using var product = new Product();
        var page = await product.Browser().GetStringAsync("/en/people/sign-in");
        Assert.DoesNotContain("persona", page, StringComparison.Ordinal);
        var refused = await product.Browser().PostAsync("/en/people/sign-in/persona", new FormUrlEncodedContent([KeyValuePair.Create("persona", "persona-secretariat")]));
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_form_posted_after_the_session_ended_keeps_every_field()
    {
        await using var product = new Product();
        await product.Secretariat();
        var browser = product.Browser();
        (string, string)[] entries = [("email", "<x>&\"@example.org"), ("role", "FocalPoint"), ("note", "سطر\r\nثانٍ"), ("note", "again"), ("empty", "")];
        var held = await browser.PostAsync("/en/people/invitations?x=1", new FormUrlEncodedContent(entries.Select(e => KeyValuePair.Create(e.Item1, e.Item2))));
        Assert.Equal(HttpStatusCode.Unauthorized, held.StatusCode);
        var wrong = await browser.Send(await held.Content.ReadAsStringAsync(), "people/sign-in", ("email", "secretariat@example.org"), ("password", "not the password"));
        var kept = await browser.Send(await wrong.Content.ReadAsStringAsync(), "people/sign-in", ("email", "secretariat@example.org"), ("password", Product.Password));
        var page = await kept.Content.ReadAsStringAsync();
        Assert.Equal(entries, Forms.Hidden(page).Where(f => f.Name != "__RequestVerificationToken"));
        // The antiforgery token is the new session's: the form is taken, and refused only for its address.
        var sent = await browser.Send(page, "/en/people/invitations?x=1");
        Assert.Contains("Enter an e-mail address", await sent.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_form_that_another_site_sent_is_not_kept()
    {
        await using var product = new Product();
        var browser = product.CreateClient();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        var answer = await browser.PostAsync("/en/people/invitations", new FormUrlEncodedContent([KeyValuePair.Create("email", "a@example.org")]));
        Assert.DoesNotContain("name=\"held\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Said(string html) => Regex.Match(html, "error-summary.*?</div>", RegexOptions.Singleline).Value;

    private static async Task<(HttpClient Invited, string Link)> Invite(Product product, HttpClient secretariat, string email)
    {
        var answer = await secretariat.Fill("/en/people", "people/invitations", ("email", email), ("role", "FocalPoint"), ("member", "SEN"));
        var link = Forms.Shown(await answer.Content.ReadAsStringAsync(), "invitation-link");
        return (product.Browser(), new Uri(link).AbsolutePath);
    }
}
