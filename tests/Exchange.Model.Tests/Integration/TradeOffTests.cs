using CsCheck;
using Exchange.Model.Integration;

namespace Exchange.Model.Tests.Integration;

public sealed class TradeOffTests
{
    [Fact]
    public void More_people_on_the_same_money_get_a_thinner_benefit()
    {
        var now = new TradeOff(1_000_000, 10, 9_000);
        Assert.Equal(100, now.Benefit);
        Assert.Equal(75, (now with { Beneficiaries = 12_000 }).Benefit);
        Assert.Equal(12_000 * 100m / 0.9m, now.BudgetFor(12_000, now.Benefit), 6);
        Assert.Equal(6_000, (now with { Budget = 666_700 }).PeopleAt(100));
        Assert.Null(now.PeopleAt(0));
    }

    [Fact]
    public void The_budget_that_keeps_the_benefit_keeps_it() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 99], Gen.Int[1, 100_000], Gen.Int[1, 100_000]).Sample((budget, administration, people, more) =>
    {
        var now = new TradeOff(budget, administration, people);
        var then = now with { Beneficiaries = more, Budget = now.BudgetFor(more, now.Benefit) };
        Assert.Equal(now.Benefit, then.Benefit, 6);
    });

    [Theory]
    [InlineData(-1, 0, 1), InlineData(1, 100, 1), InlineData(1, -1, 1), InlineData(1, 0, 0), InlineData(1, 0, -5)]
    public void Figures_that_cannot_be_reckoned_with_are_told(int budget, int administration, int people) => Assert.False(new TradeOff(budget, administration, people).IsFit);

    [Fact]
    public void Figures_are_reckoned_with_up_to_their_limits()
    {
        Assert.All([new(0, 0, 1), new(999_999_999_999_999m, 99.9m, 9_999_999_999)], (TradeOff fit) => Assert.True(fit.IsFit));
        Assert.All([new(1_000_000_000_000_000m, 0, 1), new(1, 0, 10_000_000_000)], (TradeOff unfit) => Assert.False(unfit.IsFit));
    }

    [Fact]
    public void A_countrys_programmes_are_taken_together_where_they_count_and_tell_both()
    {
        static Programme One(string id, decimal? budget, long? people) => new(id, "ministry", LocalText.Same(id), "other-assistance") { Budget = budget, Beneficiaries = people };
        var inventory = new Inventory
        {
            Programmes = [One("a", 600, 6), One("b", 400, 4), One("c", null, 4), One("d", 9, 9) with { GovernmentOwned = false }, One("e", 9, 9) with { Active = false }, One("f", 9, 0)],
        };

        Assert.Equal((1_000m, 10L, 2, 4), TradeOff.Of(inventory));
        Assert.Null(TradeOff.Of(new()));
    }
}
