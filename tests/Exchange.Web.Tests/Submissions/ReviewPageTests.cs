using System.Net;
using Exchange.Web.Tests.People;

namespace Exchange.Web.Tests.Submissions;

/// <summary>What a reviewer sees and decides, cell by cell.</summary>
public sealed class ReviewPageTests : Desks
{
    [Fact]
    public async Task One_cell_goes_back_for_its_reason_and_comes_again_with_the_difference()
    {
        await Save("24.1");
        await HandIn();
        var page = await Secretariat.GetStringAsync("/en/" + Review, TestContext.Current.CancellationToken);
        var line = Line(page);
        var returned = await Secretariat.Send(page, Review, ("decision", "return"), ("reason", ""), ($"return-{line}", "1"), ($"why-{line}", "Which survey is this?"));
        Assert.Equal(HttpStatusCode.Found, returned.StatusCode);

        var tasks = await Page(FocalPoint, Base);
        Assert.Contains("1 sent back", tasks, StringComparison.Ordinal);
        Assert.Contains("Which survey is this?", tasks, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Coverage}#cell-per-sa-allsa-cov-pop-tot-total-2024\"", tasks, StringComparison.Ordinal);
        await Save("26.1");
        Assert.Equal(HttpStatusCode.Found, (await HandIn()).StatusCode);

        var mended = await Page(Secretariat, Review + "?show=attention");
        Assert.Contains("Which survey is this?", mended, StringComparison.Ordinal);
        Assert.Contains("Since then: Was 24.1\u00a0%, is 26.1\u00a0%: up by 2.0 points", mended, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_without_a_mark_means_its_cell_and_a_mark_without_a_reason_is_refused_with_everything_kept()
    {
        await Save("24.1");
        await HandIn();
        var page = await Secretariat.GetStringAsync("/en/" + Review, TestContext.Current.CancellationToken);
        var line = Line(page);
        var refused = await Secretariat.Send(page, Review, ("decision", "return"), ("reason", "In general"), ($"return-{line}", "1"), ($"say-{line}", "I remember this one"));
        var again = await Text(refused);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("In general", again, StringComparison.Ordinal);
        Assert.Contains("I remember this one", again, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await Secretariat.Fill("/en/" + Review, Review, ("decision", "return"), ($"why-{line}", "Which survey?"))).StatusCode);
        Assert.Contains("1 sent back", await Page(FocalPoint, Base), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_went_stale_keeps_the_reasons_that_were_typed()
    {
        await Save("24.1");
        await HandIn();
        var stale = await Secretariat.GetStringAsync("/en/" + Review, TestContext.Current.CancellationToken);
        var line = Line(stale);
        await Secretariat.Fill("/en/" + Review, Review, ("decision", "return"), ("reason", "First"));

        var answer = await Secretariat.Send(stale, Review, ("decision", "return"), ("reason", "Second"), ($"why-{line}", "And this one"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Somebody changed this submission meanwhile", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_is_accepted_on_its_own_and_then_differs_no_more()
    {
        await Save("24.1");
        await HandIn();
        Assert.Contains("New: 24.1\u00a0%", await Page(Secretariat, Review), StringComparison.Ordinal);
        var accepted = await Secretariat.Fill("/en/" + Review, Review, ("decision", "accept:coverage"));

        Assert.Equal(HttpStatusCode.Found, accepted.StatusCode);
        var page = await Page(Secretariat, Review);
        Assert.Contains("As accepted before: 24.1\u00a0%", page, StringComparison.Ordinal);
        Assert.DoesNotContain("accept:coverage", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_accepted_and_has_nothing_to_it_needs_no_attention()
    {
        await Save("24.1");
        await HandIn();
        await Secretariat.Fill("/en/" + Review, Review, ("decision", "accept"));

        Assert.Contains("Nothing needs attention", await Page(Secretariat, Review + "?show=attention"), StringComparison.Ordinal);
        Assert.NotEqual("", Line(await Secretariat.GetStringAsync("/en/" + Review, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_remark_is_read_on_both_sides_and_the_reasons_begun_stay_on_the_page()
    {
        await Save("24.1");
        await HandIn();
        var page = await Secretariat.GetStringAsync("/en/" + Review, TestContext.Current.CancellationToken);
        var line = Line(page);
        var said = await Secretariat.Send(page, Review, ("decision", "say"), ($"say-{line}", "Is this before the reform?"), ("reason", "Begun"));
        var again = await Text(said);

        Assert.Equal(HttpStatusCode.OK, said.StatusCode);
        Assert.Contains("Begun", again, StringComparison.Ordinal);
        Assert.Contains("Is this before the reform?", await Page(FocalPoint, Coverage), StringComparison.Ordinal);
        await FocalPoint.Fill("/en/" + Coverage, Coverage, ("talk", "1"), ("say-0", "After it."));
        Assert.Contains("After it.", await Page(Secretariat, Review), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_reviewers_see_each_other()
    {
        var second = await Invite("second@example.org", "Secretariat", "");
        await Secretariat.GetStringAsync("/en/" + Review, TestContext.Current.CancellationToken);

        Assert.Contains("Also open with: Trial secretariat", await Page(second, Review), StringComparison.Ordinal);
        Assert.Contains("Somebody new", await Page(Secretariat, Review + "/readers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_handed_in_can_be_taken_back_until_a_decision()
    {
        await Save("24.1");
        await HandIn();
        Assert.Equal(HttpStatusCode.Found, (await FocalPoint.Fill("/en/" + Base, Base + "/withdraw")).StatusCode);
        await HandIn();
        var open = await FocalPoint.GetStringAsync("/en/" + Base, TestContext.Current.CancellationToken);
        await Secretariat.Fill("/en/" + Review, Review, ("decision", "accept"));

        Assert.Equal(HttpStatusCode.Conflict, (await FocalPoint.Send(open, Base + "/withdraw")).StatusCode);
        Assert.DoesNotContain(Base + "/withdraw", await Page(FocalPoint, Base), StringComparison.Ordinal);
    }
}
