using System.Net;
using System.Text.RegularExpressions;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Recommendations;

namespace Exchange.Web.Tests.Submissions;

/// <summary>A round for trying out and its people, as browsers without script would use them.</summary>
public abstract class Desks : IAsyncLifetime
{
    private readonly TrialPeople? _own;
    private readonly TrialPeople _people;
    private string _round = "trial";

    /// <summary>With a product of its own, for tests whose figures are accepted: those stand beside what others report.</summary>
    protected Desks() => _own = _people = new();

    /// <summary>With a round of its own in a product that several tests use.</summary>
    protected Desks(TrialPeople people) => _people = people;

    protected string Base => $"submit/{_round}/SEN";

    protected string Coverage => Base + "/coverage";

    protected string Review => $"review/{_round}/SEN";

    protected Product Product => _people.Product;

    protected HttpClient FocalPoint => _people.FocalPoint;

    protected HttpClient Secretariat => _people.Secretariat;

    public async ValueTask InitializeAsync()
    {
        if (_own is not null)
            await _own.InitializeAsync();
        else
            _round = await _people.NewRound();
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
            await _own.DisposeAsync();
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
    protected async Task<HttpResponseMessage> SendFile(HttpClient browser, string name, byte[] content, params (string, string)[] more)
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
}
