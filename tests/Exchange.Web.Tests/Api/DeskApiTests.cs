using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Exchange.Web.Tests.Api;

/// <summary>What people do around a submission on the pages, through the API: with the same rules and the same history.</summary>
public sealed class DeskApiTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task A_cell_goes_back_alone_and_only_it_reopens()
    {
        var address = await Handed("back", new { indicator = Office.Coverage, year = 2024, value = 24.1, source = "Survey", note = "Checked" }, new { indicator = Office.Coverage, year = 2023, value = 23.1, source = "Survey", note = "Checked" });
        var revision = (await (await office.Secretariat.GetAsync(address)).Json()).GetProperty("revision").GetInt64();
        var returned = await office.Secretariat.PostAsJsonAsync(address + "/return", new
        {
            operationId = "r1", revision, cells = new[] { new { indicator = Office.Coverage, year = 2024, reason = "Which survey?" } },
        });
        Assert.Equal("returned", (await returned.Json()).Text("status"));
        var cells = (await (await office.Senegal.GetAsync(address)).Json()).GetProperty("cells").EnumerateArray().ToArray();
        Assert.Equal("Which survey?", cells.Single(c => c.GetProperty("year").GetInt32() == 2024).Text("returnedBecause"));

        var locked = await office.Senegal.PostAsJsonAsync(address, new { operationId = "l1", cells = new[] { new { indicator = Office.Coverage, year = 2023, value = 30, note = "x" } }, submit = true });
        Assert.Contains((await locked.Json()).GetProperty("findings").EnumerateArray(), f => f.Text("rule") == "CellLocked");
    }

    [Fact]
    public async Task What_is_handed_in_is_taken_back_and_a_section_accepted()
    {
        var address = await Handed("taken", new { indicator = Office.Coverage, year = 2024, value = 24.1, source = "Survey", note = "Checked" });
        var revision = (await (await office.Senegal.GetAsync(address)).Json()).GetProperty("revision").GetInt64();
        var taken = await (await office.Senegal.PostAsJsonAsync(address + "/withdraw", new { operationId = "w1", revision })).Json();
        Assert.Equal("draft", taken.Text("status"));
        var again = await (await office.Senegal.PostAsJsonAsync(address, new { operationId = "w2", cells = Array.Empty<object>(), submit = true })).Json();
        var nothing = await office.Secretariat.PostAsJsonAsync(address + "/accept", new { operationId = "w3", revision = again.GetProperty("revision").GetInt64(), section = "adequacy" });
        Assert.Equal(HttpStatusCode.Conflict, nothing.StatusCode);
        var accepted = await office.Secretariat.PostAsJsonAsync(address + "/accept", new { operationId = "w4", revision = again.GetProperty("revision").GetInt64(), section = "coverage" });
        Assert.Equal("accepted", (await accepted.Json()).Text("status"));
    }

    [Fact]
    public async Task A_file_is_sent_named_as_evidence_and_read_by_its_own_people_alone()
    {
        await office.Open("files", "reviewed");
        var address = Office.Submission("SEN", "files");
        var bytes = Encoding.ASCII.GetBytes("%PDF-1.7\n%%EOF");
        var sent = await (await Send(address, "survey.pdf", bytes)).Json();
        var evidence = new { kind = "file", address = sent.Text("address"), name = sent.Text("name"), mediaType = sent.Text("mediaType"), length = sent.GetProperty("length").GetInt64() };
        Assert.Equal(HttpStatusCode.NotFound, (await office.Senegal.GetAsync($"{address}/files/{evidence.address}")).StatusCode);
        var entered = await office.Senegal.PostAsJsonAsync(address, new { operationId = "f1", cells = new[] { new { indicator = Office.Coverage, year = 2024, value = 24.1, evidence = new[] { evidence } } } });
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);

        Assert.Equal(bytes, await office.Secretariat.GetByteArrayAsync($"{address}/files/{evidence.address}"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await office.Anybody.GetAsync($"{address}/files/{evidence.address}")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(address, "survey.pdf", Encoding.ASCII.GetBytes("<html>"))).StatusCode);
        var unknown = await office.Senegal.PostAsJsonAsync(address, new
        {
            operationId = "f2", cells = new[] { new { indicator = Office.Coverage, year = 2024, value = 24.1, evidence = new[] { evidence with { address = new string('0', 64) } } } },
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
    }

    [Fact]
    public async Task A_file_of_more_than_ten_megabytes_is_too_large()
    {
        await office.Open("large", "reviewed");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send(Office.Submission("SEN", "large"), "large.txt", new byte[(10 << 20) + 1])).StatusCode);
    }

    [Fact]
    public async Task An_answer_without_a_figure_comes_back_as_it_was_sent()
    {
        await office.Open("answers", "reviewed");
        var address = Office.Submission("SEN", "answers");
        var entered = await office.Senegal.PostAsJsonAsync(address, new { operationId = "a1", cells = new[] { new { indicator = Office.Coverage, year = 2024, kind = "not-available", note = "No survey", method = "None" } } });
        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
        var cell = (await (await office.Senegal.GetAsync(address)).Json()).GetProperty("cells")[0];
        Assert.Equal(("not-available", "none", "None"), (cell.Text("kind"), cell.Text("stance"), cell.Text("method")));
        var unfit = await office.Senegal.PostAsJsonAsync(address, new { operationId = "a2", cells = new[] { new { indicator = Office.Coverage, year = 2024, kind = "perhaps" } } });
        Assert.Equal(HttpStatusCode.BadRequest, unfit.StatusCode);
    }

    [Fact]
    public async Task A_remark_is_said_once_and_a_figure_verified_by_the_member_that_was_asked()
    {
        var address = await Handed("verified", new { indicator = Office.Coverage, year = 2024, value = 24.1, source = "Survey", note = "Checked" });
        var about = new { operationId = "c1", indicator = Office.Coverage, year = 2024, text = "Before the reform?" };
        await office.Secretariat.PostAsJsonAsync(address + "/comments", about);
        Assert.Equal(HttpStatusCode.OK, (await office.Secretariat.PostAsJsonAsync(address + "/comments", about)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await office.Senegal.PostAsJsonAsync(address + "/verifications", new { operationId = "c2", indicator = Office.Coverage, year = 2024, member = "MLI" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Senegal.PostAsJsonAsync(address + "/verify", new { operationId = "c3", indicator = Office.Coverage, year = 2024, confirmed = true })).StatusCode);
        var token = await (await office.Secretariat.PostAsJsonAsync("/api/v1/tokens", new { name = "Mali", scope = "member", member = "MLI" })).Json();
        using var request = new HttpRequestMessage(HttpMethod.Post, address + "/verify")
        {
            Content = JsonContent.Create(new { operationId = "c4", indicator = Office.Coverage, year = 2024, confirmed = true }),
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Text("token")) },
        };
        Assert.Equal(HttpStatusCode.OK, (await office.Anybody.SendAsync(request)).StatusCode);

        var kinds = (await (await office.Senegal.GetAsync(address + "/history")).Json()).GetProperty("entries").EnumerateArray().Select(e => e.Text("kind"));
        Assert.Equal(["submitted", "commented", "verification-asked", "verified"], kinds);
    }

    [Fact]
    public async Task Sections_are_delegated_to_a_colleague_with_an_account_alone()
    {
        await office.Open("delegated", "reviewed");
        var answer = await office.Senegal.PostAsJsonAsync(Office.Submission("SEN", "delegated") + "/delegations", new { operationId = "d1", email = "nobody@example.org", sections = new[] { "coverage" } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Senegal.PostAsJsonAsync(Office.Submission("MLI", "delegated") + "/delegations", new { operationId = "d2", email = "nobody@example.org" })).StatusCode);
    }

    [Fact]
    public async Task A_colleague_without_an_account_is_invited_if_asked_for_and_has_the_sections_from_then_on()
    {
        await office.Open("invited", "reviewed");
        var address = Office.Submission("SEN", "invited") + "/delegations";
        var strange = await office.Senegal.PostAsJsonAsync(address, new { operationId = "i1", email = "statistics@example.org", sections = new[] { "no-such-section" }, invite = true });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, strange.StatusCode);
        var invited = await (await office.Senegal.PostAsJsonAsync(address, new { operationId = "i2", email = "statistics@example.org", sections = new[] { "coverage" }, invite = true })).Json();

        Assert.Contains("/people/invitation/", invited.Text("invitation"), StringComparison.Ordinal);
        var standing = await (await office.Senegal.GetAsync(address)).Json();
        Assert.Contains("adequacy", standing.GetProperty("sections").EnumerateArray().Select(s => s.GetString()));
        var delegation = Assert.Single(standing.GetProperty("delegations").EnumerateArray());
        Assert.Equal(("statistics@example.org", "coverage"), (delegation.Text("name"), delegation.GetProperty("sections")[0].GetString()));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.Senegal.GetAsync(Office.Submission("MLI", "invited") + "/delegations")).StatusCode);
    }

    [Fact]
    public async Task What_is_asked_and_open_is_read_by_the_member_it_is_asked_of_and_by_whoever_takes_over()
    {
        var address = await Handed("handed-over", new { indicator = Office.Coverage, year = 2024, value = 24.1, source = "Survey", note = "Checked" });
        var about = new { operationId = "h1", indicator = Office.Coverage, year = 2024, text = "Before the reform?", member = "BFA" };
        await office.Secretariat.PostAsJsonAsync(address + "/comments", about);
        await office.Senegal.PostAsJsonAsync(address + "/verifications", about with { operationId = "h2" });

        var asked = (await (await office.Secretariat.GetAsync("/api/v1/members/BFA/verifications")).Json()).GetProperty("verifications");
        Assert.Equal(("SEN", "24.1", "Survey"), (asked[0].Text("member"), asked[0].Text("text"), asked[0].Text("source")));
        Assert.Equal(JsonValueKind.Null, asked[0].GetProperty("confirmed").ValueKind);
        Assert.Equal("BFA", (await (await office.Senegal.GetAsync(address + "/verifications")).Json()).GetProperty("verifications")[0].Text("asked"));
        var handover = await (await office.Senegal.GetAsync("/api/v1/members/SEN/handover")).Json();
        var round = handover.GetProperty("rounds").EnumerateArray().Single(r => r.Text("round") == "handed-over");
        Assert.Equal(("submitted", "Before the reform?", "BFA"), (round.Text("status"), round.GetProperty("threads")[0].Text("said"), round.GetProperty("asked")[0].Text("asked")));
        Assert.Equal(2024, round.GetProperty("drafts")[0].GetProperty("year").GetInt32());
        Assert.All(["verifications", "handover"], what => Assert.Equal(HttpStatusCode.Forbidden, office.Senegal.GetAsync("/api/v1/members/MLI/" + what).GetAwaiter().GetResult().StatusCode));
    }

    private async Task<string> Handed(string round, params object[] cells)
    {
        await office.Open(round, "reviewed");
        var address = Office.Submission("SEN", round);
        var answer = await office.Senegal.PostAsJsonAsync(address, new { operationId = "handed", cells, submit = true });
        Assert.Equal("submitted", (await answer.Json()).Text("status"));
        return address;
    }

    private async Task<HttpResponseMessage> Send(string address, string name, byte[] bytes)
    {
        using var body = new ByteArrayContent(bytes);
        body.Headers.ContentType = new("application/octet-stream");
        return await office.Senegal.PostAsync($"{address}/files?name={name}", body);
    }
}
