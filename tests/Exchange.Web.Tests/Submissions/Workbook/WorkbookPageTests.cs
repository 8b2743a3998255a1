using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Tests.People;

namespace Exchange.Web.Tests.Submissions.Workbook;

/// <summary>A focal point's way with the workbook through the pages, as a browser without script.</summary>
public sealed class WorkbookPageTests : Desks
{
    private string Path => Base + "/workbook";

    [Fact]
    public async Task A_workbook_is_fetched_filled_in_shown_and_confirmed_and_stands_in_the_history()
    {
        await Save("24.1");
        var sent = await Send(FocalPoint, Filled(await Fetch(FocalPoint, "fr"), "30,5"));
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var preview = await FocalPoint.GetStringAsync(sent.Headers.Location, TestContext.Current.CancellationToken);

        Assert.All(["24.1", "30,5", "Read as 30.5", "Couverture", "Nothing has been changed yet"], text => Assert.Contains(text, WebUtility.HtmlDecode(preview), StringComparison.Ordinal));
        Assert.Contains("value=\"24.1\"", await Page(FocalPoint, Coverage), StringComparison.Ordinal);

        var confirmed = await FocalPoint.Send(preview, Action(sent));
        Assert.Equal(HttpStatusCode.Found, confirmed.StatusCode);
        Assert.Contains("Stored: 1 figure", await FocalPoint.GetStringAsync(confirmed.Headers.Location, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("value=\"30,5\"", await Page(FocalPoint, Coverage), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await FocalPoint.Send(preview, Action(sent))).StatusCode);
        await HandIn();
        var review = await Page(Secretariat, Review);
        Assert.Equal(1, Regex.Count(review, "\\(workbook\\)"));
    }

    [Fact]
    public async Task If_the_submission_moved_or_was_handed_in_since_it_was_shown_nothing_is_taken_and_the_page_says_so()
    {
        await Save("24.1");
        var sent = await Send(FocalPoint, Filled(await Fetch(FocalPoint), "30.5"));
        var preview = await FocalPoint.GetStringAsync(sent.Headers.Location, TestContext.Current.CancellationToken);
        await Save("25.5");
        var stale = await FocalPoint.Send(preview, Action(sent));
        var page = await Text(stale);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.All(["Somebody has changed the submission since this was shown", "changed on the web since the workbook was issued"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.Contains("value=\"25.5\"", await Page(FocalPoint, Coverage), StringComparison.Ordinal);

        var (file, form) = (await Fetch(FocalPoint), await FocalPoint.GetStringAsync("/en/" + Path, TestContext.Current.CancellationToken));
        await HandIn();
        var late = await Post(FocalPoint, Path, form, Filled(file, "30.5"));
        preview = await FocalPoint.GetStringAsync(late.Headers.Location, TestContext.Current.CancellationToken);

        Assert.Contains("has been handed in", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("aria-describedby=\"confirm-hint\"", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", await Page(FocalPoint, Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_refused_is_said_by_sheet_and_cell_and_a_foreign_or_unreadable_file_as_a_whole()
    {
        await Save("24.1");
        var sent = await Send(FocalPoint, Filled(await Fetch(FocalPoint, "ar"), "1,234"));
        var page = WebUtility.HtmlDecode(await FocalPoint.GetStringAsync(sent.Headers.Location, TestContext.Current.CancellationToken));
        Assert.All(["“1,234” can be read in two ways", ">N6<"], text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.DoesNotContain("<button class=\"button primary\" aria-describedby=\"confirm-hint\"", page, StringComparison.Ordinal);

        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync($"/en/{Path}/file", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync(sent.Headers.Location, TestContext.Current.CancellationToken)).StatusCode);
        var foreign = await Send(mali, await Fetch(FocalPoint), "submit/trial/MLI/workbook");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Contains("another member (SEN)", await Text(foreign), StringComparison.Ordinal);

        (byte[] File, string Sentence)[] files =
        [
            ("hello"u8.ToArray(), "neither an Excel workbook"), ([], "Choose the file"), (Hostile.With("xl/worksheets/sheet2.xml", new byte[30 << 20]), "Unpacked, the file is larger"),
            (Hostile.With("xl/vbaProject.bin", [1, 2, 3], replace: false), "holds macros"),
        ];
        foreach (var (file, sentence) in files)
        {
            var answer = await Send(FocalPoint, file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(sentence, await Text(answer), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_colleague_fetches_and_sends_back_the_delegated_section()
    {
        await Save("24.1");
        var invited = await FocalPoint.Fill($"/en/{Base}/people", Base + "/people", ("email", "ministry@example.org"), ("section", "coverage"));
        var deputy = await Enrol(Forms.Shown(await invited.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "invitation-link"));
        var sent = await Send(deputy, Filled(await Fetch(deputy), "26"));
        var preview = await deputy.GetStringAsync(sent.Headers.Location, TestContext.Current.CancellationToken);

        // What one person has sent is nobody else's to confirm.
        Assert.Equal(HttpStatusCode.Gone, (await FocalPoint.GetAsync(sent.Headers.Location, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await deputy.Send(preview, Action(sent))).StatusCode);
        Assert.Contains("value=\"26\"", await Page(FocalPoint, Coverage), StringComparison.Ordinal);
    }

    private static string Action(HttpResponseMessage sent) => sent.Headers.Location!.ToString().Replace("/en/", "", StringComparison.Ordinal);

    private static byte[] Filled(byte[] file, string value) => Books.Fill(file, (Books.CovLine, WorkbookColumn.Value, value));

    private Task<byte[]> Fetch(HttpClient browser, string language = "en") =>
        browser.GetByteArrayAsync($"/en/{Path}/file?format=xlsx&language={language}", TestContext.Current.CancellationToken);

    private async Task<HttpResponseMessage> Send(HttpClient browser, byte[] file, string? path = null) =>
        await Post(browser, path ?? Path, await browser.GetStringAsync("/en/" + (path ?? Path), TestContext.Current.CancellationToken), file);

    private static async Task<HttpResponseMessage> Post(HttpClient browser, string path, string html, byte[] file)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Forms.Hidden(Regex.Match(html, $"<form method=\"post\"[^>]*action=\"{path}\".*?</form>", RegexOptions.Singleline).Value))
            form.Add(new StringContent(value), field);
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        if (file.Length > 0)
            form.Add(content, "file", "classeur.xlsx");
        return await browser.PostAsync("/en/" + path, form, TestContext.Current.CancellationToken);
    }
}
