using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Model.Tests.Integration;

public sealed class MetricsTests
{
    [Fact]
    public void The_worked_example_comes_out()
    {
        var metrics = Metrics.Of(new()
        {
            Programmes = [new("A", 600), new("B", 300), new("C", 100)],
            Needs = [new("A", "civil"), new("A", "tax"), new("B", "civil"), new("C", "civil")],
            Links = [Live("A", "civil"), Live("B", "civil"), Live("C", "civil")],
        });

        Assert.Equal(new Fraction(7, 10), metrics.LL);
        Assert.Equal(new Fraction(5, 6), metrics.EqualWeightLL);
        Assert.Equal([new("A", 2, 1), new("B", 1, 1), new("C", 1, 1)], metrics.Needs);
    }

    [Theory]
    [InlineData(LinkTool.Batch, 0, true, true), InlineData(LinkTool.Query, 12, true, true), InlineData(LinkTool.Event, 1, true, true)]
    [InlineData(LinkTool.Manual, 0, true, false), InlineData(LinkTool.None, 0, true, false)]
    [InlineData(LinkTool.Batch, 13, true, false), InlineData(LinkTool.Query, null, true, false), InlineData(LinkTool.Event, 1, false, false)]
    public void A_link_is_live_by_its_tool_its_verification_and_its_legal_basis(LinkTool tool, int? months, bool legal, bool live) =>
        Assert.Equal(live, new LinkFacts(new("A", "D"), tool, months, legal).Live);

    [Fact]
    public void A_programme_without_needs_is_left_out_and_flagged()
    {
        var facts = Made.Complete with { Needs = [new("A", "CIV"), new("B", "CIV")], Links = [Live("A", "CIV")] };

        Assert.Equal(new Fraction(2, 3), Metrics.Of(facts).LL);
        Assert.Contains("PROGRAMME_WITHOUT_NEEDS", Assessment.Of(facts).Flags.Select(f => f.Text));
        Assert.DoesNotContain("PROGRAMME_WITHOUT_NEEDS", Assessment.Of(Made.Complete).Flags.Select(f => f.Text));
    }

    [Fact]
    public void No_needs_at_all_and_needs_not_taken_up_leave_it_unknown_and_no_links_taken_up_too()
    {
        Assert.Null(Metrics.Of(Made.Complete with { Needs = [] }).LL);
        Assert.Null(Metrics.Of(Made.Complete with { Needs = null }).LL);
        Assert.Null(Metrics.Of(Made.Complete with { Links = null }).LL);
        Assert.Null(Metrics.Of(Made.Complete with { Links = null }).EqualWeightLL);
        Assert.Equal(0, Metrics.Of(Made.Complete with { Links = [] }).LL);
    }

    [Fact]
    public void A_link_that_nobody_needs_counts_for_nothing_and_several_links_for_one_need_count_once()
    {
        var facts = new Facts { Programmes = [new("A", 5)], Needs = [new("A", "D"), new("A", "E")], Links = [Live("A", "D"), Live("A", "D"), Live("A", "X"), Live("Q", "E")] };

        Assert.Equal(new Fraction(1, 2), Metrics.Of(facts).LL);
    }

    [Fact]
    public void Pairs_weigh_by_the_product_of_their_programmes_and_count_once_in_either_order()
    {
        var facts = Made.Complete with { CrossChecks = [new("A", "B"), new("B", "A"), new("A", "A"), new("A", "Q")] };

        Assert.Equal(new Fraction(18, 27), Metrics.Of(facts).PP);
        Assert.Equal(new Fraction(1, 3), Metrics.Of(facts.With("A", p => p with { Beneficiaries = null })).PP);
        Assert.Equal(0, Metrics.Of(facts with { CrossChecks = [] }).PP);
        Assert.Null(Metrics.Of(facts with { CrossChecks = null }).PP);
        Assert.Equal(new ProgrammePair("A", "B"), new ProgrammePair("B", "A"));
    }

    [Fact]
    public void One_programme_has_no_pair_to_check()
    {
        var one = Made.Complete with { Programmes = [Made.Complete.Programmes[0], Made.Complete.Programmes[1] with { Active = false }], CrossChecks = null };

        Assert.Equal(1, Metrics.Of(one).PP);
        Assert.Contains("SINGLE_PROGRAMME", Assessment.Of(one).Flags.Select(f => f.Text));
        Assert.Null(Metrics.Of(one with { Programmes = [], CrossChecks = [] }).PP);
    }

    [Fact]
    public void A_missing_count_makes_all_weigh_the_same_and_is_flagged_but_not_that_of_a_programme_that_does_not_count()
    {
        var facts = Made.Complete.With("A", p => p with { UidShare = 0 });

        Assert.Equal(new Fraction(4, 10), Metrics.Of(facts).UIDC);
        Assert.Equal(new Fraction(2, 3), Metrics.Of(facts.With("B", p => p with { Beneficiaries = null })).UIDC);
        var stopped = facts.With("B", p => p with { Beneficiaries = null, Active = false });
        Assert.Equal(new Fraction(1, 7), Metrics.Of(stopped).UIDC);
        Assert.False(Metrics.Of(stopped).EqualWeights);
    }

    [Fact]
    public void Where_nobody_benefits_from_any_programme_nothing_can_be_weighed()
    {
        var none = Made.Complete with { Programmes = [.. Made.Complete.Programmes.Select(p => p with { Beneficiaries = 0 })] };

        Assert.All(Enum.GetValues<Metric>(), m => Assert.Null(Metrics.Of(none)[m]));
        Assert.Equal(1, Metrics.Of(none).EqualWeightLL);
        Assert.DoesNotContain(Assessment.Of(none).Flags, f => f.Kind == FlagKind.EqualWeights);
    }

    [Theory]
    [InlineData(Metric.BRC), InlineData(Metric.UIDC), InlineData(Metric.PGC), InlineData(Metric.GRMC), InlineData(Metric.MIS)]
    public void A_missing_term_makes_its_metric_unknown_and_no_other(Metric metric)
    {
        var facts = Made.Complete.With("C", p => metric switch
        {
            Metric.BRC => p with { InBeneficiaryRegistry = null },
            Metric.UIDC => p with { UidShare = null },
            Metric.PGC => p with { GatewayShare = null },
            Metric.GRMC => p with { CommonGrm = null },
            _ => p with { DigitalMis = null },
        });
        var metrics = Metrics.Of(facts);

        Assert.Equal([metric], Enum.GetValues<Metric>().Where(m => metrics[m] is null));
        Assert.Equal(metric == Metric.MIS ? (1, 3) : (2, 3), (Assessment.Of(facts).Level, Assessment.Of(facts).Possible));
    }

    [Fact]
    public void There_is_no_eighth_metric() => Assert.Throws<ArgumentOutOfRangeException>(() => Metrics.Of(Made.Complete)[(Metric)7]);

    private static LinkFacts Live(string programme, string dataset) => new(new(programme, dataset), LinkTool.Query, 1, true);
}
