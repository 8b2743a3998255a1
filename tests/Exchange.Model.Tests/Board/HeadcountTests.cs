using Exchange.Model.Board;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Board;

public sealed class HeadcountTests
{
    private static readonly BoardState Board = BoardState.Build(Shipped.Reference, []);

    [Fact]
    public void Persons_are_summed_over_members_of_which_share_and_population_are_known_and_groups_add_up()
    {
        var sums = Headcount.Over(Board["SI.POV.DDAY"], Board["SP.POP.TOTL"]);

        Assert.Equal(57, sums[0].Of);
        Assert.InRange(sums[0].Told, 20, 57);
        Assert.Equal(sums[0].Persons, sums[1..].Sum(s => s.Persons), 3);
        Assert.Equal((sums[0].Told, sums[0].Of), (sums[1..].Sum(s => s.Told), sums[1..].Sum(s => s.Of)));
        Assert.InRange(sums[0].Persons, 1e8, 1e9);
    }

    [Fact]
    public void Nobody_reported_is_no_sum_of_nothing_but_none_of_so_many()
    {
        var none = Headcount.Over(Board["EXP.SP.GDP"], Board["SP.POP.TOTL"])[0];

        Assert.Equal((0, 57, (int?)null), (none.Told, none.Of, none.From));
    }

    [Fact]
    public void Around_a_shock_stand_the_last_figure_before_and_the_first_one_after()
    {
        var around = AroundShock.Of(Board["SI.POV.DDAY"], 2020);

        Assert.NotEmpty(around);
        Assert.All(around, a => Assert.True(a.Before.Key.Year < 2020 && a.After.Key.Year >= 2020));
        Assert.All(around, a => Assert.Equal(a.Change, a.After.Value - a.Before.Value));
        Assert.All(around, a => Assert.DoesNotContain(Board["SI.POV.DDAY"].Of(a.Member.Iso3), p => p.Year < 2020 && p.Year > a.Before.Key.Year));
        Assert.Empty(AroundShock.Of(Board["SI.POV.DDAY"], 1900));
    }
}
