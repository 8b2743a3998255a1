using System.Net;
using System.Text;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Recommendations;

namespace Exchange.Web.Tests.Submissions;

/// <summary>A figure with what stands beside it, and the file that backs it.</summary>
public sealed class CellsPageTests(TrialPeople people) : Desks(people), IClassFixture<TrialPeople>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj << >> endobj\n%%EOF");

    [Fact]
    public async Task A_file_backs_a_figure_and_is_given_to_its_own_people_alone()
    {
        Assert.Equal(HttpStatusCode.Found, (await SendFile(FocalPoint, "survey 2024.pdf", Pdf)).StatusCode);
        var address = System.Text.RegularExpressions.Regex.Match(await Page(FocalPoint, Coverage), Base + "/files/[0-9a-f]{64}").Value;
        var file = await FocalPoint.GetAsync("/en/" + address, TestContext.Current.CancellationToken);

        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", Assert.Single(file.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(HttpStatusCode.OK, (await Secretariat.GetAsync("/en/" + address, TestContext.Current.CancellationToken)).StatusCode);
        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync("/en/" + address, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await FocalPoint.GetAsync($"/en/{Base}/files/{new string('0', 64)}", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("survey.pdf", "<html>not a document</html>", "not what its name says")]
    [InlineData("survey.docx", "PK\u0003\u0004 but no document", "not what its name says")]
    [InlineData("table.csv", "a;b\u0000c", "not what its name says")]
    [InlineData("run.exe", "MZ", "type that is not taken")]
    [InlineData("empty.txt", "", "empty or larger")]
    public async Task A_file_that_is_not_taken_is_told_beside_its_line_and_the_rest_is_kept(string name, string content, string sentence)
    {
        var answer = await SendFile(FocalPoint, name, Encoding.Latin1.GetBytes(content), ("method-0", "Weighted sample"));
        var page = await Text(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All([sentence, "24.1", "Weighted sample"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains("Weighted sample", await Page(FocalPoint, Coverage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_more_than_ten_megabytes_is_refused_with_its_line()
    {
        var answer = await SendFile(FocalPoint, "large.txt", Encoding.ASCII.GetBytes(new string('a', (10 << 20) + 1)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("larger than 10 MB", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_sent_with_a_page_that_went_stale_is_still_there_when_it_is_sent_again()
    {
        var answer = await SendFile(FocalPoint, "survey.pdf", Pdf, ("revision", "7"));
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("survey.pdf", page, StringComparison.Ordinal);

        var sent = await FocalPoint.Send(page, Coverage, ("year-0", "2024"), ("value-0", "24.1"), ("note-0", "Checked"));

        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        Assert.Contains("survey.pdf", await Page(FocalPoint, Coverage), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_is_kept_until_it_is_removed_and_no_script_is_ever_one()
    {
        await Save("24.1", ("link-0", "https://example.org/survey"), ("title-0", "The survey"));
        Assert.Contains("href=\"https://example.org/survey\"", await Page(FocalPoint, Coverage), StringComparison.Ordinal);
        await Save("24.1", ("drop-0", "https://example.org/survey"));
        Assert.DoesNotContain("https://example.org/survey", await Page(FocalPoint, Coverage), StringComparison.Ordinal);

        var script = await Save("24.1", ("link-0", "javascript:alert(1)"));
        var page = await Text(script);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, script.StatusCode);
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_there_is_no_figure_needs_a_reason_and_is_an_answer_of_its_own()
    {
        await FocalPoint.Fill("/en/" + Coverage, Coverage, ("year-0", "2024"), ("kind-0", "NotAvailable"));
        Assert.Contains("Say why in the comment", await Page(FocalPoint, Coverage), StringComparison.Ordinal);
        await FocalPoint.Fill("/en/" + Coverage, Coverage, ("year-0", "2024"), ("kind-0", "NotAvailable"), ("note-0", "No survey was made."));
        Assert.Equal(HttpStatusCode.Found, (await HandIn()).StatusCode);

        Assert.Contains("New: Not available", await Page(Secretariat, Review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comment_without_a_figure_is_not_dropped_but_asked_about()
    {
        var answer = await FocalPoint.Fill("/en/" + Coverage, Coverage, ("year-0", "2024"), ("note-0", "Will follow in May"));
        var page = await Text(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.All(["Will follow in May", "the figure is missing"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_sent_back_is_shown_locked_with_the_reason()
    {
        await Save("24.1", ("year-1", "2024"), ("value-1", "20"), ("note-1", "Checked"));
        await HandIn();
        var page = await Secretariat.GetStringAsync("/en/" + Review, TestContext.Current.CancellationToken);
        await Secretariat.Send(page, Review, ("decision", "return"), ($"why-{Line(page)}", "Which survey?"));

        var cells = await Page(FocalPoint, Coverage);
        Assert.Contains("this figure was not sent back", cells, StringComparison.Ordinal);
        Assert.Contains("Which survey?", cells, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_shows_each_warning_with_its_answer_and_what_will_be_public()
    {
        await FocalPoint.Fill("/en/" + Coverage, Coverage, ("year-0", "2022"), ("value-0", "48"), ("source-0", "Survey"), ("note-0", "A new programme started."));
        var check = await Page(FocalPoint, Base + "/check");

        Assert.Contains("Your answer: A new programme started.", check, StringComparison.Ordinal);
        Assert.Contains("As the board will show it", check, StringComparison.Ordinal);
        Assert.Contains("New: 48.0\u00a0%", check, StringComparison.Ordinal);
    }
}
