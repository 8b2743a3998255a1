using System.Net;
using Exchange.Web.Tests.People;

namespace Exchange.Web.Tests.Submissions;

/// <summary>What was done can be read and taken along by those concerned; whoever takes over finds what is open.</summary>
public sealed class HandoverTests : Desks
{
    [Fact]
    public async Task A_new_focal_point_finds_what_is_open_and_the_whole_history_and_others_find_nothing()
    {
        await Save("24.1");
        await FocalPoint.Fill("/en/" + Coverage, Coverage, ("year-0", "2024"), ("value-0", "24.1"), ("source-0", "Household survey"), ("note-0", "Checked"), ("say-0", "The survey ends in May."));
        await HandIn();
        var line = Line(await Page(Secretariat, Review));
        await Secretariat.Fill("/en/" + Review, Review, ("decision", "return"), ($"return-{line}", "1"), ($"why-{line}", "Which wave of the survey?"));

        var successor = await Invite("successor@example.org", "FocalPoint", "SEN");
        var desk = await Page(successor, "submit");
        Assert.Contains("You have not worked on this one yet.", desk, StringComparison.Ordinal);
        Assert.Contains("submit/handover", desk, StringComparison.Ordinal);
        var handover = await Page(successor, "submit/handover");
        Assert.Contains("The survey ends in May.", handover, StringComparison.Ordinal);
        Assert.Contains("Which wave of the survey?", handover, StringComparison.Ordinal);

        var history = await Page(successor, Base + "/history");
        Assert.Contains("24.1", history, StringComparison.Ordinal);
        Assert.Contains("The survey ends in May.", history, StringComparison.Ordinal);
        var csv = await successor.GetStringAsync($"/en/{Base}/history.csv", TestContext.Current.CancellationToken);
        Assert.StartsWith("round,member,at,by,channel,what,indicator", csv, StringComparison.Ordinal);
        Assert.Contains(",web,saved,per_sa_allsa.cov_pop_tot,total,2024,,24.1,figure,none,Household survey,", csv, StringComparison.Ordinal);
        Assert.Matches("[0-9a-f]{64}", csv);
        var one = await Page(successor, Base + "/history?cell=per_sa_allsa.cov_pop_tot%7Ctotal%7C2024");
        Assert.Contains("Only what concerns", one, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Secretariat.GetAsync($"/en/{Base}/history", TestContext.Current.CancellationToken)).StatusCode);

        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        foreach (var foreign in new[] { "history", "history.csv" })
            Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync($"/en/{Base}/{foreign}", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("The survey ends in May.", await Page(mali, "submit/handover"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Secretariat.GetAsync("/en/submit/handover", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync($"/api/v1/rounds/trial/submissions/SEN/history?format=csv", TestContext.Current.CancellationToken)).StatusCode);
    }
}
