using System.Net;
using System.Net.Http.Json;
using System.Text;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Tests.Submissions.Workbook;

namespace Exchange.Web.Tests.Api;

/// <summary>The workbook through the API, on a real port: fetched, sent back as a dry run, confirmed once.</summary>
public sealed class WorkbookApiTests(Office office) : IClassFixture<Office>
{
    [Theory, InlineData("xlsx"), InlineData("csv")]
    public async Task A_workbook_is_fetched_sent_back_and_confirmed_once(string format)
    {
        var address = await Begun("book-" + format);
        var file = await office.Senegal.GetByteArrayAsync($"{address}/workbook?language=fr&format={format}");
        file = format == "csv"
            ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace(";24,1;", ";30,5;", StringComparison.Ordinal))
            : Books.Fill(file, (Books.CovLine, WorkbookColumn.Value, "30,5"));
        var shown = await (await Send(office.Senegal, address, file)).Json();
        var change = Assert.Single(shown.GetProperty("changes").EnumerateArray());

        Assert.Equal(("value", "24.1", "30,5"), (change.Text("field"), change.Text("from"), change.Text("to")));
        Assert.Equal(24.1, await Stored(address));
        var confirm = $"{address}/workbook/{shown.Text("id")}/confirm";
        var answer = await (await office.Senegal.PostAsJsonAsync(confirm, new { revision = shown.GetProperty("revision").GetInt64() })).Json();
        var again = await (await office.Senegal.PostAsJsonAsync(confirm, new { revision = shown.GetProperty("revision").GetInt64() })).Json();

        Assert.True(answer.GetProperty("done").GetBoolean());
        Assert.Equal(answer.GetProperty("revision").GetInt64(), again.GetProperty("revision").GetInt64());
        Assert.Equal(30.5, await Stored(address));
        var history = await (await office.Senegal.GetAsync(address + "/history")).Json();
        Assert.Equal(["api", "workbook"], history.GetProperty("entries").EnumerateArray().Select(e => e.Text("channel")));
    }

    [Fact]
    public async Task If_the_submission_moved_meanwhile_confirming_is_a_conflict_and_changes_nothing()
    {
        var address = await Begun("book-moved");
        var file = Books.Fill(await office.Senegal.GetByteArrayAsync(address + "/workbook"), (Books.CovLine, WorkbookColumn.Value, "30.5"));
        var shown = await (await Send(office.Senegal, address, file)).Json();
        await office.Senegal.PostAsJsonAsync(address, Office.Report("m2", 20, 2022, submit: false));
        var answer = await office.Senegal.PostAsJsonAsync($"{address}/workbook/{shown.Text("id")}/confirm", new { revision = shown.GetProperty("revision").GetInt64() });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(24.1, await Stored(address));
    }

    [Fact]
    public async Task Damaged_and_hostile_files_over_the_wire_are_refused_with_a_problem_and_never_a_failure()
    {
        var address = await Begun("book-hostile");
        foreach (var (name, make) in new Hostile(7).Attacks().Where((_, i) => i % 8 == 0))
        {
            var answer = await Send(office.Senegal, address, make());
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge, $"{name}: {answer.StatusCode}");
        }
        Assert.Equal(24.1, await Stored(address));
    }

    [Fact]
    public async Task Nobody_fetches_or_sends_the_workbook_of_another_member()
    {
        var address = await Begun("book-foreign");
        var token = await (await office.Secretariat.PostAsJsonAsync("/api/v1/tokens", new { name = "Mali", scope = "member", member = "MLI" })).Json();
        using var mali = new HttpClient { BaseAddress = office.Address };
        mali.DefaultRequestHeaders.Authorization = new("Bearer", token.Text("token"));

        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync(address + "/workbook")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(mali, address, [])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Anybody.GetAsync(address + "/workbook")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await office.Senegal.GetAsync(address + "/workbook?language=de")).StatusCode);
    }

    private async Task<string> Begun(string round)
    {
        await office.Open(round, "reviewed");
        var address = Office.Submission("SEN", round);
        (await office.Senegal.PostAsJsonAsync(address, Office.Report("m1", 24.1, 2024, submit: false))).EnsureSuccessStatusCode();
        return address;
    }

    private async Task<double> Stored(string address) => (await (await office.Senegal.GetAsync(address)).Json())
        .GetProperty("cells").EnumerateArray().Single(c => c.GetProperty("year").GetInt32() == 2024).GetProperty("value").GetDouble();

    private static Task<HttpResponseMessage> Send(HttpClient client, string address, byte[] file) =>
        client.PostAsync(address + "/workbook?name=classeur.xlsx", new ByteArrayContent(file));
}
