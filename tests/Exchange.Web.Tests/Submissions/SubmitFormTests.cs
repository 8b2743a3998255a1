using System.Net;
using Exchange.Web.Submissions;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Recommendations;

namespace Exchange.Web.Tests.Submissions;

/// <summary>The focal point's and the reviewer's forms, as a browser without script would use them.</summary>
public sealed class SubmitFormTests(TrialPeople people) : IClassFixture<TrialPeople>, IAsyncLifetime
{
    private readonly Product _product = people.Product;
    private readonly HttpClient _focalPoint = people.FocalPoint;
    private readonly HttpClient _secretariat = people.Secretariat;
    private string _round = "";

    private string Base => $"submit/{_round}/SEN";

    private string Coverage => Base + "/coverage";

    private string Review => $"review/{_round}/SEN";

    public async ValueTask InitializeAsync() => _round = await people.NewRound();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("24,1", "24.1")]
    [InlineData("24.1", "24.1")]
    [InlineData("٢٤٫١", "24.1")]
    public async Task A_figure_is_echoed_as_it_was_read(string typed, string read)
    {
        var saved = await Save(("year-0", "2024"), ("value-0", typed));

        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains($"Read as {read}\u00a0%", WebUtility.HtmlDecode(await Page(Coverage)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,234", "1,234")]
    [InlineData("douze", "douze")]
    [InlineData("316.7", "between 0")]
    public async Task What_cannot_be_taken_stays_as_typed_with_a_sentence_beside_it(string typed, string sentence)
    {
        await Save(("year-0", "2024"), ("value-0", typed));
        var page = await Page(Coverage);

        Assert.Contains($"value=\"{typed}\"", page, StringComparison.Ordinal);
        Assert.Contains("error-summary", page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_that_cannot_be_read_keeps_the_whole_page_as_typed()
    {
        var answer = await Save(("year-0", "20x4"), ("value-0", "24.1"), ("note-0", "First results"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(["20x4", "24.1", "First results"], typed => Assert.Contains(typed, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_year_given_twice_keeps_both_lines_as_typed_and_says_so()
    {
        await Save(("year-0", "2024"), ("value-0", "24.1"));
        var answer = await Save(("year-0", "2024"), ("value-0", "24.1"), ("year-1", "2024"), ("value-1", "25.9"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("value=\"25.9\"", page, StringComparison.Ordinal);
        Assert.Contains("more than one value", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_tab_is_told_so_and_keeps_what_was_typed()
    {
        var stale = await Page(Coverage);
        await Save(("year-0", "2024"), ("value-0", "24.1"));

        var answer = await _focalPoint.Send(stale, Coverage, ("year-0", "2024"), ("value-0", "33.3"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("value=\"33.3\"", page, StringComparison.Ordinal);
        Assert.Contains("Nothing you typed is lost", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_could_not_be_stored_stand_on_the_page_and_are_stored_when_sent_again()
    {
        _product.Calls = call =>
        {
            if (call.MethodName == nameof(ISubmissionGrain.Report))
                throw new IOException("submission/trial/SEN was not saved: database or disk is full");
        };
        var refused = await Save(("year-0", "2024"), ("value-0", "24.1"), ("note-0", "First results"));
        var page = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        _product.Calls = null;
        var sent = await _focalPoint.Send(page, Coverage, ("year-0", "2024"), ("value-0", "24.1"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.All(["24.1", "First results", "could not be stored", "Nothing you typed is lost"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("disk is full", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Contains("Read as 24.1", await Page(Coverage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_saves_once()
    {
        var form = await Page(Coverage);
        (string, string)[] entries = [("year-0", "2024"), ("value-0", "24.1")];
        var answers = await Task.WhenAll(_focalPoint.Send(form, Coverage, entries), _focalPoint.Send(form, Coverage, entries));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Found, a.StatusCode));
        await _focalPoint.Fill($"/en/{Base}/check", $"{Base}/check");
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(await _secretariat.GetStringAsync("/en/" + Review), "entered figures"));
    }

    [Fact]
    public async Task A_form_posted_after_the_session_ended_is_held_and_sent_after_signing_in()
    {
        var form = await Page(Coverage);
        var nobody = _product.Browser();
        var answer = await nobody.Send(form, Coverage, ("year-0", "2024"), ("value-0", "24.1"));
        var signIn = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);

        var back = await nobody.Send(signIn, "people/sign-in/persona", ("persona", "persona-focal-point"));
        var held = await back.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var sent = await nobody.Send(held, "/en/" + Coverage);

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Contains("Read as 24.1", await Page(Coverage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_countrys_submission_is_refused_with_a_page_that_says_why()
    {
        var answer = await _focalPoint.GetAsync($"/en/submit/{_round}/MLI/coverage", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("belongs to another member", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_without_a_comment_holds_the_submission_until_it_has_one()
    {
        await Save(("year-0", "2022"), ("value-0", "48"));
        var refused = await HandIn();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("comment", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);

        await Save(("year-0", "2022"), ("value-0", "48"), ("note-0", "A new programme started."));
        Assert.Equal(HttpStatusCode.Found, (await HandIn()).StatusCode);
    }

    [Fact]
    public async Task Sending_back_takes_a_reason_and_the_focal_point_reads_it()
    {
        await Save(("year-0", "2024"), ("value-0", "24.1"), ("note-0", "Checked"));
        await HandIn();

        var withoutReason = await _secretariat.Fill("/en/" + Review, Review, ("decision", "return"), ("reason", ""));
        Assert.Equal(HttpStatusCode.Conflict, withoutReason.StatusCode);
        var returned = await _secretariat.Fill("/en/" + Review, Review, ("decision", "return"), ("reason", "Which survey is this?"));

        Assert.Equal(HttpStatusCode.Found, returned.StatusCode);
        Assert.Contains("Which survey is this?", await Page(Base), StringComparison.Ordinal);
    }

    private Task<string> Page(string address) => _focalPoint.GetStringAsync("/en/" + address);

    private Task<HttpResponseMessage> Save(params (string, string)[] lines) => _focalPoint.Fill("/en/" + Coverage, Coverage, lines);

    private Task<HttpResponseMessage> HandIn() => _focalPoint.Fill($"/en/{Base}/check", $"{Base}/check");
}
