using System.Net;
using Exchange.Web.Integration;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Submissions;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Integration;

/// <summary>The inventory from the first institution to the public level, as browsers without script would use its pages.</summary>
public sealed class InventoryPagesTests : Desks
{
    private const string Inventory = "inventory/SEN";

    [Fact]
    public async Task A_small_inventory_is_entered_sent_back_mended_accepted_and_gives_a_level()
    {
        await Enter();
        Assert.Contains("needed, missing", await Page(FocalPoint, Inventory + "/connections"), StringComparison.Ordinal);
        var check = await Page(FocalPoint, Inventory + "/check");
        Assert.Contains("Nothing is left to mend.", check, StringComparison.Ordinal);
        Assert.Contains("Not assessed", await Page(Product.Browser(), "members/SEN/level"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await FocalPoint.Fill($"/en/{Inventory}/check", Inventory + "/check")).StatusCode);
        Assert.Contains("handed in", await Page(FocalPoint, Inventory), StringComparison.Ordinal);

        var review = await Page(Secretariat, Inventory + "/review");
        Assert.Contains("Family cash and Civil registry", review, StringComparison.Ordinal);
        var line = Line(review, "programme:family-cash");
        await Secretariat.Fill($"/en/{Inventory}/review", Inventory + "/review", ("decision", "return"), ("why-" + line, "Which year?"));
        Assert.Contains("Which year?", await Page(FocalPoint, Inventory), StringComparison.Ordinal);
        await Programme("family-cash", "Family cash", "1300", Inventory + "/programmes/family-cash");
        await FocalPoint.Fill($"/en/{Inventory}/check", Inventory + "/check");
        Assert.Contains("Was sent back: Which year?", await Page(Secretariat, Inventory + "/review"), StringComparison.Ordinal);
        await Secretariat.Fill($"/en/{Inventory}/review", Inventory + "/review", ("decision", "accept"));

        var level = await Page(Product.Browser(), "members/SEN/level");
        Assert.Contains("Level 1 · Low interoperability", level, StringComparison.Ordinal);
        Assert.Contains("What blocks level 2", level, StringComparison.Ordinal);
        Assert.DoesNotContain("score:", level, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("1 of 2 declared needs have a live link", await Page(Product.Browser(), "members/SEN/inventory"), StringComparison.Ordinal);

        var supposed = await Page(Product.Browser(), "members/SEN/level?when=criterion:B06.1a&when=criterion:B06.2a&when=criterion:B06.2b&when=cross-check:family-cash/pension");
        Assert.Contains("was not known, is passed", supposed, StringComparison.Ordinal);
        Assert.DoesNotContain("If so", await Page(Product.Browser(), "members/SEN/level"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_stays_as_typed_with_a_sentence_and_a_stale_tab_loses_nothing()
    {
        await Organisation("Ministry");
        var stale = await Page(FocalPoint, Inventory + "/programmes/new");
        var saved = await Programme(null, "Family cash", "about 600");
        Assert.Equal($"/en/{Inventory}/programmes/family-cash?saved=true", saved.Headers.Location!.OriginalString);
        var page = await Page(FocalPoint, Inventory + "/programmes/family-cash?saved=true");
        Assert.Contains("value=\"about 600\"", page, StringComparison.Ordinal);
        Assert.Contains("“about 600” is not a whole number", page, StringComparison.Ordinal);

        var answer = await FocalPoint.Send(stale, Inventory + "/programmes/new", ("name_en-0", "Second programme"), ("organisation-0", "ministry"));
        var again = await Text(answer);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("value=\"Second programme\"", again, StringComparison.Ordinal);
        Assert.Contains("Somebody changed the inventory", again, StringComparison.Ordinal);

        var refused = await FocalPoint.Fill($"/en/{Inventory}/check", Inventory + "/check");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Programme “Family cash” · People who benefit directly", await Text(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_what_is_being_entered_and_a_colleague_enters_the_part_given()
    {
        await Enter();
        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        string[] closed = ["", "/programmes", "/programmes/family-cash", "/connections/family-cash/civil-registry", "/blocks/B06", "/check", "/people", "/level", "/review"];
        foreach (var address in closed)
        {
            Assert.Contains((await mali.GetAsync($"/en/{Inventory}{address}", TestContext.Current.CancellationToken)).StatusCode, new[] { HttpStatusCode.Forbidden, HttpStatusCode.Found });
            Assert.DoesNotContain("Family cash", await Text(await mali.GetAsync($"/en/{Inventory}{address}", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }

        var answer = await FocalPoint.Fill($"/en/{Inventory}/people", Inventory + "/people", ("email", "colleague@example.org"), ("part", "datasets"));
        var colleague = await Enrol(Forms.Shown(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "invitation-link"));
        Assert.Contains("Civil registry", await Page(colleague, Inventory + "/datasets"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.GetAsync($"/en/{Inventory}/programmes", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Dataset(colleague, "Tax file", "tax")).StatusCode);
        Assert.Contains("Tax file", await Page(FocalPoint, Inventory + "/datasets"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_speaks_three_languages_and_the_sample_country_is_marked_on_each_of_its_own()
    {
        await Enter();
        string[] own = ["", "/organisations", "/programmes", "/datasets", "/connections", "/connections/lists", "/connections/family-cash/civil-registry",
            "/connections/cross-checks/family-cash", "/blocks", "/blocks/B06", "/programmes/new", "/programmes/family-cash", "/programmes/family-cash/delivery", "/check", "/people", "/level"];
        (string Language, string Sample)[] languages = [("en", "Sample country: made up"), ("fr", "Pays exemple : inventé"), ("ar", "بلد نموذجي: مُتخيَّل")];
        foreach (var (language, sample) in languages)
        {
            foreach (var address in own)
                Assert.Equal(HttpStatusCode.OK, (await FocalPoint.GetAsync($"/{language}/{Inventory}{address}", TestContext.Current.CancellationToken)).StatusCode);
            foreach (var address in new[] { "level", "inventory", "inventory/blocks/B06" })
            {
                var page = WebUtility.HtmlDecode(await Product.Browser().GetStringAsync($"/{language}/members/XSC/{address}", TestContext.Current.CancellationToken));
                Assert.Contains(sample, page.Replace('\u00a0', ' '), StringComparison.Ordinal);
            }
        }
        Assert.DoesNotContain("XSC", await Page(Product.Browser(), "members"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Product.Browser().GetAsync("/en/members/XSC", TestContext.Current.CancellationToken)).StatusCode);
        var feed = Product.Services.GetRequiredService<InventoryFeed>();
        Assert.DoesNotContain("XSC", (await feed.Fresh()).Progress.Keys);
    }

    [Fact]
    public async Task Another_country_verifies_what_it_is_asked_and_the_entry_is_peer_verified()
    {
        await Enter();
        await FocalPoint.Fill($"/en/{Inventory}/check", Inventory + "/check");
        await Secretariat.Fill($"/en/{Inventory}/review", Inventory + "/review", ("decision", "accept"));
        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        await FocalPoint.Fill($"/en/{Inventory}/verification", Inventory + "/verification", ("entry", "link:family-cash/civil-registry"), ("member", "MLI"));

        Assert.Contains("Senegal", await Page(mali, "inventory/verify"), StringComparison.Ordinal);
        var asked = await Page(mali, "inventory/verify/SEN");
        Assert.Contains("A query service", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("1\u202f200", asked, StringComparison.Ordinal);
        var silent = await mali.Fill("/en/inventory/verify/SEN", "inventory/verify/SEN", ("answer", "deny"));
        Assert.Equal(HttpStatusCode.Conflict, silent.StatusCode);
        await mali.Fill("/en/inventory/verify/SEN", "inventory/verify/SEN", ("answer", "confirm"));

        Assert.Contains("Verified by a peer", await Page(Product.Browser(), "members/SEN/inventory"), StringComparison.Ordinal);
        Assert.Contains("confirmed by", await Page(FocalPoint, Inventory + "/verification"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_proves_an_answer_is_given_to_its_own_people_and_named_to_everybody()
    {
        const string Block = Inventory + "/blocks/B06";
        var html = await FocalPoint.GetStringAsync("/en/" + Block, TestContext.Current.CancellationToken);
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Forms.Hidden(html[html.IndexOf("<form method=\"post\" action=\"" + Block, StringComparison.Ordinal)..]).Append(("met-0", "yes")))
            form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent("%PDF-1.7\n%%EOF"u8.ToArray()), "file-0", "agreement.pdf");
        Assert.Equal(HttpStatusCode.Found, (await FocalPoint.PostAsync("/en/" + Block, form, TestContext.Current.CancellationToken)).StatusCode);
        await FocalPoint.Fill($"/en/{Inventory}/check", Inventory + "/check");
        await Secretariat.Fill($"/en/{Inventory}/review", Inventory + "/review", ("decision", "accept"));

        var file = System.Text.RegularExpressions.Regex.Match(await Page(FocalPoint, Block), "inventory/SEN/files/[0-9a-f]{64}").Value;
        Assert.StartsWith("%PDF", await FocalPoint.GetStringAsync("/en/" + file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var open = await Page(Product.Browser(), "members/SEN/inventory/blocks/B06");
        Assert.Contains("agreement.pdf", open, StringComparison.Ordinal);
        Assert.DoesNotContain("/files/", open, StringComparison.Ordinal);
        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync("/en/" + file, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Published_birth_registration_fills_in_its_question_and_counts_for_nothing_until_it_is_confirmed()
    {
        const string Block = Inventory + "/blocks/B02";
        var grain = Product.Services.GetRequiredService<IGrainFactory>().Inventory("SEN");
        var page = await Page(FocalPoint, Block);
        Assert.Matches("Published birth registration: [0-9.]+ % of children under five", page.Replace('\u00a0', ' ').Replace('\u202f', ' '));
        Assert.Matches("id=\"met-2-(yes|no)\" name=\"met-2\" value=\"(yes|no)\" checked", page);
        Assert.Empty((await grain.View(new("s", "Secretariat", Model.People.Role.Secretariat)))!.Record.Entries);

        await FocalPoint.Fill("/en/" + Block, Block, ("met-2", "no"), ("evidence-2", "Census"));
        Assert.Equal("no", (await grain.View(new("s", "Secretariat", Model.People.Role.Secretariat)))!.Record.Entries["criterion:B02.2b"]["met"]);
        Assert.Contains("value=\"Census\"", await Page(FocalPoint, Block), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remarks_on_an_entry_are_read_and_answered_by_its_people_and_by_nobody_else()
    {
        await Enter();
        const string Link = "link:family-cash/civil-registry";
        Assert.Contains("remarks?entry=link%3Afamily-cash%2Fcivil-registry", await Page(FocalPoint, Inventory + "/connections/family-cash/civil-registry"), StringComparison.Ordinal);
        var page = Inventory + "/remarks?entry=" + Uri.EscapeDataString(Link);
        var said = await Secretariat.Fill("/en/" + page, Inventory + "/remarks", ("text", "Which law lets them share?"));
        Assert.Equal(HttpStatusCode.Found, said.StatusCode);
        await FocalPoint.Fill("/en/" + page, Inventory + "/remarks", ("text", "Decree 12, article 4."));
        var empty = await FocalPoint.Fill("/en/" + page, Inventory + "/remarks", ("text", " "));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var remarks = await Page(Secretariat, Inventory + "/remarks");
        Assert.All(["Which law lets them share?", "Decree 12, article 4."], text => Assert.Contains(text, remarks, StringComparison.Ordinal));
        await FocalPoint.Fill($"/en/{Inventory}/check", Inventory + "/check");
        Assert.Contains("Decree 12, article 4.", await Page(Secretariat, Inventory + "/review"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await FocalPoint.GetAsync($"/en/{Inventory}/remarks?entry=link%3Ano%2Fno", TestContext.Current.CancellationToken)).StatusCode);
        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync($"/en/{page}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_review_of_hundreds_of_entries_is_decided_in_one_form()
    {
        await Organisation("Ministry");
        var grain = Product.Services.GetRequiredService<IGrainFactory>().Inventory("SEN");
        var actor = new Model.People.Actor("persona-focal-point", "Focal point", Model.People.Role.FocalPoint, "SEN");
        var put = await grain.Put(new("many", actor, Model.Submissions.Channel.Api),
        [
            .. Enumerable.Range(0, 600).Select(i => Model.Integration.Entries.Entry.Of(
                new(Model.Integration.Entries.EntryKind.Dataset, $"d{i}"), ("name_en", $"Dataset {i}"), ("owner", "ministry"), ("kind", "civil"), ("format", "file"))),
        ], null);
        await grain.HandIn(new("in", actor, Model.Submissions.Channel.Api), put.Revision);

        var answer = await Secretariat.Fill($"/en/{Inventory}/review", Inventory + "/review", [("decision", "accept"), .. Enumerable.Range(0, 601).Select(i => ($"why-{i}", ""))]);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal(601, (await grain.Accepted())!.Entries.Length);
    }

    private async Task Enter()
    {
        await Organisation("Ministry");
        await Programme(null, "Family cash", "1200");
        await Programme(null, "Pension", "400");
        await Dataset(FocalPoint, "Civil registry", "civil");
        await Connection("family-cash", ("purpose-0", "eligibility-check"), ("tool-1", "query"), ("legal_basis-1", "yes"), ("last_verified-1", Today));
        await Connection("pension", ("purpose-0", "exit"));
    }

    private static string Today => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Task<HttpResponseMessage> Organisation(string name) => FocalPoint.Fill($"/en/{Inventory}/organisations/new", Inventory + "/organisations/new", ("name_en-0", name));

    private Task<HttpResponseMessage> Programme(string? id, string name, string beneficiaries, string? address = null) => FocalPoint.Fill(
        $"/en/{address ?? Inventory + "/programmes/new"}", address ?? Inventory + "/programmes/new",
        ("name_en-0", name), ("organisation-0", "ministry"), ("type-0", "unconditional-cash"), ("beneficiaries-0", beneficiaries), ("digital_mis-0", id is null ? "no" : "yes"));

    private static Task<HttpResponseMessage> Dataset(HttpClient browser, string name, string kind) => browser.Fill(
        $"/en/{Inventory}/datasets/new", Inventory + "/datasets/new", ("name_en-0", name), ("owner-0", "ministry"), ("kind-0", kind), ("format-0", "database"));

    private Task<HttpResponseMessage> Connection(string programme, params (string, string)[] fields) =>
        FocalPoint.Fill($"/en/{Inventory}/connections/{programme}/civil-registry", $"{Inventory}/connections/{programme}/civil-registry", fields);

    private static string Line(string page, string key) =>
        System.Text.RegularExpressions.Regex.Match(page, $"name=\"entry-(\\d+)\" value=\"{key}\"").Groups[1].Value;
}
