using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Library;
using Exchange.Web.People;
using Exchange.Web.Tests.People;
using Ical.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Exchanges;

/// <summary>The life of an exchange through its pages, as a trainee, a focal point, a host and the secretariat see them.</summary>
public sealed class CallPagesTests(CallPeople people) : IClassFixture<CallPeople>
{
    private const string Payments = "exchanges/calls/trial-payments";

    [Fact]
    public async Task A_trainee_applies_is_nominated_and_selected_and_finds_agenda_and_contacts()
    {
        Assert.Contains("One gateway for all payments", await people.Anybody.GetStringAsync("/en/exchanges?show=open&block=B07"), StringComparison.Ordinal);
        var missing = await Apply(people.Trainee, "apply", ("member", "SEN"), ("institution", "Ministry of Finance"));
        var said = await missing.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.StatusCode);
        Assert.Contains("Say why you apply.", said, StringComparison.Ordinal);
        Assert.Contains("kept as a draft", said, StringComparison.Ordinal);

        // The draft is nobody's but the trainee's.
        Assert.Contains("Ministry of Finance", await people.Trainee.GetStringAsync($"/en/{Payments}/apply"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ministry of Finance", await people.FocalPoint.GetStringAsync("/en/exchanges/nominations"), StringComparison.Ordinal);

        var whole = await Apply(people.Trainee, "apply", ("member", "SEN"), ("institution", "Ministry of Finance"), ("position", "Head of payments"), ("motivation", "To learn"), ("use", "A pilot"), ("language", "fr"));
        Assert.Equal(HttpStatusCode.SeeOther, whole.StatusCode);
        var own = whole.Headers.Location!.ToString();
        var page = await people.Trainee.GetStringAsync(own);
        Assert.Contains("Your application is handed in", page, StringComparison.Ordinal);
        Assert.Contains("letter.txt", page, StringComparison.Ordinal);
        Assert.DoesNotContain("airport", page, StringComparison.Ordinal);
        var address = own[4..own.IndexOf('?', StringComparison.Ordinal)];

        Assert.Contains("Trial trainee", await people.FocalPoint.GetStringAsync("/en/exchanges/nominations"), StringComparison.Ordinal);
        await people.Move(people.FocalPoint, address, "nominate");
        var unreasoned = await people.Send(people.Secretariat, address, ("act", "select"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unreasoned.StatusCode);
        Assert.Contains("Give a reason", await unreasoned.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await people.Move(people.Secretariat, address, "select", ("reason", "Runs payments"));
        await people.Move(people.Secretariat, address, "place");

        page = await people.Trainee.GetStringAsync("/en/" + address);
        Assert.Contains("airport", page, StringComparison.Ordinal);
        Assert.Contains("Runs payments", page, StringComparison.Ordinal);
        var calendar = Calendar.Load(await people.Trainee.GetStringAsync($"/en/{address}/calendar.ics"))!;
        Assert.Equal(3, calendar.Events.Count);
        Assert.Contains(calendar.Events, e => e.Summary == "Visit to the payment centre" && e.Start!.IsUtc && e.Start.HasTime);
        var file = Regex.Match(page, "applications/[^\"/]+/files/[0-9a-f]{64}").Value;
        var letter = await people.Secretariat.GetAsync($"/en/{Payments}/{file}");
        Assert.Equal("attachment", letter.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(HttpStatusCode.NotFound, (await people.Stranger.GetAsync($"/en/{Payments}/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await people.Stranger.GetAsync("/en/" + address)).StatusCode);
        Assert.Contains("Gave a place", await people.Secretariat.GetStringAsync($"/en/{Payments}/applications"), StringComparison.Ordinal);
        Assert.Contains("Place confirmed", await people.Trainee.GetStringAsync("/en/exchanges/applications"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_makes_a_call_publishes_it_and_calls_it_off_with_a_reason_that_everybody_reads()
    {
        var wrong = await people.FocalPoint.Fill("/en/exchanges/calls/new", "exchanges/calls/new", ("title-en", "Registry"), ("block", "B03"), ("language", "fr"), ("agenda", "tomorrow"), ("places", "2"),
            ("mode", "visit"), ("track", "both"), ("starts", "2100-05-03"), ("ends", "2100-05-05"), ("apply-by", "2100-03-01"), ("nominate-by", "2100-03-10"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("2027-05-14 09:00-10:30", WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        var made = await people.FocalPoint.Fill("/en/exchanges/calls/new", "exchanges/calls/new", ("title-en", "Registry visit"), ("block", "B03"), ("language", "fr"), ("places", "2"),
            ("mode", "visit"), ("track", "both"), ("starts", "2100-05-03"), ("ends", "2100-05-05"), ("apply-by", "2100-03-01"), ("nominate-by", "2100-03-10"), ("agenda", "2100-05-03 09:00-10:30 Welcome"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        var call = Regex.Match(made.Headers.Location!.ToString(), "exchanges/calls/sen-b03-2100-05-[0-9a-f]{6}").Value;

        Assert.Equal(HttpStatusCode.NotFound, (await people.Anybody.GetAsync("/en/" + call)).StatusCode);
        await people.FocalPoint.Fill($"/en/{call}/applications", $"{call}/publish");
        Assert.Contains("Registry visit", await people.Anybody.GetStringAsync("/fr/" + call), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await people.Mali.GetAsync($"/en/{call}/edit")).StatusCode);
        var off = await people.FocalPoint.Fill($"/en/{call}/applications", $"{call}/cancel", ("reason", "The team moves house."));
        Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        Assert.Contains("The team moves house.", await people.Anybody.GetStringAsync("/en/" + call), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_narrows_by_every_facet_and_offers_a_way_on_where_nothing_is_found()
    {
        Assert.DoesNotContain("trial-payments\"", await people.Anybody.GetStringAsync("/en/exchanges?block=B03"), StringComparison.Ordinal);
        Assert.Contains("trial-payments\"", await people.Anybody.GetStringAsync("/en/exchanges?track=technical&mode=course&tongue=ar&view=calendar"), StringComparison.Ordinal);
        var none = await people.Anybody.GetStringAsync("/en/exchanges?mode=remote-advice");
        Assert.Contains("Nothing matches this choice", none, StringComparison.Ordinal);
        Assert.Contains("href=\"exchanges\"", none, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/calendar.ics")]
    [InlineData("/fr/exchanges/calendar.ics")]
    [InlineData("/ar/exchanges/calls/trial-payments/calendar.ics")]
    public async Task Calendars_are_read_by_a_calendar(string address)
    {
        var answer = await people.Anybody.GetAsync(address);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var calendar = Calendar.Load(await answer.Content.ReadAsStringAsync())!;
        var whole = calendar.Events.Single(e => e.Uid == "trial-payments@localhost");
        // Five days: the end is the first day that no longer belongs to it.
        Assert.Equal((false, 5), (whole.Start!.HasTime, (int)(whole.End!.Value - whole.Start.Value).TotalDays));
        Assert.Contains(calendar.Events, e => e.Uid == "trial-payments-apply@localhost");
    }

    [Fact]
    public async Task The_feed_is_well_formed_in_every_language()
    {
        foreach (var language in new[] { "en", "fr", "ar" })
        {
            var feed = XDocument.Parse(await people.Anybody.GetStringAsync($"/{language}/exchanges/feed.atom"));
            Assert.True(feed.Root!.Elements(XName.Get("entry", "http://www.w3.org/2005/Atom")).Count() >= 2);
        }
    }

    [Fact]
    public async Task The_path_leads_from_what_blocks_a_country_to_readings_and_says_when_nothing_is_known()
    {
        var sample = await people.Anybody.GetStringAsync("/en/exchanges/path?member=XSC");
        Assert.Contains("made up", sample, StringComparison.Ordinal);
        Assert.Matches("<option value=\"XSC\" selected", sample);
        Assert.Matches("<details class=\"card step\" open", sample);
        Assert.InRange(Regex.Count(sample.Split("</details>")[0], "class=\"card page-card\""), 1, 3);
        Assert.Contains("Nothing has been accepted yet", await people.Anybody.GetStringAsync("/en/exchanges/path?member=SEN"), StringComparison.Ordinal);
        // Whoever has a country need not choose it.
        Assert.Contains("Senegal", Regex.Match(await people.FocalPoint.GetStringAsync("/en/exchanges/path"), "<h1>.*?</h1>").Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_removed_account_leaves_no_learner_record_no_certificate_and_no_words_in_applications()
    {
        var (account, browser) = await people.Enrol("leaver@example.org", "Leaver");
        Assert.Equal(HttpStatusCode.SeeOther, (await Apply(browser, "apply", ("member", "MLI"), ("institution", "Gone ministry"), ("position", "Head"), ("motivation", "To learn"), ("use", "A pilot"), ("language", "fr"))).StatusCode);
        var grains = people.Product.Services.GetRequiredService<IGrainFactory>();
        var learner = grains.GetGrain<ILearnerGrain>(account.Id);
        var right = Library.Shipped.Library.Find("payment-gateway")!.English.Text.SelfCheck!.Questions.Select(q => q.Correct);
        var certificate = (await learner.Answer("1", account.Actor(), "payment-gateway", "en", [.. right]))!.Certificate!;
        var secretariat = new Actor("s9", "Secretariat", Role.Secretariat);

        Assert.Null(await grains.GetGrain<IRosterGrain>(0).Remove(secretariat, account.Id));

        Assert.Empty((await learner.Progress(account.Actor()))!.Attempts);
        Assert.Equal(HttpStatusCode.NotFound, (await people.Anybody.GetAsync($"/en/library/certificates/{certificate.Id}")).StatusCode);
        var left = (await grains.GetGrain<ICallGrain>("trial-payments").View(secretariat))!.Applications[account.Id];
        Assert.Equal(("", "", ""), (left.Name, left.Form.Institution, left.Form.Motivation));
    }

    private static async Task<HttpResponseMessage> Apply(HttpClient browser, string what, params (string Name, string Value)[] entries)
    {
        var page = await browser.GetStringAsync($"/en/{Payments}/apply");
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Forms.Hidden(Regex.Match(page, "<form[^>]*multipart.*?</form>", RegexOptions.Singleline).Value).Concat(entries).Append(("do", what)))
            form.Add(new StringContent(value), name);
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes("A letter of support."));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        form.Add(file, "file", "letter.txt");
        return await browser.PostAsync($"/en/{Payments}/apply", form);
    }
}

/// <summary>A product for trying out, with everybody who has to do with an exchange signed in.</summary>
public sealed class CallPeople : IAsyncLifetime
{
    public Product Product { get; } = new("Development");

    public HttpClient Anybody { get; private set; } = null!;

    public HttpClient Trainee { get; private set; } = null!;

    public HttpClient Stranger { get; private set; } = null!;

    public HttpClient FocalPoint { get; private set; } = null!;

    public HttpClient Mali { get; private set; } = null!;

    public HttpClient Secretariat { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Anybody = Product.Browser();
        (Trainee, FocalPoint, Secretariat) = (await Persona("trainee"), await Persona("focal-point"), await Persona("secretariat"));
        (_, Stranger) = await Enrol("stranger@example.org", "Stranger");
        (_, Mali) = await Enrol("mali@example.org", "Mali", "FocalPoint", "MLI");
        await Until.True(async () => (await Anybody.GetAsync("/en/exchanges/calls/trial-payments")).IsSuccessStatusCode);
    }

    public ValueTask DisposeAsync() => Product.DisposeAsync();

    /// <summary>Moves an application from its page, and fails if it was not done.</summary>
    public async Task Move(HttpClient browser, string address, string act, params (string Name, string Value)[] entries)
    {
        var answer = await Send(browser, address, [("act", act), .. entries]);
        Assert.True(answer.StatusCode == HttpStatusCode.SeeOther, $"{act}: {answer.StatusCode} {WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync())}");
    }

    public Task<HttpResponseMessage> Send(HttpClient browser, string address, params (string Name, string Value)[] entries) => browser.Fill("/en/" + address, address, entries);

    public async Task<(Account Account, HttpClient Browser)> Enrol(string email, string name, string role = "Trainee", string member = "")
    {
        var invited = await Secretariat.Fill("/en/people", "people/invitations", [("email", email), ("role", role), .. member.Length > 0 ? new[] { ("member", member) } : []]);
        var browser = Product.Browser();
        var page = await browser.GetAsync(new Uri(Forms.Shown(await invited.Content.ReadAsStringAsync(), "invitation-link")).AbsolutePath);
        if (page.Headers.Location is { } there)
            page = await browser.GetAsync(there);
        var html = await page.Content.ReadAsStringAsync();
        await browser.Send(html, Regex.Match(html, "action=\"([^\"]*people/invitation/[^\"]*)\"").Groups[1].Value, ("name", name), ("password", Product.Password));
        var id = Account.IdOf(email);
        return ((await Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(id).Find())!, browser);
    }

    private async Task<HttpClient> Persona(string name)
    {
        var browser = Product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-" + name));
        return browser;
    }
}
