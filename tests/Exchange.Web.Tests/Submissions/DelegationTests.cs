using System.Net;
using Exchange.Model.People;
using Exchange.Web.People;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Submissions;

/// <summary>A colleague sees and enters what was delegated; another member's focal point sees what it is asked to verify.</summary>
public sealed class DelegationTests(TrialPeople people) : Desks(people), IClassFixture<TrialPeople>
{
    private string Verification => Base.Replace("submit/", "verify/", StringComparison.Ordinal);

    [Fact]
    public async Task A_colleague_by_invitation_sees_and_enters_the_section_delegated_and_no_other()
    {
        await Save("24.1");
        var invited = await FocalPoint.Fill($"/en/{Base}/people", Base + "/people", ("email", "ministry@example.org"), ("section", "coverage"));
        Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        var deputy = await Enrol(Forms.Shown(await invited.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "invitation-link"));

        Assert.Contains(Base, await Page(deputy, "submit"), StringComparison.Ordinal);
        var tasks = await Page(deputy, Base);
        Assert.Contains(Coverage, tasks, StringComparison.Ordinal);
        Assert.DoesNotContain(Base + "/adequacy", tasks, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.GetAsync($"/en/{Base}/adequacy", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.GetAsync($"/en/{Base}/check", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.GetAsync($"/en/{Base}/people", TestContext.Current.CancellationToken)).StatusCode);
        var saved = await deputy.Fill("/en/" + Coverage, Coverage, ("year-0", "2024"), ("value-0", "25.5"), ("note-0", "From the ministry"));
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        Assert.Contains("25.5", await Page(FocalPoint, Coverage), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await FocalPoint.Fill($"/en/{Base}/people", Base + "/people", ("take-back", Account.IdOf("ministry@example.org")))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await deputy.GetAsync("/en/" + Base, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData(Role.Deputy, "MLI"), InlineData(Role.FocalPoint, "SEN"), InlineData(Role.Secretariat, null)]
    public async Task A_focal_point_invites_deputies_of_its_own_member_and_nobody_else(Role role, string? member)
    {
        var focal = new Actor("f1", "Focal point", Role.FocalPoint, "SEN");
        var roster = Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IRosterGrain>(0);

        Assert.Equal(AccountFault.NotYours, await roster.Invite(focal, new("i1", "ff", "somebody@example.org", role, member, "f1", DateTimeOffset.MaxValue)));
        Assert.Null(await roster.Invite(focal, new("i2", "ff", "somebody@example.org", Role.Deputy, "SEN", "f1", DateTimeOffset.MaxValue)));
    }

    [Fact]
    public async Task Whoever_has_another_task_is_not_made_a_deputy_and_what_was_typed_stays()
    {
        await Invite("busy@example.org", "FocalPoint", "MLI");
        var answer = await FocalPoint.Fill($"/en/{Base}/people", Base + "/people", ("email", "busy@example.org"), ("section", "coverage"));
        var page = await Text(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("account with another task", page, StringComparison.Ordinal);
        Assert.Contains("value=\"busy@example.org\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verifier_sees_the_one_figure_and_confirms_it()
    {
        var mali = await Invite("mali@example.org", "FocalPoint", "MLI");
        await Save("24.1", ("year-1", "2024"), ("value-1", "20"), ("note-1", "Another"));
        Assert.Contains("Nobody has asked you", await Page(mali, "verify"), StringComparison.Ordinal);
        var asked = await FocalPoint.Fill(
            $"/en/{Base}/verification", Base + "/verification", ("cell", "per_sa_allsa.cov_pop_tot|total|2024"), ("member", "MLI"));
        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);

        Assert.Contains(Verification, await Page(mali, "verify"), StringComparison.Ordinal);
        var page = await Page(mali, Verification);
        Assert.Contains("24.1\u00a0%", page, StringComparison.Ordinal);
        Assert.DoesNotContain("20.0\u00a0%", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await mali.GetAsync("/en/" + Coverage, TestContext.Current.CancellationToken)).StatusCode);
        var declined = await mali.Fill("/en/" + Verification, Verification, ("answer", "decline"), ("note", ""));
        Assert.Equal(HttpStatusCode.Conflict, declined.StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await mali.Fill("/en/" + Verification, Verification, ("answer", "confirm"), ("note", "We saw the survey."))).StatusCode);

        var state = await Page(FocalPoint, Base + "/verification");
        Assert.Contains("confirmed", state, StringComparison.Ordinal);
        Assert.Contains("We saw the survey.", state, StringComparison.Ordinal);
    }
}
