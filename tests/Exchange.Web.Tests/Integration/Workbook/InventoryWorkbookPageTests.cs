using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Submissions;

namespace Exchange.Web.Tests.Integration.Workbook;

/// <summary>A focal point's way with the inventory's workbook through the pages, as a browser without script.</summary>
public sealed class InventoryWorkbookPageTests : Desks
{
    private const string Path = "inventory/SEN/workbook";

    [Fact]
    public async Task An_inventory_is_begun_by_workbook_shown_confirmed_and_changed_again()
    {
        var file = InventoryBooks.Fill(
            await Fetch(FocalPoint, "ar"), ("organisation:+1", "name_en", "Ministry"), ("programme:+1", "name_en", "Family cash"), ("programme:+1", "organisation", "Ministry"),
            ("programme:+1", "type", "unconditional-cash"), ("programme:+1", "beneficiaries", "about 600"));
        var sent = await Send(FocalPoint, file);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        var preview = await Shown(FocalPoint, sent);
        Assert.All(
            ["2 entries would change", "Family cash", "“about 600” is not a whole number", "Nothing has been changed yet"], text => Assert.Contains(text, preview, StringComparison.Ordinal));
        Assert.DoesNotContain("Family cash", await Page(FocalPoint, "inventory/SEN/programmes"), StringComparison.Ordinal);

        var confirmed = await FocalPoint.Send(preview, Action(sent));
        Assert.Contains("Stored: 2 entries", WebUtility.HtmlDecode(await FocalPoint.GetStringAsync(confirmed.Headers.Location, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        Assert.Contains("Family cash", await Page(FocalPoint, "inventory/SEN/programmes"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await FocalPoint.Send(preview, Action(sent))).StatusCode);

        // Somebody else changes it on the web between the showing and the confirming.
        sent = await Send(FocalPoint, InventoryBooks.Fill(await Fetch(FocalPoint, "en"), ("programme:family-cash", "beneficiaries", "600")));
        preview = await Shown(FocalPoint, sent);
        await FocalPoint.Fill("/en/inventory/SEN/organisations/new", "inventory/SEN/organisations/new", ("name_en-0", "Second"));
        var stale = await FocalPoint.Send(preview, Action(sent));
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        var again = await Text(stale);
        Assert.Contains("Somebody has changed the inventory since this was shown", again, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await FocalPoint.Send(again, Action(sent))).StatusCode);
        Assert.Contains("value=\"600\"", await Page(FocalPoint, "inventory/SEN/programmes/family-cash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_members_file_and_people_are_refused_and_what_is_handed_in_takes_nothing()
    {
        await FocalPoint.Fill("/en/inventory/SEN/organisations/new", "inventory/SEN/organisations/new", ("name_en-0", "Ministry"));
        var file = await Fetch(FocalPoint, "fr");
        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync($"/en/{Path}/file", TestContext.Current.CancellationToken)).StatusCode);
        var foreign = await Send(mali, file, "inventory/MLI/workbook");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);
        Assert.Contains("another member (SEN)", await Text(foreign), StringComparison.Ordinal);

        var sent = await Send(FocalPoint, InventoryBooks.Fill(file, ("organisation:ministry", "role", "pays")));
        await FocalPoint.Fill("/en/inventory/SEN/check", "inventory/SEN/check");
        var preview = await Shown(FocalPoint, sent);
        Assert.Contains("handed in", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("confirm-hint\">", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", await Page(FocalPoint, Path), StringComparison.Ordinal);
    }

    private static string Action(HttpResponseMessage sent) => sent.Headers.Location!.ToString().Replace("/en/", "", StringComparison.Ordinal);

    private static async Task<string> Shown(HttpClient browser, HttpResponseMessage sent) =>
        WebUtility.HtmlDecode(await browser.GetStringAsync(sent.Headers.Location, TestContext.Current.CancellationToken));

    private static Task<byte[]> Fetch(HttpClient browser, string language) =>
        browser.GetByteArrayAsync($"/en/{Path}/file?format=xlsx&language={language}", TestContext.Current.CancellationToken);

    private static async Task<HttpResponseMessage> Send(HttpClient browser, byte[] file, string path = Path)
    {
        var html = await browser.GetStringAsync("/en/" + path, TestContext.Current.CancellationToken);
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in Forms.Hidden(Regex.Match(html, $"<form method=\"post\"[^>]*action=\"{path}\".*?</form>", RegexOptions.Singleline).Value))
            form.Add(new StringContent(value), field);
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        form.Add(content, "file", "inventaire.xlsx");
        return await browser.PostAsync("/en/" + path, form, TestContext.Current.CancellationToken);
    }
}
