using Exchange.Model.Integration;
using Exchange.Model.Tests.Content;
using Fractions;

namespace Exchange.Model.Tests.Integration;

public sealed class InventoryTests
{
    [Theory]
    [InlineData("2025-11-25", "2026-11-25", 12), InlineData("2025-11-25", "2026-11-26", 13), InlineData("2025-11-25", "2026-11-24", 12)]
    [InlineData("2025-11-25", "2025-11-25", 0), InlineData("2025-11-25", "2025-11-26", 1), InlineData("2026-12-01", "2026-11-25", 0)]
    [InlineData("2024-02-29", "2025-02-28", 12), InlineData("2024-02-29", "2025-03-01", 13), InlineData("2025-01-31", "2025-02-28", 1)]
    public void A_begun_month_counts_whole(string from, string day, int months) =>
        Assert.Equal(months, Age.InMonths(Date(from), Date(day)));

    [Fact]
    public void An_inventory_reads_as_what_it_says()
    {
        var facts = Country.Small.On(Country.Day, Shipped.Rubric).Facts;
        var metrics = Metrics.Of(facts);

        Assert.Equal(new Fraction(7, 10), metrics.LL);
        Assert.Equal((Fraction?)1, metrics.PP);
        Assert.All([metrics.BRC, metrics.UIDC, metrics.PGC, metrics.GRMC, metrics.MIS], m => Assert.Equal(1, m));
        Assert.Equal(14, facts.Blocks.Count);
        Assert.All(facts.Blocks.Values, l => Assert.Equal(Grade.Unknown, l.Grade));
    }

    [Fact]
    public void A_list_that_was_not_taken_up_stays_unknown_and_a_need_that_was_dropped_is_gone()
    {
        var blank = (Country.Small with { Needs = null, Links = null, CrossChecks = null }).On(Country.Day, Shipped.Rubric).Facts;
        var dropped = Country.Small with { Needs = [Country.Need("A", "civil"), Country.Need("A", "tax").Drop("not used")!] };

        Assert.Equal((null, null, null), (blank.Needs, blank.Links, blank.CrossChecks));
        Assert.Equal([new("A", "civil")], dropped.On(Country.Day, Shipped.Rubric).Facts.Needs!.Value);
    }

    [Fact]
    public void A_link_that_nobody_verified_is_not_live_and_has_not_lapsed()
    {
        var reading = (Country.Small with { Links = [Country.Link("A", "civil") with { LastVerified = null }] }).On(Country.Day, Shipped.Rubric);

        Assert.False(reading.Facts.Links!.Value[0].Live);
        Assert.Empty(reading.Remarks);
    }

    [Fact]
    public void Needs_that_programmes_of_a_kind_usually_have_and_this_one_does_not_declare_are_named()
    {
        var missing = (Country.Small with { Programmes = Country.Small.Programmes.Add(Country.Programme("Z", 1) with { Active = false }) }).NeedsMissing(Shipped.Rubric);

        Assert.Equal(["A", "B"], missing.Keys);
        Assert.Equal(["population-id", "income", "social-registry", "beneficiary-registry"], missing["A"]);
    }

    [Fact]
    public void Each_grade_reads_its_own_criteria()
    {
        var answers = Country.Answered("B06", evidence: true).Answers;
        var first = (Country.Small with { Answers = answers.RemoveRange(answers.Keys.Where(k => !k.StartsWith("B06.1", StringComparison.Ordinal))) }).On(Country.Day, Shipped.Rubric);

        Assert.Equal(new Grade(1, 3), first.Facts.Blocks["B06"].Grade);
    }

    [Fact]
    public void A_programme_that_says_nothing_of_its_pace_is_silent_and_one_figure_ends_it()
    {
        Assert.True(Country.Programme("A", 1).Pace.IsSilent);
        Assert.False(new Pace(null, null, null, 5).IsSilent);
    }

    [Fact]
    public void Evidence_is_asked_for_at_grade_3_only_and_a_no_needs_none()
    {
        var yes = new CriterionAnswer(true, null, []);

        Assert.Equal((true, true, null), (yes.At(1), yes.At(2), yes.At(3)));
        Assert.Equal((false, (bool?)null), ((yes with { Met = false }).At(3), (yes with { Met = null }).At(3)));
        Assert.True((yes with { Evidence = [new(EvidenceKind.Date, "seen", Country.Day)] }).At(3));
    }

    [Theory]
    [InlineData(75, 75, true), InlineData(74, 75, false), InlineData(100, 90, true)]
    public void Published_birth_registration_answers_and_waits_to_be_confirmed(int published, int least, bool met)
    {
        var answer = CriterionAnswer.FromBirthRegistration(published, least, "UN Statistics Division, 2023");

        Assert.Equal((met, true), (answer.Met, answer.ToBeConfirmed));
        Assert.Equal("UN Statistics Division, 2023", Assert.Single(answer.Evidence).Text);
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
