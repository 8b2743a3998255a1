using System.Net;
using System.Text.RegularExpressions;
using Exchange.Web.Tests.People;

namespace Exchange.Web.Tests.Submissions;

/// <summary>The product with the trial round and its people, as browsers without script would use it.</summary>
public abstract class Desks : IAsyncLifetime
{
    protected const string Base = "submit/trial/SEN";
    protected const string Coverage = Base + "/coverage";
    protected const string Review = "review/trial/SEN";

    protected Product Product { get; } = new("Development");

    protected HttpClient FocalPoint { get; private set; } = null!;

    protected HttpClient Secretariat { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        FocalPoint = await Persona("persona-focal-point");
        Secretariat = await Persona("persona-secretariat");
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Enters a figure that is documented and commented on, with whatever else is typed.</summary>
    protected Task<HttpResponseMessage> Save(string value, params (string, string)[] more) => FocalPoint.Fill(
        "/en/" + Coverage, Coverage, [("year-0", "2024"), ("value-0", value), ("source-0", "Household survey"), ("note-0", "Checked"), .. more]);

    protected Task<HttpResponseMessage> HandIn() => FocalPoint.Fill($"/en/{Base}/check", Base + "/check");

    /// <summary>The line of a page that speaks of the coverage figure of 2024.</summary>
    protected static string Line(string page) =>
        Regex.Match(page, "name=\"cell-(\\d+)\" value=\"per_sa_allsa.cov_pop_tot\\|total\\|2024\"").Groups[1].Value;

    protected static async Task<string> Text(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    protected static async Task<string> Page(HttpClient browser, string address) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync("/en/" + address, TestContext.Current.CancellationToken));

    /// <summary>Somebody new, invited by the secretariat and signed in.</summary>
    protected async Task<HttpClient> Invite(string email, string role, string member)
    {
        var answer = await Secretariat.Fill("/en/people", "people/invitations", ("email", email), ("role", role), ("member", member));
        return await Enrol(Forms.Shown(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "invitation-link"));
    }

    /// <summary>Makes the account behind an invitation's link.</summary>
    protected async Task<HttpClient> Enrol(string link)
    {
        var address = new Uri(link).AbsolutePath;
        var browser = Product.Browser();
        var page = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        if (page.Headers.Location is { } there)
            page = await browser.GetAsync(there, TestContext.Current.CancellationToken);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var action = Regex.Match(html, "action=\"([^\"]*people/invitation/[^\"]*)\"").Groups[1].Value;
        var made = await browser.Send(html, action, ("name", "Somebody new"), ("password", Product.Password));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        return browser;
    }

    /// <summary>Posts the cells page with a file for its first line.</summary>
    protected static async Task<HttpResponseMessage> SendFile(HttpClient browser, string name, byte[] content, params (string, string)[] more)
    {
        var html = await browser.GetStringAsync("/en/" + Coverage, TestContext.Current.CancellationToken);
        using var form = new MultipartFormDataContent();
        var hidden = Forms.Hidden(Regex.Match(html, $"<form[^>]*action=\"{Coverage}\".*?</form>", RegexOptions.Singleline).Value);
        foreach (var (field, value) in hidden.Concat([("year-0", "2024"), ("value-0", "24.1"), ("source-0", "Household survey"), ("note-0", "Checked"), .. more]))
            form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(content), "file-0", name);
        return await browser.PostAsync("/en/" + Coverage, form, TestContext.Current.CancellationToken);
    }

    protected static int Count(string page, string text) => Regex.Count(page, Regex.Escape(text), RegexOptions.CultureInvariant);

    private async Task<HttpClient> Persona(string persona)
    {
        var browser = Product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", persona));
        return browser;
    }
}
