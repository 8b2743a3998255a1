using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Exchange.Web.Tests.Api;

public sealed class ReadTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task The_board_names_its_version_and_every_indicator_with_groups_and_latest_figures()
    {
        var board = await (await office.Anybody.GetAsync("/api/v1/board")).Json();

        Assert.Equal(57, board.GetProperty("members").GetInt32());
        Assert.Equal(42, board.GetProperty("indicators").GetArrayLength());
        var coverage = board.GetProperty("indicators").EnumerateArray().Single(i => i.Text("code") == Office.Coverage);
        Assert.Equal(57, coverage.GetProperty("of").GetInt32());
        Assert.Equal(17, coverage.GetProperty("groups").GetProperty("African").GetProperty("of").GetInt32());
        Assert.Equal(coverage.GetProperty("reported").GetInt32(), coverage.GetProperty("latest").GetArrayLength());
    }

    [Fact]
    public async Task A_client_that_has_the_board_is_not_sent_it_again()
    {
        var first = await office.Anybody.GetAsync("/api/v1/board");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/board");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await office.Anybody.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/board"), InlineData("/api/v1/members"), InlineData("/api/v1/members/SEN"), InlineData("/api/v1/indicators")]
    [InlineData("/api/v1/indicators/" + Office.Coverage), InlineData("/api/v1/observations?member=SEN"), InlineData("/api/v1/rounds")]
    public async Task Every_read_has_a_tag_and_answers_to_head(string address)
    {
        using var head = new HttpRequestMessage(HttpMethod.Head, address);
        var response = await office.Anybody.SendAsync(head);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_member_shows_published_and_national_figures_and_what_is_not_reported()
    {
        var member = await (await office.Anybody.GetAsync("/api/v1/members/SEN")).Json();

        var series = member.GetProperty("figures").EnumerateArray().Single(f => f.Text("indicator") == Office.Coverage);
        Assert.NotEqual(0, series.GetProperty("points").GetArrayLength());
        Assert.NotEqual(0, member.GetProperty("notReported").GetArrayLength());
    }

    [Fact]
    public async Task What_a_country_says_of_a_published_figure_stands_beside_it_on_its_page_and_in_the_API()
    {
        await office.Senegal.PostAsJsonAsync(Office.Submission("SEN"), new
        {
            operationId = "says",
            cells = new object[]
            {
                new { indicator = Office.Coverage, year = 2011, kind = "figure", stance = "contests", note = "The survey left out the north." },
                new { indicator = Office.Coverage, year = 2012, kind = "not-available", note = "No survey that year." },
            },
            submit = true,
        });
        var says = (await (await office.Anybody.GetAsync("/api/v1/members/SEN")).Json()).GetProperty("statements").EnumerateArray()
            .Select(s => (s.GetProperty("year").GetInt32(), s.Text("says"), s.Text("reason")));
        Assert.Equal([(2011, "contests-published", "The survey left out the north."), (2012, "not-available", "No survey that year.")], says);
        var page = await office.Anybody.GetStringAsync("/en/members/SEN");
        Assert.Contains("the country contests the published figure: <bdi>The survey left out the north.</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("the country has no such figure: <bdi>No survey that year.</bdi>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Observations_are_filtered_by_member_year_and_basis()
    {
        var answer = await (await office.Anybody.GetAsync($"/api/v1/observations?member=GMB,UGA&indicator={Office.Coverage}&from=2015&basis=published")).Json();

        var rows = answer.GetProperty("observations").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True(r.Text("member") is "GMB" or "UGA" && r.GetProperty("year").GetInt32() >= 2015 && r.Text("basis") == "published"));
    }

    [Fact]
    public async Task The_latest_figures_are_one_per_series()
    {
        var answer = await (await office.Anybody.GetAsync("/api/v1/observations?member=ALB&basis=published&latest=true")).Json();

        var keys = answer.GetProperty("observations").EnumerateArray().Select(r => (r.Text("indicator"), r.Text("disaggregation"), r.Text("source"))).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
    }

    [Fact]
    public async Task Earlier_vintages_are_given_on_request()
    {
        var address = $"/api/v1/observations?member=IRN&indicator={Office.Coverage}&from=2018&to=2018";
        var now = await (await office.Anybody.GetAsync(address)).Json();
        var all = await (await office.Anybody.GetAsync(address + "&vintages=all")).Json();

        Assert.Equal(1, now.GetProperty("count").GetInt32());
        Assert.Equal(2, all.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Csv_comes_by_parameter_or_by_accept_header()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/observations?member=SEN");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        var byHeader = await (await office.Anybody.SendAsync(request)).Content.ReadAsStringAsync();
        var byParameter = await office.Anybody.GetStringAsync("/api/v1/observations?member=SEN&format=csv");

        Assert.Equal(byHeader, byParameter);
        Assert.StartsWith("member,indicator,disaggregation,year,value,unit,basis,source,grade,vintage,accepted_at,note", byParameter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_relationship_is_that_of_the_published_figures()
    {
        var answer = await (await office.Anybody.GetAsync(
            "/api/v1/analysis/relationship?x=per_sa_allsa.cov_pop_tot&y=per_sa_allsa.adq_pop_tot&figures=published")).Json();

        Assert.Equal(38, answer.GetProperty("n").GetInt32());
        Assert.Equal(-0.0873190688756155, answer.GetProperty("pearson").GetDouble(), 9);
        Assert.Equal(2, answer.GetProperty("ci95").GetArrayLength());
        Assert.Equal(38, answer.GetProperty("points").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/v1/members/XXX", 404), InlineData("/api/v1/indicators/none", 404), InlineData("/api/v1/rounds/none", 404)]
    [InlineData("/api/v1/nothing", 404), InlineData("/api/v1/observations?member=XXX", 400), InlineData("/api/v1/observations?from=20x5", 400)]
    [InlineData("/api/v1/observations?membr=SEN", 400), InlineData("/api/v1/observations?basis=guess", 400)]
    [InlineData("/api/v1/analysis/relationship?x=none&y=none", 400), InlineData("/api/v1/analysis/relationship", 400)]
    [InlineData("/api/v1/analysis/relationship?x=" + Office.Coverage + "&y=" + Office.Coverage + "&pairing=some", 400)]
    public async Task What_cannot_be_answered_is_a_problem_in_the_readers_language(string address, int status)
    {
        var details = new HashSet<string>();
        foreach (var language in new[] { "en", "fr", "ar" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptLanguage.ParseAdd(language);
            var response = await office.Anybody.SendAsync(request);
            var problem = await response.Json();

            Assert.Equal(status, (int)response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
            Assert.Equal(status, problem.GetProperty("status").GetInt32());
            Assert.StartsWith("urn:exchange:problem:", problem.Text("type"), StringComparison.Ordinal);
            Assert.NotEmpty(problem.Text("title"));
            Assert.NotEmpty(problem.Text("instance"));
            details.Add(problem.Text("detail"));
        }
        Assert.Equal(3, details.Count);
    }

    [Fact]
    public async Task The_description_lists_every_address_once()
    {
        var paths = (await (await office.Anybody.GetAsync("/openapi/v1.json")).Json()).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();

        Assert.Contains("/api/v1/board", paths);
        Assert.Contains("/api/v1/analysis/relationship", paths);
        Assert.Contains("/api/v1/rounds/{round}/submissions/{iso3}", paths);
        Assert.Contains("/api/v1/observations/import", paths);
    }
}
