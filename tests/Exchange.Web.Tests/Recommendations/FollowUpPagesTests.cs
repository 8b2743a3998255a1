using System.Net;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Web.Recommendations;
using Exchange.Web.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Recommendations;

/// <summary>How a country answers the recommendations, as a browser without script would; and who sees it.</summary>
public sealed class FollowUpPagesTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private readonly HttpClient _focalPoint = people.FocalPoint;
    private readonly HttpClient _secretariat = people.Secretariat;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Product Product => people.Product;

    [Theory]
    [InlineData("en", "Who has which data, and why")]
    [InlineData("fr", "Qui détient quelles données, et pourquoi")]
    [InlineData("ar", "من يملك أي بيانات ولماذا")]
    public async Task Everybody_reads_the_twenty_six_and_what_members_answer(string language, string title)
    {
        var visitor = Product.Browser();
        var list = await visitor.GetStringAsync($"/{language}/recommendations", Stop);
        Assert.All(RecommendationCatalogue.Ids, id => Assert.Contains($"href=\"recommendations/{id}\"", list, StringComparison.Ordinal));
        Assert.Contains(title, await visitor.GetStringAsync($"/{language}/recommendations/a3", Stop), StringComparison.Ordinal);
        Assert.Contains("library/recommendation-a3", await visitor.GetStringAsync($"/{language}/recommendations/a3", Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/{language}/recommendations/a11", Stop)).StatusCode);
    }

    [Fact]
    public async Task What_the_focal_point_says_is_public_at_once_with_its_grade()
    {
        await Say("a3", "support", ("stance", "accepted"), ("document", "Strategy of the test"), ("day", "2026-01-15"), ("address", "https://example.org/strategy"));
        await Say("a3", "action", ("what", "Register all datasets"), ("responsible", "Ministry of the test"), ("from", "2026-02-01"), ("to", "2026-12-31"), ("line", "Line 12"), ("block", "B06"), ("state", "under-way"));
        await Say("a3", "progress", ("round", "trial"), ("state", "under-way"), ("remark", "Half of them"), ("address", "https://example.org/report"), ("name", "Report of the test"));
        await Say("a3", "barriers", ("barrier-1", "coordination"), ("barrier-2", "law"));
        await Say("a3", "obstacle", ("kind", "data-sharing"), ("what", "No agreement yet"), ("owner", "Cabinet"), ("due", "2027-01-31"));
        await Say("a3", "pilot", ("title", "Two districts first"), ("scope", "Two districts"), ("hypothesis", "All lists found"), ("decision", "open"));

        var visitor = Product.Browser();
        var answer = await visitor.GetStringAsync("/en/members/SEN/recommendations/a3", Stop);
        Assert.All(
            ["Accepted", "Strategy of the test", "15 January 2026", "Register all datasets", "Line 12", "Under way", "Half of them", "Report of the test", "documented", "Coordination between institutions", "No agreement yet", "31 January 2027", "Two districts first"],
            text => Assert.Contains(text, answer, StringComparison.Ordinal));
        Assert.DoesNotContain("members/SEN/recommendations/a3/action\"", answer, StringComparison.Ordinal);
        Assert.Contains("members/SEN/recommendations/a3/action\"", await _focalPoint.GetStringAsync("/en/members/SEN/recommendations/a3", Stop), StringComparison.Ordinal);

        var country = await visitor.GetStringAsync("/en/members/SEN/recommendations", Stop);
        Assert.All(["Register all datasets", "Not assessed"], text => Assert.Contains(text, country, StringComparison.Ordinal));
        Assert.DoesNotContain("History", country, StringComparison.Ordinal);
        Assert.Contains("History", await _focalPoint.GetStringAsync("/en/members/SEN/recommendations", Stop), StringComparison.Ordinal);
        await Until.True(async () => (await visitor.GetStringAsync("/en/recommendations/a3", Stop)).Contains("members/SEN/recommendations/a3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_shows_progress_is_named_to_everybody_and_given_to_its_own_people()
    {
        const string Address = "members/SEN/recommendations/a8/progress";
        async Task<HttpResponseMessage> Send(string name, string content, params (string, string)[] fields)
        {
            var html = await _focalPoint.GetStringAsync("/en/" + Address + "?round=trial", Stop);
            using var form = new MultipartFormDataContent();
            foreach (var (field, value) in Forms.Hidden(html[html.IndexOf($"<form method=\"post\" action=\"{Address}", StringComparison.Ordinal)..]).Concat(fields))
                form.Add(new StringContent(value), field);
            if (name.Length > 0)
                form.Add(new ByteArrayContent(System.Text.Encoding.ASCII.GetBytes(content)), "file", name);
            return await _focalPoint.PostAsync("/en/" + Address, form, Stop);
        }

        var refused = await Send("report.pdf", "no pdf", ("round", "trial"), ("state", "under-way"), ("remark", "Kept remark"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("Kept remark", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await Send("report.pdf", "%PDF-1.7\n%%EOF", ("round", "trial"), ("state", "under-way"), ("remark", "Half"))).StatusCode);
        // Saved again without a file, the one that is kept stays.
        Assert.Equal(HttpStatusCode.Found, (await Send("", "", ("round", "trial"), ("state", "done"), ("remark", "All"))).StatusCode);

        var report = (await Grain.Read()).Latest("a8")!;
        Assert.Equal((ProgressState.Done, "report.pdf", true), (report.State, report.File?.Name, report.IsDocumented));
        var open = await Product.Browser().GetStringAsync("/en/members/SEN/recommendations/a8", Stop);
        Assert.Contains("report.pdf", open, StringComparison.Ordinal);
        Assert.DoesNotContain("/files/", open, StringComparison.Ordinal);
        var file = $"/en/members/SEN/recommendations/a8/files/{report.File!.Id}";
        Assert.StartsWith("%PDF", await _focalPoint.GetStringAsync(file, Stop), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await Product.Browser().GetAsync(file, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Send("", "", ("round", "trial"), ("state", "done"), ("remark", "All"), ("drop", "yes"))).StatusCode);
        Assert.Null((await Grain.Read()).Latest("a8")!.File);
    }

    [Fact]
    public async Task What_was_typed_stands_on_the_page_when_it_is_refused()
    {
        var refused = await _focalPoint.Fill(
            "/en/members/SEN/recommendations/b1/action", "members/SEN/recommendations/b1/action",
            ("what", "Kept words"), ("responsible", ""), ("from", "2026-05-01"), ("to", "2026-04-01"), ("state", "dropped"));
        var page = await refused.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.All(["Kept words", "2026-05-01", "Who is responsible: is empty", "To: lies before the beginning", "Why it was dropped: is needed"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Empty((await Grain.Read()).ActionsFor("b1"));
    }

    [Fact]
    public async Task A_stale_page_overwrites_nothing_and_a_double_click_says_it_once()
    {
        var page = await _focalPoint.GetStringAsync("/en/members/SEN/recommendations/a5/action", Stop);
        (string, string)[] fields = [("what", "Said once"), ("responsible", "Ministry"), ("state", "planned")];
        var first = await _focalPoint.Send(page, "members/SEN/recommendations/a5/action", fields);
        var again = await _focalPoint.Send(page, "members/SEN/recommendations/a5/action", fields);
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Found), (first.StatusCode, again.StatusCode));
        Assert.Single((await Grain.Read()).ActionsFor("a5"));

        var stale = await _focalPoint.GetStringAsync("/en/members/SEN/recommendations/a5/support", Stop);
        await Say("a5", "barriers", ("barrier-1", "finance"));
        await Say("a7", "barriers", ("barrier-1", "coordination"));
        var refused = await _focalPoint.Send(stale, "members/SEN/recommendations/a5/support", ("stance", "noted"), ("remark", "Kept remark"));
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Kept remark", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.False((await Grain.Read()).Supports.ContainsKey("a5"));
    }

    [Fact]
    public async Task A_pilot_is_reused_with_its_scope_and_hypothesis_and_names_its_origin()
    {
        await Say("c5", "pilot", ("title", "Pilot to reuse"), ("scope", "Three districts"), ("hypothesis", "Fewer errors"), ("decision", "open"));
        var pilot = (await Grain.Read()).Pilots.Single(p => p.Title == "Pilot to reuse");
        var page = await _secretariat.GetStringAsync($"/en/members/MLI/recommendations/c5/pilot?from=SEN/{pilot.Id}", Stop);
        Assert.All(["Three districts", "Fewer errors", $"SEN/{pilot.Id}"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("support"), InlineData("progress"), InlineData("action"), InlineData("barriers"), InlineData("obstacle"), InlineData("pilot")]
    public async Task A_focal_point_answers_for_its_own_country_alone(string what)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await _focalPoint.GetAsync($"/en/members/MLI/recommendations/a3/{what}", Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _secretariat.GetAsync($"/en/members/MLI/recommendations/a3/{what}", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("action"), InlineData("obstacle"), InlineData("pilot")]
    public async Task An_entry_that_there_is_not_is_not_found(string what) => Assert.Equal(
        HttpStatusCode.NotFound, (await _focalPoint.GetAsync($"/en/members/SEN/recommendations/a3/{what}?item={what}-999", Stop)).StatusCode);

    [Fact]
    public async Task The_grain_itself_refuses_whoever_does_not_report_for_the_country()
    {
        var grain = Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IFollowUpGrain>("MLI");
        var mali = await grain.Read();
        foreach (var actor in new[] { Actor.Anonymous, new Actor("f1", "Senegal", Role.FocalPoint, "SEN"), new Actor("t1", "Trainee", Role.Trainee), new Actor("o1", "Operator", Role.Operator) })
        {
            var answer = await grain.Say(new("foreign", actor, new() { Support = new("a2", SupportKind.Noted, null, null, null, null) }));
            Assert.Equal([new(FollowUpFault.NotYours)], answer.Refusals);
            Assert.Empty(await grain.History(actor));
        }
        Assert.Equal(mali.Revision, (await grain.Read()).Revision);
        var nowhere = Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IFollowUpGrain>("XYZ");
        Assert.False((await nowhere.Say(new("x", new("s1", "Secretariat", Role.Secretariat), new() { Support = new("a2", SupportKind.Noted, null, null, null, null) }))).Done);
    }

    [Fact]
    public async Task History_is_linked_over_sealed_pages_and_a_command_of_long_ago_is_not_done_again()
    {
        var grain = Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IFollowUpGrain>("GMB");
        var actor = new Actor("f9", "Gambia", Role.FocalPoint, "GMB");
        for (var i = 0; i < 40; i++)
            Assert.True((await grain.Say(new($"op-{i}", actor, new() { Action = new("", "a4", $"Action {i}", "Ministry", null, null, null, null, null, ProgressState.Planned, null) }))).Done);
        var again = await grain.Say(new("op-0", actor, new() { Action = new("", "a4", "Action 0", "Ministry", null, null, null, null, null, ProgressState.Planned, null) }));

        var entries = await grain.History(actor);
        Assert.Equal((40, 40L, 40), (entries.Length, again.FollowUp.Revision, again.FollowUp.Actions.Length));
        Assert.Null(FollowUpChain.FirstUnfit(FollowUpChain.Beginning("GMB"), entries));
        Assert.Equal(entries.Count(e => e.At <= entries[19].At), (await grain.At(entries[19].At)).Actions.Length);
        Assert.Equal(0, (await grain.At(entries[0].At.AddTicks(-1))).Revision);
    }

    private IFollowUpGrain Grain => Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IFollowUpGrain>("SEN");

    private async Task Say(string recommendation, string what, params (string, string)[] entries)
    {
        var address = $"members/SEN/recommendations/{recommendation}/{what}";
        var answer = await _focalPoint.Fill("/en/" + address, address, entries);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
    }
}
