using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Exchange.Web.Tests.Library;

namespace Exchange.Browser;

/// <summary>
/// Every attempt of the corpus through the fields of calls and applications and the names of files, sent as a form sends them and shown by the
/// real product to a real browser, on every page that shows them: nothing runs.
/// </summary>
public sealed partial class ExchangeScriptTests : IAsyncLifetime
{
    // Of its own: what is typed here would stand in everybody else's forms.
    private readonly Product _product = new();

    private const int ShortField = 195;
    private const int PerCall = 40;
    private const int Rounds = 8;
    private const int FilesEach = 5;

    private static readonly string[] Personas = ["trainee", "focal-point", "secretariat"];

    public ValueTask InitializeAsync() => _product.InitializeAsync();

    public ValueTask DisposeAsync() => _product.DisposeAsync();

    [Fact]
    public async Task Nothing_that_is_typed_into_a_form_or_names_a_file_runs_or_breaks_the_content_policy()
    {
        var browsers = new Dictionary<string, HttpClient>();
        foreach (var persona in Personas)
            browsers[persona] = await SignedIn(persona);
        var packed = new Queue<string>(Packed());
        var pages = new List<string> { "exchanges", "exchanges?view=calendar&month=2100-05", "exchanges/applications", "exchanges/nominations", "exchanges/hosting", "notices" };
        var names = 0;
        foreach (var payloads in Payloads.All.Chunk(PerCall))
        {
            var call = await Make(browsers["secretariat"], payloads, packed);
            pages.AddRange([call, call + "/applications", call + "/edit"]);
            foreach (var persona in Personas)
            {
                pages.Add(await Apply(browsers[persona], call, payloads, packed));
                names += FilesEach;
            }
        }
        Assert.True(Payloads.All.Count >= 300 && names >= 100);

        await using var window = await _product.Open();
        await window.Page.AddInitScriptAsync(Scripts.Count);
        await window.Page.GotoAsync("/en/people/sign-in");
        await window.Page.Locator("button[name=persona][value=persona-secretariat]").ClickAsync();
        foreach (var page in pages.Distinct())
            await window.RunNothing("/en/" + page);
        // Public pages as everybody sees them, and in the other languages, whose titles hold other attempts.
        await using var anybody = await _product.Open();
        await anybody.Page.AddInitScriptAsync(Scripts.Count);
        await anybody.RunNothing("/en/exchanges");
        await anybody.Page.GotoAsync("/fr/exchanges");
        Assert.Equal(0, await anybody.Page.EvaluateAsync<int>("() => window.ran"));
        Assert.Empty(anybody.Faults);
        foreach (var feed in new[] { "calendar.ics", "en/exchanges/feed.atom" })
            Assert.True((await browsers["trainee"].GetAsync(feed)).IsSuccessStatusCode, feed);
    }

    // All attempts, several to a field of one line: every field of one line takes the next of them.
    private static IEnumerable<string> Packed()
    {
        var line = new StringBuilder();
        foreach (var payload in Enumerable.Repeat(Payloads.All, Rounds).SelectMany(all => all).Select(Line).Where(l => l.Length > 0))
        {
            if (line.Length + payload.Length + 1 > ShortField)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(payload).Append(' ');
        }
    }

    private static async Task<string> Make(HttpClient browser, string[] payloads, Queue<string> packed)
    {
        var text = string.Join('\n', payloads);
        var agenda = string.Join('\n', payloads.Select((p, i) =>
            FormattableString.Invariant($"2100-05-03 {i / 4 + 8:00}:{i % 4 * 15:00}-{(i + 1) / 4 + 8:00}:{(i + 1) % 4 * 15:00} ") + Line(p)));
        var form = await Page(browser, "en/exchanges/calls/new", "exchanges/calls/new");
        var answer = await browser.PostAsync("en/exchanges/calls/new", new FormUrlEncodedContent(form.Where(f => f.Key is not ("host" or "season" or "match")).Concat(
        [
            new("host", "MAR"), new("block", "B07"), new("track", "both"), new("mode", "visit"), new("places", "3"), new("language", "fr"), new("title-en", packed.Dequeue()),
            new("title-fr", packed.Dequeue()), new("title-ar", packed.Dequeue()), new("about", Cut(text, 5_900)), new("criteria", Cut(text, 5_900)), new("contacts", Cut(text, 5_900)),
            new("where", packed.Dequeue()), new("agenda", agenda), new("starts", "2100-05-03"), new("ends", "2100-05-05"), new("apply-by", "2100-03-01"), new("nominate-by", "2100-03-10"),
        ])));
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, WebUtility.HtmlDecode(Summary(await answer.Content.ReadAsStringAsync())));
        var call = CallAddress().Match(answer.Headers.Location!.ToString()).Value;
        var publish = await Page(browser, $"en/{call}/applications", call + "/publish");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PostAsync($"en/{call}/publish", new FormUrlEncodedContent(publish))).StatusCode);
        return call;
    }

    private static async Task<string> Apply(HttpClient browser, string call, string[] payloads, Queue<string> packed)
    {
        var fields = await Page(browser, $"en/{call}/apply", call + "/apply");
        using var form = new MultipartFormDataContent();
        var text = Cut(string.Join('\n', payloads), 3_900);
        foreach (var (name, value) in fields.Concat([new("member", "SEN"), new("institution", packed.Dequeue()), new("position", packed.Dequeue()), new("motivation", text), new("use", text), new("language", "fr"), new("named", "yes"), new("do", "apply")]))
            form.Add(new StringContent(value), name);
        for (var i = 0; i < FilesEach; i++)
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes("A letter."));
            // As a browser writes a name with quotation marks into the header; a path before it is dropped by the product.
            var name = new string([.. packed.Dequeue().Where(c => c is >= ' ' and <= '~' and not ('/' or '\\'))]).Replace("\"", "%22", StringComparison.Ordinal);
            content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{Cut(name, 180)}{i}.txt\"");
            form.Add(content);
        }
        var answer = await browser.PostAsync($"en/{call}/apply", form);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, WebUtility.HtmlDecode(Summary(await answer.Content.ReadAsStringAsync())));
        return answer.Headers.Location!.ToString().Split('?')[0]["/en/".Length..];
    }

    private async Task<HttpClient> SignedIn(string persona)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _product.Address };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var form = await Page(browser, "en/people/sign-in", "people/sign-in/persona");
        await browser.PostAsync("en/people/sign-in/persona", new FormUrlEncodedContent(form.Append(new("persona", "persona-" + persona))));
        return browser;
    }

    // What the page's form carries in hidden fields.
    private static async Task<List<KeyValuePair<string, string>>> Page(HttpClient browser, string address, string action)
    {
        var html = await browser.GetStringAsync(address);
        var form = Regex.Match(html, $"<form[^>]*action=\"{Regex.Escape(action)}\".*?</form>", RegexOptions.Singleline);
        Assert.True(form.Success, $"No form for {action} at {address}");
        return [.. Hidden().Matches(form.Value).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value)))];
    }

    private static string Summary(string html) => Regex.Match(html, "error-summary.*?</div>", RegexOptions.Singleline).Value is { Length: > 0 } said ? said : html[..Math.Min(html.Length, 400)];

    private static string Line(string text) => Cut(new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Trim(), ShortField);

    private static string Cut(string text, int longest) => text.Length > longest ? text[..longest] : text;

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("exchanges/calls/[a-z0-9-]+")]
    private static partial Regex CallAddress();
}
