using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Storage;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;

namespace Exchange.Web.Tests.Integration;

public sealed class SampleCountryTests
{
    private static readonly string Folder = ContentServices.Find(null, AppContext.BaseDirectory, AppContext.BaseDirectory);
    private static readonly DateTimeOffset Now = new(2027, 3, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_has_a_full_inventory_at_level_one_between_an_earlier_and_a_later_round_whatever_the_day()
    {
        var rubric = ContentFolder.Read(Folder).Rubric;
        var country = SampleCountry.Read(Folder, Now);
        var steps = Course.Of(country.Versions, DateOnly.FromDateTime(Now.UtcDateTime), rubric).Where(s => s.Cause == StepCause.Accepted).ToArray();

        Assert.Equal([1, 1, 1], steps.Select(s => s.Standing.Assessment.Level));
        Assert.All(steps[1..], s => Assert.Equal(AssessmentStatus.Final, s.Standing.Assessment.Status));
        Assert.Equal(["C2", "C4"], steps[2].Change!.Gates.Where(g => g.After.Met is true).Select(g => g.Gate.Code));
        Assert.Equal(["C1", "C3"], steps[2].Standing.Assessment.Gaps.Select(g => g.Gate.Code));
        Assert.All(rubric.Blocks.SelectMany(b => b.Criteria), c => Assert.NotNull(steps[1].Standing.Inventory.Answers[c.Id].Met));
    }

    [Fact]
    public void Its_entries_are_in_order()
    {
        var rubric = ContentFolder.Read(Folder).Rubric;
        Assert.All(SampleCountry.Read(Folder, Now).Versions, version => Assert.Empty(EntryRules.Examine(
            System.Collections.Immutable.ImmutableDictionary.CreateRange(version.Entries.Select(e => KeyValuePair.Create(e.Entry.Key.ToString(), e.Entry))), rubric, version.Day)
            .Where(f => f.Severity == Model.Submissions.Severity.Error && f.Rule != "EntryDayToCome")));
    }

    [Theory]
    [InlineData("en", "Connect the civil registry")]
    [InlineData("fr", "Relier l’état civil")]
    [InlineData("ar", "ربط السجل المدني")]
    public void It_answers_recommendations_with_actions_progress_by_round_obstacles_and_a_pilot(string language, string action)
    {
        var (content, country) = (ContentFolder.Read(Folder), SampleCountry.Read(Folder, Now));
        var followUp = Exchange.Web.Recommendations.SampleAnswers.Read(Folder, "XSC", language, Now);
        var advice = Model.Recommendations.Advice.For(content.Recommendations, content.Rubric, country.Versions[^1].On(DateOnly.FromDateTime(Now.UtcDateTime), content.Rubric).Assessment);

        Assert.Contains(followUp.Actions, a => a.What.StartsWith(action, StringComparison.Ordinal) && a.Block == "B06" && a.To > DateOnly.FromDateTime(Now.UtcDateTime));
        Assert.All(followUp.Progress, p => Assert.NotNull(content.Recommendations.Find(p.Recommendation)));
        Assert.True(followUp.Progress.Select(p => p.Round).Distinct().Count() > 1);
        Assert.True(followUp.Barriers.Values.SelectMany(b => b.Ranked).All(c => content.Rubric.Causes.Any(k => k.Code == c)));
        Assert.NotEmpty(followUp.Pilots);
        // What blocks the next level is answered.
        Assert.All(advice.All.Where(a => a.Reason == Model.Recommendations.AdviceReason.Gap).Take(2), a => Assert.True(followUp.Answers(a.Recommendation.Id), a.Recommendation.Id));
        Assert.Empty(Exchange.Web.Recommendations.SampleAnswers.Read(Folder, "XSC", language, Now, Now.AddMonths(-30)).Actions);
    }

    [Fact]
    public async Task Production_does_not_show_it_and_a_setting_that_says_neither_yes_nor_no_stops_the_start()
    {
        await using (var product = new Product())
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await product.Browser().GetAsync("/en/members/XSC/level", TestContext.Current.CancellationToken)).StatusCode);
        await using var unfit = new Product(settings: new Dictionary<string, string> { [SampleCountry.Setting] = "perhaps" });
        var refusal = Assert.ThrowsAny<Exception>(() => unfit.Services);
        Assert.Contains(SampleCountry.Setting, refusal.ToString(), StringComparison.Ordinal);
        Assert.IsType<SettingException>(refusal.GetBaseException(), exactMatch: false);
    }
}
