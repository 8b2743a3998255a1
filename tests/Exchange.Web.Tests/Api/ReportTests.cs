using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Exchange.Web.Tests.Api;

public sealed class ReportTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_report_is_accepted_and_on_the_board()
    {
        var answer = await (await office.Senegal.PostAsJsonAsync(Office.Submission("SEN"), Office.Report("accepted", 24.1))).Json();

        Assert.Equal("accepted", answer.Text("status"));
        Assert.True(answer.GetProperty("boardVersion").GetInt64() > 0);
    }

    [Fact]
    public async Task The_same_operation_answers_the_same_and_changes_nothing()
    {
        var report = Office.Report("twice", 25.5, 2022);
        var first = await (await office.Senegal.PostAsJsonAsync(Office.Submission("SEN"), report)).Content.ReadAsStringAsync();
        var second = await (await office.Senegal.PostAsJsonAsync(Office.Submission("SEN"), report)).Content.ReadAsStringAsync();

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task The_history_names_every_operation_once_with_what_it_changed()
    {
        await office.Open("history", "automatic");
        var address = Office.Submission("SEN", "history");
        foreach (var (operation, value) in new[] { ("h1", 24.1), ("h2", 25.5), ("h2", 25.5) })
            await office.Senegal.PostAsJsonAsync(address, Office.Report(operation, value));

        var entries = (await (await office.Senegal.GetAsync(address + "/history")).Json()).GetProperty("entries").EnumerateArray().ToArray();

        Assert.Equal(["h1", "h2"], entries.Select(e => e.Text("operationId")));
        Assert.All(entries, e => Assert.Equal("accepted", e.Text("kind")));
        var change = entries[1].GetProperty("changes")[0];
        Assert.Equal(("24.1", "25.5"), (change.Text("from"), change.Text("to")));
        Assert.Equal(2, entries[1].GetProperty("revision").GetInt64());
    }

    [Theory]
    [InlineData("GMB", Office.Round, 403), InlineData("SEN", "none", 404)]
    public async Task A_history_is_for_its_own_people_alone(string member, string round, int status) =>
        Assert.Equal(status, (int)(await office.Senegal.GetAsync(Office.Submission(member, round) + "/history")).StatusCode);

    [Fact]
    public async Task A_text_is_read_as_people_write_it_and_null_clears()
    {
        await office.Open("texts", "reviewed");
        var address = Office.Submission("SEN", "texts");
        await office.Senegal.PostAsync(address, Json("""{"operationId":"t1","cells":[{"indicator":"per_sa_allsa.cov_pop_tot","year":2023,"value":"٢٤٫١"}]}"""));
        var entered = await (await office.Senegal.GetAsync(address)).Json();
        await office.Senegal.PostAsync(address, Json("""{"operationId":"t2","cells":[{"indicator":"per_sa_allsa.cov_pop_tot","year":2023,"value":null}]}"""));
        var cleared = await (await office.Senegal.GetAsync(address)).Json();

        Assert.Equal(24.1, entered.GetProperty("cells")[0].GetProperty("value").GetDouble());
        Assert.Equal(0, cleared.GetProperty("cells").GetArrayLength());
    }

    [Fact]
    public async Task Figures_with_errors_are_refused_with_findings_and_kept_as_a_draft()
    {
        var response = await office.Secretariat.PostAsJsonAsync(Office.Submission("MLI"), Office.Report("range", 124.5));
        var problem = await response.Json();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("draft", problem.Text("submissionStatus"));
        Assert.Contains(problem.GetProperty("findings").EnumerateArray(), f => f.Text("rule") == "V01");
    }

    [Fact]
    public async Task An_unknown_indicator_is_named()
    {
        var problem = await (await office.Secretariat.PostAsync(
            Office.Submission("NER"), Json("""{"operationId":"u1","cells":[{"indicator":"none","year":2023,"value":1}],"submit":true}"""))).Json();

        Assert.Contains(problem.GetProperty("findings").EnumerateArray(), f => f.Text("rule") == "UnknownIndicator" && f.Text("message").Contains("none", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SEN", "none", 404), InlineData("XXX", Office.Round, 404), InlineData("GMB", Office.Round, 403)]
    public async Task Nothing_is_taken_for_another_member_or_an_address_that_is_not_there(string member, string round, int status)
    {
        var response = await office.Senegal.PostAsJsonAsync(Office.Submission(member, round), Office.Report("nowhere", 20));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Without_a_token_nobody_writes() => Assert.Equal(
        HttpStatusCode.Unauthorized, (await office.Anybody.PostAsJsonAsync(Office.Submission("SEN"), Office.Report("anybody", 20))).StatusCode);

    [Fact]
    public async Task A_closed_round_takes_nothing()
    {
        await office.Open("closed", "automatic", "2020-01-01", "2020-02-01");
        var response = await office.Senegal.PostAsJsonAsync(Office.Submission("SEN", "closed"), Office.Report("late", 20));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
    }

    [Fact]
    public async Task Invalid_json_is_told_by_line_and_position()
    {
        var response = await office.Senegal.PostAsync(Office.Submission("SEN"), Json("{\n  \"operationId\": x }"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("line 2, position 18", (await response.Json()).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_a_hundred_megabytes_is_a_problem_and_not_a_burden()
    {
        using var body = new ByteArrayContent(new byte[100 << 20]);
        body.Headers.ContentType = new("application/json");
        var response = await office.Senegal.PostAsync(Office.Submission("SEN"), body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("1 MB", (await response.Json()).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secretariat_accepts_and_returns_what_was_handed_in()
    {
        await office.Open("reviewed", "reviewed");
        var address = Office.Submission("SEN", "reviewed");
        var submitted = await (await office.Senegal.PostAsync(address, Json(
            """{"operationId":"s1","cells":[{"indicator":"per_sa_allsa.cov_pop_tot","year":2023,"value":24.1,"source":"Survey","note":"As surveyed"}],"submit":true}"""))).Json();
        var revision = submitted.GetProperty("revision").GetInt64();

        var byCountry = await office.Senegal.PostAsJsonAsync(address + "/accept", new { operationId = "a0", revision });
        var stale = await office.Secretariat.PostAsJsonAsync(address + "/accept", new { operationId = "a1", revision = revision - 1 });
        var returned = await (await office.Secretariat.PostAsJsonAsync(address + "/return", new { operationId = "a2", revision, reason = "Which survey?" })).Json();

        Assert.Equal("submitted", submitted.Text("status"));
        Assert.Equal(HttpStatusCode.Forbidden, byCountry.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal("returned", returned.Text("status"));
    }

    [Fact]
    public async Task A_round_is_made_once_per_operation_and_by_the_secretariat_alone()
    {
        var wish = new { title = new { en = "Spring", fr = "Printemps" }, members = new[] { "SEN" }, operationId = "spring" };
        var first = await office.Secretariat.PostAsJsonAsync("/api/v1/rounds", wish);
        var second = await office.Secretariat.PostAsJsonAsync("/api/v1/rounds", wish);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal("/api/v1/rounds/spring", first.Headers.Location!.ToString());
        Assert.Equal("Printemps", (await first.Json()).GetProperty("title").Text("fr"));
        Assert.Equal((await first.Json()).Text("id"), (await second.Json()).Text("id"));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Senegal.PostAsJsonAsync("/api/v1/rounds", wish with { operationId = "other" })).StatusCode);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
