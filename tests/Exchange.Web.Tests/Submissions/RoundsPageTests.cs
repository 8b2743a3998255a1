using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Submissions;

/// <summary>The secretariat's forms and the board of a round, as a browser without script would use them.</summary>
public sealed class RoundsPageTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private const string Coverage = "per_sa_allsa.cov_pop_tot";

    private static int _rounds;

    // Each test makes a round of its own.
    private readonly string _title = string.Create(CultureInfo.InvariantCulture, $"Round of the test {Interlocked.Increment(ref _rounds):D3}");
    private readonly Product _product = people.Product;
    private readonly HttpClient _focalPoint = people.FocalPoint;
    private readonly HttpClient _secretariat = people.Secretariat;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Id => _title.ToLowerInvariant().Replace(' ', '-');

    [Fact]
    public async Task A_draft_is_seen_by_its_members_only_once_it_is_opened()
    {
        await Draft();
        Assert.DoesNotContain(_title, await _focalPoint.GetStringAsync("/en/submit", Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await _focalPoint.GetAsync($"/en/submit/{Id}/SEN", Stop)).StatusCode);

        var opened = await Act("open", ("when", "now"));

        Assert.Equal(HttpStatusCode.Found, opened.StatusCode);
        // A submission asks for its round again after a moment.
        await Until.True(async () => (await _focalPoint.GetStringAsync("/en/submit", Stop)).Contains(_title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_box_for_a_whole_group_or_section_stands_for_all_in_it()
    {
        await Draft();
        var round = (await Round(Id))!;

        Assert.True(round.Members.Length > 10, "All members of the Asian group and Senegal.");
        Assert.Contains("SEN", round.Members);
        Assert.Contains("TUR", round.Members);
        Assert.DoesNotContain("MLI", round.Members);
        Assert.Equal("جولة الاختبار", round.Title.Ar);
        Assert.Contains(Coverage, round.Indicators);
        Assert.True(round.IsDraft);
    }

    [Fact]
    public async Task What_was_typed_stands_on_the_page_when_it_is_refused()
    {
        var refused = await _secretariat.Fill(
            "/en/rounds/new", "rounds/new", ("title-en", "Kept title"), ("title-ar", "عنوان"), ("opens", "2026-12-20"), ("due", "2026-12-01"),
            ("closes", "2026-12-10"), ("member", "SEN"), ("acceptance", "automatic"), ("show", "now"));
        var page = await refused.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.All(["Kept title", "عنوان", "2026-12-20", "dates are out of order", "asks for no indicator"], t => Assert.Contains(t, page, StringComparison.Ordinal));
        Assert.Matches("value=\"SEN\" checked", page);
        Assert.Matches("value=\"automatic\" checked", page);
    }

    [Fact]
    public async Task A_stale_page_overwrites_nothing_and_keeps_what_was_typed()
    {
        await Draft();
        var stale = await _secretariat.GetStringAsync($"/en/rounds/{Id}/edit", Stop);
        await Act("open", ("when", "now"));

        var refused = await _secretariat.Send(stale, $"rounds/{Id}/edit", Fields("Another title"));
        var page = await refused.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("Another title", page, StringComparison.Ordinal);
        Assert.Equal(_title, (await Round(Id))!.Title.En);
    }

    [Fact]
    public async Task A_round_that_could_not_be_stored_is_sent_again_under_the_same_operation()
    {
        _product.Calls = call =>
        {
            if (call.MethodName == nameof(IRoundsGrain.Make))
                throw new IOException("disk is full");
        };
        var refused = await _secretariat.Fill("/en/rounds/new", "rounds/new", Fields(_title));
        var page = await refused.Content.ReadAsStringAsync(Stop);
        _product.Calls = null;
        var made = await _secretariat.Send(page, "rounds/new", Fields(_title));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Contains(_title, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, made.StatusCode);
    }

    [Fact]
    public async Task An_extension_takes_figures_of_one_member_after_the_round_was_closed_for_all()
    {
        await Draft();
        await Act("open", ("when", "now"));
        await Act("close", ("reason", "Enough"));
        var until = Day(DateTimeOffset.UtcNow.AddDays(20));
        var withoutReason = await Act("extend", ("member", "SEN"), ("until", until), ("reason", ""));
        var extended = await Act("extend", ("member", "SEN"), ("until", until), ("reason", "The survey ended late."));
        var page = await _secretariat.GetStringAsync($"/en/rounds/{Id}", Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, withoutReason.StatusCode);
        Assert.Contains(until, await withoutReason.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, extended.StatusCode);
        Assert.All(["The survey ended late.", "Extended for Senegal", "Enough", "extended to"], t => Assert.Contains(t, page, StringComparison.Ordinal));
        var now = DateTimeOffset.UtcNow;
        var round = (await Round(Id))!;
        Assert.Equal((RoundPhase.Open, RoundPhase.Closed), (round.PhaseFor("SEN", now), round.PhaseFor("TUR", now)));
        Assert.Contains("Open, due", await _focalPoint.GetStringAsync($"/en/submit/{Id}/SEN", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_shows_the_questionnaire_and_can_send_nothing()
    {
        await Draft();
        var page = await _secretariat.GetStringAsync($"/en/rounds/{Id}/preview", Stop);
        var main = Regex.Match(page, "<main.*</main>", RegexOptions.Singleline).Value;

        Assert.Contains("This is a preview", main, StringComparison.Ordinal);
        Assert.Contains("fieldset", main, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", main, StringComparison.Ordinal);
        Assert.DoesNotContain("<button", main, StringComparison.Ordinal);
        Assert.All(Regex.Matches(main, "<fieldset[^>]*>").Select(m => m.Value), f => Assert.Contains("disabled", f, StringComparison.Ordinal));
        // What stands beside the fields is the member's own.
        Assert.All(["the focal point of Senegal", "name=\"kind-0\"", "name=\"stance-0\"", "26.8"], text =>
            Assert.Contains(text, Senegal(), StringComparison.Ordinal));

        string Senegal() => Regex.Match(_secretariat.GetStringAsync("/en/rounds/trial/preview?member=SEN", Stop).GetAwaiter().GetResult(), "<main.*</main>", RegexOptions.Singleline).Value;
    }

    [Fact]
    public async Task The_board_of_a_round_says_who_stands_where_and_its_filter_and_CSV_agree()
    {
        await _focalPoint.Fill("/en/submit/trial/SEN/coverage", "submit/trial/SEN/coverage", ("year-0", "2024"), ("value-0", "24.1"));
        var csv = "";
        await Until.True(async () =>
        {
            csv = await _secretariat.GetStringAsync("/en/rounds/trial/progress.csv?state=Draft&group=", Stop);
            return csv.Contains("trial,SEN,Senegal,African,started,no,1,", StringComparison.Ordinal);
        });
        var page = WebUtility.HtmlDecode(await _secretariat.GetStringAsync("/en/rounds/trial?state=Draft", Stop));

        Assert.Equal(2, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("1 of 57 members shown", page, StringComparison.Ordinal);
        Assert.Matches("data-total=\"silent\"[^>]*>56 of 57", page);
        Assert.Matches("data-total=\"started\"[^>]*>1 of 57", page);
        Assert.Contains("With the member", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "data-member="));
    }

    [Fact]
    public async Task Whoever_waits_for_the_board_of_a_round_is_answered_when_a_submission_changes()
    {
        var board = _product.Services.GetRequiredService<IGrainFactory>().GetGrain<IRoundBoardGrain>("trial");
        var first = (await board.After(""))!;
        Assert.Null(await board.After(first.Version));

        var waiting = board.After(first.Version);
        await _focalPoint.Fill("/en/submit/trial/SEN/coverage", "submit/trial/SEN/coverage", ("year-0", "2024"), ("value-0", "24.2"));
        var next = await waiting ?? await board.After(first.Version);

        Assert.NotNull(next);
        Assert.NotEqual(first.Version, next.Version);
        var senegal = next.Members.Single(m => m.Member == "SEN");
        Assert.Equal((SubmissionStatus.Draft, 1), (senegal.Status, senegal.Answered));
    }

    [Theory]
    [InlineData(""), InlineData("/new"), InlineData("/trial"), InlineData("/trial/edit"), InlineData("/trial/preview"), InlineData("/trial/open")]
    [InlineData("/trial/extend"), InlineData("/trial/close"), InlineData("/trial/progress.csv"), InlineData("/no-such-round")]
    public async Task A_focal_point_is_told_that_rounds_are_the_secretariats(string page) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await _focalPoint.GetAsync("/en/rounds" + page, Stop)).StatusCode);

    [Fact]
    public async Task The_rounds_grain_itself_refuses_whoever_is_not_of_the_secretariat()
    {
        var rounds = _product.Services.GetRequiredService<IGrainFactory>().GetGrain<IRoundsGrain>(0);
        var round = (await rounds.Find("trial"))!;
        var operation = new Operation("foreign", new("f1", "Focal point", Model.People.Role.FocalPoint, "SEN"), Channel.Web);
        RoundAnswer[] answers =
        [
            await rounds.Make(operation, round with { Id = "foreign" }), await rounds.Edit(operation, round, null, null),
            await rounds.Open(operation, "trial", true, null), await rounds.Extend(operation, "trial", "SEN", round.Closes.AddDays(9), "Why not", null),
            await rounds.Close(operation, "trial", null, null), await rounds.Close(operation, "none", null, null),
            // Under the identity of a command that was done.
            await rounds.Close(operation with { OperationId = "trial-round" }, "trial", null, null),
        ];

        Assert.All(answers, a => Assert.Null(a.Round));
        Assert.All(answers, a => Assert.Equal("NotYours", a.Findings[0].Rule));
        Assert.Null(await rounds.Read(operation.Actor, "trial"));
    }

    private async Task Draft()
    {
        var made = await _secretariat.Fill("/en/rounds/new", "rounds/new", [.. Fields(_title), ("show", "later")]);
        Assert.Equal($"/rounds/{Id}", Regex.Replace(made.Headers.Location!.ToString(), "^~?(/en)?", ""));
    }

    private static (string, string)[] Fields(string title)
    {
        var today = DateTimeOffset.UtcNow;
        return
        [
            ("title-en", title), ("title-fr", "Cycle d’essai"), ("title-ar", "جولة الاختبار"), ("opens", Day(today)), ("due", Day(today.AddDays(5))),
            ("closes", Day(today.AddDays(9))), ("acceptance", "reviewed"), ("member", "SEN"), ("group", "Asian"), ("section", "coverage"),
        ];
    }

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Task<HttpResponseMessage> Act(string act, params (string, string)[] entries) =>
        _secretariat.Fill($"/en/rounds/{Id}/{act}", $"rounds/{Id}/{act}", entries);

    private Task<Round?> Round(string id) => _product.Services.GetRequiredService<IGrainFactory>().GetGrain<IRoundsGrain>(0).Find(id);
}
