using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.People;
using Exchange.Web.People;
using Microsoft.Extensions.Time.Testing;

namespace Exchange.Web.Tests.People;

public sealed class OwnAccountTests
{
    private const string Focal = "focal@example.org";
    private const string Another = "kettle violet marsh 9 lanterns";

    [Fact]
    public async Task A_new_password_needs_the_present_one_and_signs_out_every_other_browser()
    {
        await using var product = new Product();
        await product.Secretariat();
        var focal = await product.Invited(Focal, Role.FocalPoint, "SEN");
        var other = product.Browser();
        await other.SignIn(Focal);
        Assert.Contains("not your present password", await Refused(focal, ("present", "something else entirely"), ("password", Another)));
        Assert.Contains("among the first", await Refused(focal, ("present", Product.Password), ("password", "P@ssw0rd1234")));
        Assert.Contains("others know about you", await Refused(focal, ("present", Product.Password), ("password", "السنغال-focal")));
        Assert.True(await other.IsSignedIn());

        var changed = await focal.Fill("/en/people/me", "people/me/password", ("present", Product.Password), ("password", Another));
        Assert.Equal("/en/people/me?done=password", changed.Headers.Location?.ToString());
        Assert.True(await focal.IsSignedIn());
        Assert.False(await other.IsSignedIn());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await product.Browser().SignIn(Focal)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await product.Browser().SignIn(Focal, Another)).StatusCode);
    }

    [Fact]
    public async Task A_name_is_changed_everywhere_at_once()
    {
        await using var product = new Product();
        var secretary = await product.SecretaryAtDesk();
        var deputy = await product.Invited("deputy@example.org", Role.Deputy, "SEN");
        await deputy.Fill("/en/people/me", "people/me", ("name", "Aïssata <Ba>"));
        Assert.Contains("A&#xEF;ssata &lt;Ba&gt;", (await deputy.GetStringAsync("/en/people/me")).Replace("ï", "&#xEF;", StringComparison.Ordinal));
        Assert.Contains("ssata &lt;Ba&gt;", await secretary.GetStringAsync("/en/people"));
        Assert.True(await deputy.IsSignedIn());
    }

    [Fact]
    public async Task Sessions_are_listed_with_browser_and_time_and_end_one_by_one_or_all_but_this()
    {
        var time = new FakeTimeProvider(Offices.Past);
        await using var product = new Product(time: time);
        var desk = await product.SecretaryAtDesk();
        var telephone = await SignedIn(product, "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");
        var library = await SignedIn(product, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0");
        time.Advance(TimeSpan.FromHours(2));
        Assert.True(await telephone.IsSignedIn());

        var page = await desk.GetStringAsync("/en/people/me");
        Assert.Contains("Firefox · Android", page);
        Assert.Contains("Edge · Windows", page);
        Assert.Contains("1 March 2021, 14:00 UTC", page);
        var telephones = Regex.Match(page, "action=\"(people/me/sessions/[0-9a-f]+/end)\"").Groups[1].Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await desk.Send(page, telephones)).StatusCode);
        Assert.False(await telephone.IsSignedIn());
        Assert.True(await library.IsSignedIn());

        Assert.Equal(HttpStatusCode.SeeOther, (await desk.Send(await desk.GetStringAsync("/en/people/me"), "people/me/sessions/others/end")).StatusCode);
        Assert.False(await library.IsSignedIn());
        Assert.True(await desk.IsSignedIn());
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_not_only_the_cookie()
    {
        await using var product = new Product();
        await product.Secretariat();
        var signedIn = await product.Browser().SignIn(Offices.Secretary);
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("exchange-session=", StringComparison.Ordinal)).Split(';')[0];
        var copy = product.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        copy.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.True(await copy.IsSignedIn());
        await product.Grains().GetGrain<IAccountGrain>(Account.IdOf(Offices.Secretary)).End((await product.Account(Offices.Secretary)).Sessions[0].Id);
        Assert.False(await copy.IsSignedIn());
    }

    [Fact]
    public async Task A_made_up_person_and_an_api_token_have_no_account_to_change()
    {
        await using var trial = new Product("Development");
        var persona = trial.Browser();
        await persona.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-focal-point"));
        var answer = await persona.Fill("/en/people/me", "people/me", ("name", "Somebody"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("made-up person", await answer.Content.ReadAsStringAsync());

        await using var product = new Product();
        Assert.Equal(HttpStatusCode.Forbidden, (await (await product.Secretariat()).GetAsync("/en/people/me")).StatusCode);
    }

    private static async Task<HttpClient> SignedIn(Product product, string userAgent)
    {
        var browser = product.Browser();
        browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        await browser.SignIn(Offices.Secretary);
        return browser;
    }

    private static async Task<string> Refused(HttpClient browser, params (string, string)[] entries)
    {
        var answer = await browser.Fill("/en/people/me", "people/me/password", entries);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        return Assert.Single(Offices.Errors(await answer.Content.ReadAsStringAsync()));
    }
}
