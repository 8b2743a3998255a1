using System.Collections.Immutable;
using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Model.Tests.Integration;

public sealed class DeliveryChainTests
{
    [Fact]
    public void Nine_phases_make_four_stages()
    {
        Assert.Equal([1, 5, 1, 2], Enum.GetValues<DeliveryStage>().Select(s => Enumerable.Range(1, 9).Count(p => DeliveryChain.StageOf(p) == s)));
        Assert.Equal(DeliveryStage.Outreach, DeliveryChain.StageOf(1));
        Assert.Equal(DeliveryStage.Assessment, DeliveryChain.StageOf(2));
        Assert.Equal(DeliveryStage.Assessment, DeliveryChain.StageOf(6));
        Assert.Equal(DeliveryStage.Provision, DeliveryChain.StageOf(7));
        Assert.Equal(DeliveryStage.Management, DeliveryChain.StageOf(8));
        Assert.Equal(DeliveryStage.Management, DeliveryChain.StageOf(9));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeliveryChain.StageOf(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeliveryChain.StageOf(10));
    }

    [Theory]
    [InlineData("33333", 3), InlineData("32333", 2), InlineData("33331", 1), InlineData("3?333", null), InlineData("?0333", 0), InlineData("0?333", 0), InlineData("33330", 0), InlineData("1", null)]
    public void A_stage_is_as_good_as_its_weakest_phase(string grades, int? stage) =>
        Assert.Equal(stage, DeliveryChain.GradeOf(Reviews(2, grades), DeliveryStage.Assessment));

    [Fact]
    public void A_stage_of_one_phase_has_its_grade()
    {
        Assert.Equal(2, DeliveryChain.GradeOf(Reviews(7, "2"), DeliveryStage.Provision));
        Assert.Null(DeliveryChain.GradeOf(Reviews(7, "2"), DeliveryStage.Outreach));
        Assert.Equal(1, DeliveryChain.GradeOf(Reviews(8, "31"), DeliveryStage.Management));
    }

    [Fact]
    public void The_countrys_view_is_how_beneficiaries_spread_over_the_grades()
    {
        Programme[] programmes =
        [
            Country.Programme("A", 600) with { Delivery = Reviews(7, "3") },
            Country.Programme("B", 300) with { Delivery = Reviews(7, "1") },
            Country.Programme("C", 100),
            Country.Programme("Z", 900) with { Active = false, Delivery = Reviews(7, "0") },
        ];
        var spread = DeliveryChain.Spread(programmes, DeliveryStage.Provision)!;

        Assert.Equal([0, new(3, 10), 0, new(6, 10)], spread.Graded);
        Assert.Equal(new Fraction(1, 10), spread.NotGraded);
        Assert.False(spread.EqualWeights);
        Assert.True(DeliveryChain.Spread([.. programmes, Country.Programme("D", 1) with { Beneficiaries = null }], DeliveryStage.Provision)!.EqualWeights);
        Assert.Null(DeliveryChain.Spread([], DeliveryStage.Provision));
    }

    private static ImmutableArray<PhaseReview> Reviews(int first, string grades) =>
        [.. grades.Select((g, i) => new PhaseReview(first + i, g == '?' ? null : g - '0', null, null, [], []))];
}
