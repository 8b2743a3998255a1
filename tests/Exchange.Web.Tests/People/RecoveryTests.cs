using System.Net;
using Exchange.Model.People;
using Exchange.Web.People;
using Microsoft.Extensions.Time.Testing;

namespace Exchange.Web.Tests.People;

public sealed class RecoveryTests
{
    private const string Focal = "focal@example.org";
    private const string Deputy = "deputy@example.org";
    private const string Another = "kettle violet marsh 9 lanterns";

    [Fact]
    public async Task A_recovery_link_sets_a_password_once_ends_every_session_and_keeps_what_was_done()
    {
        await using var product = new Product();
        var secretary = await product.SecretaryAtDesk();
        var focal = await product.Invited(Focal, Role.FocalPoint, "SEN");
        var before = await product.Account(Focal);
        var link = await Offer(secretary, Focal);
        Assert.DoesNotContain(link.Split('.')[^1], Stored.Text(product));

        var anybody = product.Browser();
        var page = await anybody.GetStringAsync(link);
        var tooShort = await (await anybody.Send(page, link[1..], ("password", "short"))).Content.ReadAsStringAsync();
        Assert.Contains("at least 12 characters", Assert.Single(Offices.Errors(tooShort)));
        Assert.True(await focal.IsSignedIn());
        var recovered = await anybody.Send(page, link[1..], ("password", Another));
        Assert.Equal("/en/people/me?done=recovered", recovered.Headers.Location?.ToString());

        Assert.True(await anybody.IsSignedIn());
        Assert.False(await focal.IsSignedIn());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await product.Browser().SignIn(Focal)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await product.Browser().SignIn(Focal, Another)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await product.Browser().GetAsync(link)).StatusCode);
        var after = await product.Account(Focal);
        Assert.Equal((before.Id, before.Made, before.Role, before.Member), (after.Id, after.Made, after.Role, after.Member));
        Assert.Equal([AccountEventKind.Made, AccountEventKind.RecoveryOffered, AccountEventKind.Recovered], after.Events.Select(e => e.Kind));
        Assert.Equal("Secretariat", after.Events[^1].By);
    }

    [Fact]
    public async Task Recovering_an_account_revokes_the_tokens_it_issued_and_no_others_and_says_so()
    {
        var time = new FakeTimeProvider(Offices.Past);
        await using var product = new Product(time: time);
        var secretary = await product.SecretaryAtDesk();
        var focal = await product.Invited(Focal, Role.FocalPoint, "SEN");
        var (lost, kept) = (await Token(product, focal, "SEN"), await Token(product, secretary, "secretariat"));
        var link = await Offer(secretary, Focal);

        var anybody = product.Browser();
        var page = await anybody.GetStringAsync(link);
        Assert.Contains("the API tokens issued with it are revoked", page);
        var recovered = await anybody.Send(page, link[1..], ("password", Another));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.Unauthorized, (await lost.GetAsync("/api/v1/tokens")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await kept.GetAsync("/api/v1/tokens")).StatusCode);
        Assert.Contains("No API token is in force.", await anybody.GetStringAsync("/en/people/tokens"));
        var account = await anybody.GetStringAsync(recovered.Headers.Location!);
        Assert.Contains("issue new API tokens", account);
        Assert.Contains("all API tokens revoked", account);
    }

    [Fact]
    public async Task A_recovery_link_works_for_a_day_and_only_the_last_one_made()
    {
        var time = new FakeTimeProvider(Offices.Past);
        await using var product = new Product(time: time);
        var secretary = await product.SecretaryAtDesk();
        await product.Invited(Focal, Role.FocalPoint, "SEN");
        var first = await Offer(secretary, Focal);
        var second = await Offer(secretary, Focal);
        Assert.Equal(HttpStatusCode.Gone, (await product.Browser().GetAsync(first)).StatusCode);
        time.Advance(TimeSpan.FromHours(7));
        Assert.Equal(HttpStatusCode.OK, (await product.Browser().GetAsync(second)).StatusCode);
        time.Advance(TimeSpan.FromHours(17));
        Assert.Equal(HttpStatusCode.Gone, (await product.Browser().GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task A_focal_point_lets_back_in_the_deputies_of_its_own_member_and_nobody_else()
    {
        await using var product = new Product();
        await product.SecretaryAtDesk();
        var focal = await product.Invited(Focal, Role.FocalPoint, "SEN");
        var actor = (await product.Account(Focal)).Actor();
        await product.Invited(Deputy, Role.Deputy, "SEN", actor);
        await product.Invited("other@example.org", Role.Deputy, "MLI");

        var page = await focal.GetStringAsync("/en/people");
        Assert.Contains(Deputy, page);
        Assert.DoesNotContain("other@example.org", page);
        Assert.DoesNotContain("/remove", page);
        Assert.StartsWith("/people/recovery/", await Offer(focal, Deputy), StringComparison.Ordinal);

        var roster = product.Grains().GetGrain<IRosterGrain>(0);
        var recovery = new Recovery("00", "x", DateTimeOffset.MaxValue);
        Assert.Equal(AccountFault.NotYours, await roster.Recover(actor, Account.IdOf("other@example.org"), recovery));
        Assert.Equal(AccountFault.NotYours, await roster.Recover(actor, Account.IdOf(Offices.Secretary), recovery));
        Assert.Equal(AccountFault.NotYours, await roster.Recover(actor, Account.IdOf(Focal), recovery));
        Assert.Equal(AccountFault.NotYours, await roster.Recover((await product.Account(Deputy)).Actor(), Account.IdOf(Deputy), recovery));
        Assert.Equal(AccountFault.OwnAccount, await roster.Recover((await product.Account(Offices.Secretary)).Actor(), Account.IdOf(Offices.Secretary), recovery));
    }

    private static async Task<HttpClient> Token(Product product, HttpClient browser, string scope)
    {
        var made = await browser.Fill("/en/people/tokens", "people/tokens", ("name", "Ministry’s system"), ("scope", scope), ("days", "30"));
        var machine = product.CreateClient();
        machine.DefaultRequestHeaders.Authorization = new("Bearer", Forms.Shown(await made.Content.ReadAsStringAsync(), "token-text"));
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/api/v1/tokens")).StatusCode);
        return machine;
    }

    private static async Task<string> Offer(HttpClient browser, string email)
    {
        var answer = await browser.Send(await browser.GetStringAsync("/en/people"), $"people/accounts/{Account.IdOf(email)}/recovery");
        return new Uri(Forms.Shown(await answer.Content.ReadAsStringAsync(), "recovery-link")).AbsolutePath;
    }
}
