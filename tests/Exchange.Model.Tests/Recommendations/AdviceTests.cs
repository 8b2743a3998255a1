using CsCheck;
using Exchange.Model.Integration;
using Exchange.Model.Recommendations;
using Exchange.Model.Tests.Content;
using Exchange.Model.Tests.Integration;

namespace Exchange.Model.Tests.Recommendations;

public sealed class AdviceTests
{
    private static readonly string[] General = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10"];

    [Fact]
    public void A_country_that_was_not_assessed_sees_the_general_ones_alone()
    {
        Assert.Equal(General, Ids(For(null)));
        Assert.Equal(General, Ids(For(Assessment.Of(Vectors.Facts("03-empty")))));
        Assert.Null(For(null).Level);
    }

    [Fact]
    public void What_helps_with_the_blocking_gates_comes_first()
    {
        // C1, C2 and C4 are not passed; b2 and b7 belong to all three.
        var advice = For(Assessment.Of(Vectors.Facts("04-fragmented-level-1")));

        Assert.Equal(["b2", "b7", "b1", "b3", "b4", "b5", "b6"], Ids(advice)[..7]);
        Assert.Equal(["C1", "C2", "C4"], advice.All[0].Gates.Select(g => g.Code));
        Assert.Equal((AdviceReason.Gap, AdviceReason.Level, AdviceReason.General), (advice.All[0].Reason, advice.All[2].Reason, advice.All[^1].Reason));
        // Of the general ones those first that serve the blocks of b2 and b7: B02, B04, B06, B12.
        Assert.Equal("a10", advice.All[7].Recommendation.Id);
    }

    [Fact]
    public void A_gate_may_point_to_a_recommendation_of_another_level()
    {
        var advice = For(Assessment.Of(Vectors.Facts("24-no-gateway")));
        Assert.Equal(["b6", "c3", "c1", "c2", "c4", "c5"], Ids(advice)[..6]);
        Assert.Equal((2, true, false), (advice.Level, advice.Has("b6"), advice.Has("b1")));
    }

    [Fact]
    public void A_country_at_level_three_sees_the_ones_for_it() =>
        Assert.Equal(["d1", "d2", "d3", "d4", .. General], Ids(For(Assessment.Of(Made.Complete))));

    [Fact]
    public void Every_country_sees_all_general_ones_and_all_of_its_level_each_once() => Made.Both.Sample(facts =>
    {
        var assessment = Assessment.Of(facts);
        var advice = For(assessment);
        var ids = Ids(advice);

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Subset(ids.ToHashSet(), General.ToHashSet());
        if (assessment.Status == AssessmentStatus.NotAssessed)
            return;
        Assert.Subset(ids.ToHashSet(), Shipped.Recommendations.All.Where(r => r.Level == assessment.Level).Select(r => r.Id).ToHashSet());
        Assert.Subset(ids.ToHashSet(), Shipped.Rubric.For(assessment).ToHashSet());
    }, iter: 500);

    private static Advice For(Assessment? assessment) => Advice.For(Shipped.Recommendations, Shipped.Rubric, assessment);

    private static string[] Ids(Advice advice) => [.. advice.All.Select(a => a.Recommendation.Id)];
}
