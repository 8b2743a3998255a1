using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.People;
using Exchange.Web.People;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.People;

/// <summary>People of a product as the tests need them: invited, accepted and signed in.</summary>
internal static class Offices
{
    public const string Secretary = "secretariat@example.org";

    /// <summary>
    /// When a clock that a test moves by hours begins: a silo whose start, which the system's clock says, lies an hour behind that clock
    /// takes itself for one that is dead.
    /// </summary>
    public static readonly DateTimeOffset Past = new(2021, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A browser in which the first account of the secretariat is signed in.</summary>
    public static async Task<HttpClient> SecretaryAtDesk(this Product product)
    {
        await product.Secretariat(Secretary);
        var browser = product.Browser();
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.SignIn(Secretary)).StatusCode);
        return browser;
    }

    /// <summary>A browser in which somebody is signed in who accepted an invitation by the actor.</summary>
    public static async Task<HttpClient> Invited(this Product product, string email, Role role, string? member, Actor? by = null)
    {
        var (id, secret) = (Secret.NewId(), Secret.New());
        Assert.Null(await product.Grains().GetGrain<IRosterGrain>(0).Invite(
            by ?? new("s", "Secretariat", Role.Secretariat), new(id, Secret.Hash(secret), email, role, member, "s", DateTimeOffset.MaxValue)));
        var browser = product.Browser();
        var link = $"/en/people/invitation/{id}.{secret}";
        var accepted = await browser.Send(await browser.GetStringAsync(link), link[4..], ("name", email.Split('@')[0]), ("password", Product.Password));
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        return browser;
    }

    public static IGrainFactory Grains(this Product product) => product.Services.GetRequiredService<IGrainFactory>();

    public static async Task<Account> Account(this Product product, string email) =>
        (await product.Grains().GetGrain<IAccountGrain>(Web.People.Account.IdOf(email)).Find())!;

    public static async Task<bool> IsSignedIn(this HttpClient browser) => (await browser.GetAsync("/en/people/me")).StatusCode == HttpStatusCode.OK;

    public static IReadOnlyList<string> Errors(string html) =>
        [.. Regex.Matches(html, "<p class=\"error\"[^>]*>(.+?)</p>").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))];
}
