using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Model.Tests.Integration;

public sealed class GateTests
{
    [Fact]
    public void The_twelve_conditions_are_the_rubrics() => Assert.Equal(
        [
            "C1 LL >= 50 % 2 C_LL", "C2 PP >= 50 % 2 C_PP", "C3 MIS >= 80 % 2 C_MIS", "C4 B06 >= 2 2 ",
            "D1 B04 >= 3 3 ", "D2 BRC >= 80 % 3 D_BRC", "D3 UIDC >= 80 % 3 D_UIDC", "D4 LL >= 70 % 3 D_LL",
            "D5 PGC >= 80 % 3 D_PGC", "D6 GRMC >= 80 % 3 D_GRMC", "D7 B08 >= 2 3 ", "D8 B10 >= 2 3 ",
        ],
        Gate.All.Select(g => $"{g.Code} {g.Condition} {g.Level} {g.Threshold}"));

    [Theory]
    [InlineData("50", true, "NEAR_THRESHOLD:LL/C_LL"), InlineData("49.999", false, "NEAR_THRESHOLD:LL/C_LL"), InlineData("45", false, null)]
    [InlineData("45.001", false, "NEAR_THRESHOLD:LL/C_LL"), InlineData("55", true, null), InlineData("54.999", true, "NEAR_THRESHOLD:LL/C_LL")]
    public void A_threshold_itself_is_in_and_closer_than_five_points_is_near(string percent, bool passed, string? flag)
    {
        var share = Fraction.FromDecimal(decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture)) / 100;
        var metrics = new Metrics(share, 1, 1, 1, 1, 1, 1);
        var found = Gate.All.Select(g => g.Judge(metrics, Assessment.Of(Made.Complete).Grades)).ToList();

        Assert.Equal(passed, found[0].Met);
        Assert.Equal(passed ? 0 : new Fraction(1, 2) - share, found[0].Lacks);
        // A whole inventory of exactly that share: a thousand hundredths of a per cent of one programme's needs.
        var links = (int)(share * 100_000).Numerator;
        var facts = new Facts
        {
            Programmes = [new("A", 1, 1, 1, 1, true, true)],
            Needs = [.. Enumerable.Range(0, 100_000).Select(i => new Connection("A", $"{i}"))],
            Links = [.. Enumerable.Range(0, links).Select(i => new LinkFacts(new("A", $"{i}"), LinkTool.Batch, 1, true))],
            Blocks = Made.Complete.Blocks,
        };
        Assert.Equal(flag, Assessment.Of(facts).Flags.SingleOrDefault(f => f.Kind == FlagKind.NearThreshold)?.Text);
    }

    [Theory]
    [InlineData("C4", "B06", 2), InlineData("D1", "B04", 3), InlineData("D7", "B08", 2), InlineData("D8", "B10", 2)]
    public void A_block_passes_at_its_grade_and_not_below(string gate, string block, int least)
    {
        Assert.True(Assessment.Of(Made.Complete.With(block, least))[gate].Met);
        var below = Assessment.Of(Made.Complete.With(block, least - 1));
        Assert.False(below[gate].Met);
        Assert.Equal(1, below[gate].Lacks);
        Assert.Equal(gate[0] == 'C' ? 1 : 2, below.Level);
        Assert.Null(Assessment.Of(Made.Complete with { Blocks = Made.Complete.Blocks.Remove(block) })[gate].Met);
    }

    [Fact]
    public void Several_flags_stand_in_a_fixed_order()
    {
        var facts = Made.Complete.With("B12", 1)
            .With("A", p => p with { Beneficiaries = null, UidShare = 0 })
            with { Needs = [new("A", "CIV"), new("B", "CIV")] };

        Assert.Equal(
            ["SAFEGUARD:data sharing without an enforced data-protection law", "PROFILE:linked without a unique ID", "EQUAL_WEIGHTS", "PROGRAMME_WITHOUT_NEEDS"],
            Assessment.Of(facts).Flags.Select(f => f.Text));
    }

    [Fact]
    public void An_open_gate_of_level_2_leaves_every_level_possible_and_a_closed_one_none()
    {
        var open = Assessment.Of(Made.Complete with { CrossChecks = null });
        var closed = Assessment.Of(Made.Complete with { CrossChecks = [] });
        var third = Assessment.Of((Made.Complete with { CrossChecks = null }).With("B08", 1));

        Assert.Equal((1, 3, AssessmentStatus.Provisional), (open.Level, open.Possible, open.Status));
        Assert.Equal((1, 1, AssessmentStatus.Final), (closed.Level, closed.Possible, closed.Status));
        Assert.Equal((1, 2, AssessmentStatus.Provisional), (third.Level, third.Possible, third.Status));
    }

    [Fact]
    public void A_gate_is_found_by_its_code() => Assert.Equal(("D4", null), (Gate.Find("D4")!.Code, Gate.Find("D9")));
}
