using System.Net;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Submissions;

namespace Exchange.Web.Tests.Notices;

/// <summary>Notices as people meet them on pages.</summary>
public sealed class NoticePagesTests : Desks
{
    [Fact]
    public async Task A_notice_waits_in_the_header_and_leads_to_its_place_and_is_then_read()
    {
        await Save("24.1");
        await HandIn();
        await Until.True(async () => (await Page(Secretariat, "notices")).Contains("Senegal has handed in", StringComparison.Ordinal));
        Assert.Contains("1 unread", await Page(Secretariat, "review"), StringComparison.Ordinal);

        var page = await Page(Secretariat, "notices");
        var open = System.Text.RegularExpressions.Regex.Match(page, "href=\"(notices/open[^\"]*)\"").Groups[1].Value;
        var led = await Secretariat.GetAsync("/en/" + open, TestContext.Current.CancellationToken);
        Assert.Equal("/en/review/trial/SEN", led.Headers.Location?.OriginalString);
        Assert.DoesNotContain("unread", await Page(Secretariat, "notices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_notice_leads_nowhere()
    {
        await Save("24.1");
        await HandIn();
        await Until.True(async () => (await Page(Secretariat, "notices")).Contains("has handed in", StringComparison.Ordinal));
        var led = await FocalPoint.GetAsync("/en/notices/open?key=trial/SEN/1/HandedIn", TestContext.Current.CancellationToken);
        Assert.Equal("/en/notices", led.Headers.Location?.OriginalString);
        Assert.DoesNotContain("has handed in", await Page(FocalPoint, "notices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notices_speak_the_readers_language_and_can_all_be_marked_as_read()
    {
        await Until.True(async () => WebUtility.HtmlDecode(await FocalPoint.GetStringAsync("/fr/notices", TestContext.Current.CancellationToken)).Contains("est ouvert pour Sénégal", StringComparison.Ordinal));
        Assert.Contains("مفتوحة أمام السنغال", WebUtility.HtmlDecode(await FocalPoint.GetStringAsync("/ar/notices", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        await FocalPoint.Fill("/en/notices", "notices/read");
        Assert.DoesNotContain("unread", await Page(FocalPoint, "notices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wishes_are_kept_and_shown()
    {
        var answer = await FocalPoint.Fill("/en/notices/wishes", "notices/wishes", ("Due", "Digest"), ("Returned", "Product"), ("language", "ar"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await Page(FocalPoint, "notices/wishes");
        Assert.Matches("name=\"Due\" value=\"Digest\" checked", page);
        Assert.Matches("name=\"Returned\" value=\"Product\" checked", page);
        Assert.Matches("name=\"Late\" value=\"AtOnce\" checked", page);
        Assert.Matches("value=\"ar\"[^>]*selected", page);
    }

    [Fact]
    public async Task Only_the_secretariat_and_operators_see_what_became_of_e_mails_and_nobody_what_they_say()
    {
        await Secretariat.Fill("/en/people", "people/invitations", ("email", "trainee@example.org"), ("role", "Trainee"), ("member", ""));
        await Until.True(async () => (await Page(Secretariat, "notices/outbox")).Contains("trainee@example.org", StringComparison.Ordinal));
        Assert.DoesNotContain("people/invitation", await Page(Secretariat, "notices/outbox"), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await FocalPoint.GetAsync("/en/notices/outbox", TestContext.Current.CancellationToken)).StatusCode);
    }
}
