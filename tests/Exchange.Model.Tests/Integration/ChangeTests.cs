using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Model.Tests.Integration;

public sealed class ChangeTests
{
    [Fact]
    public void Nothing_changed_says_nothing()
    {
        var change = Change.Between(Made.Complete, Made.Complete);
        Assert.Empty(change.Gates);
        Assert.Equal((false, false), (change.Fell, change.Rose));
        Assert.Empty(change.Lost);
    }

    [Fact]
    public void A_supposed_link_shows_the_gate_it_opens_and_keeps_nothing()
    {
        var facts = Made.Complete with { Links = [.. Made.Complete.Links!.Value.Where(l => l.At.Programme != "A")] };
        var change = WhatIf.Of(facts, new() { Live = [new("A", "CIV")] });

        Assert.Equal((1, 3), (change.Before.Level, change.After.Level));
        Assert.Equal(["C1", "D4"], change.Gates.Select(g => g.Gate.Code));
        Assert.Equal([new(ChangeKind.LinkLive, "A", "CIV")], change.Gates[0].Reasons);
        Assert.Equal(new Fraction(2, 5), Metrics.Of(facts).LL);
    }

    [Fact]
    public void A_supposed_cross_check_and_a_supposed_criterion_do_the_same()
    {
        var facts = (Made.Complete with { CrossChecks = [] }).With("B06", 1);
        var change = WhatIf.Of(facts, new() { CrossChecked = [new("A", "B")], Met = [new("B06", 2, 0)] });

        Assert.Equal(["C2", "C4"], change.Gates.Select(g => g.Gate.Code));
        Assert.Equal([new(ChangeKind.CrossCheckAdded, "A", "B")], change.Gates[0].Reasons);
        Assert.Equal([new(ChangeKind.GradeChanged, "B06")], change.Gates[1].Reasons);
        Assert.Equal(3, change.After.Level);
    }

    [Fact]
    public void Supposing_one_link_does_not_tell_of_the_others_where_no_links_were_taken_up()
    {
        var change = WhatIf.Of(Made.Complete with { Links = null, CrossChecks = null }, new() { Live = [new("A", "CIV")], CrossChecked = [new("A", "B")] });

        Assert.Empty(change.Gates);
        Assert.Null(change.After.Metrics.LL);
    }

    [Fact]
    public void A_block_nobody_looked_at_can_be_supposed() =>
        Assert.Equal(new Grade(1, 3), WhatIf.Of(new(), new() { Met = [new("B06", 1, 0)] }).After.Grades["B06"]);

    [Fact]
    public void The_reasons_name_what_the_gate_reads()
    {
        Assert.Equal([new(ChangeKind.ShareChanged, "A")], Reasons("D2", Made.Complete.With("A", p => p with { InBeneficiaryRegistry = 0 })));
        Assert.Equal([new(ChangeKind.ShareChanged, "A")], Reasons("D3", Made.Complete.With("A", p => p with { UidShare = null })));
        Assert.Equal([new(ChangeKind.ShareChanged, "A")], Reasons("D5", Made.Complete.With("A", p => p with { GatewayShare = 0 })));
        Assert.Equal([new(ChangeKind.ShareChanged, "A")], Reasons("D6", Made.Complete.With("A", p => p with { CommonGrm = false })));
        Assert.Equal([new(ChangeKind.ShareChanged, "A")], Reasons("C3", Made.Complete.With("A", p => p with { DigitalMis = null })));
        Assert.Equal([new(ChangeKind.ShareChanged, "A")], Reasons("C3", Made.Complete.With("A", p => p with { DigitalMis = false })));
        Assert.Equal([new(ChangeKind.GradeChanged, "B04")], Reasons("D1", Made.Complete.With("B04", 0)));
        Assert.Equal(
            [new(ChangeKind.CrossCheckLost, "A", "B"), new(ChangeKind.CrossCheckLost, "A", "C"), new(ChangeKind.CrossCheckLost, "B", "C")],
            Reasons("C2", Made.Complete with { CrossChecks = [] }));
        Assert.Equal(
            [new(ChangeKind.NeedDeclared, "A", "X"), new(ChangeKind.NeedDeclared, "A", "Y"), new(ChangeKind.NeedDropped, "A", "CIV"), new(ChangeKind.NeedDropped, "A", "TAX")],
            Reasons("C1", Made.Complete with { Needs = [new("A", "Y"), new("A", "X"), .. Made.Complete.Needs!.Value.Where(n => n.Programme != "A")] }));
    }

    [Fact]
    public void A_programme_that_came_went_or_grew_is_a_reason()
    {
        var grown = Made.Complete.With("A", p => p with { UidShare = 0, Beneficiaries = 1 });
        Assert.Equal([new(ChangeKind.BeneficiariesChanged, "A"), new(ChangeKind.ProgrammeAdded, "N")], Change.Between(grown, grown.With("A", p => p with { Beneficiaries = 9000 })
            with { Programmes = [.. grown.With("A", p => p with { Beneficiaries = 9000 }).Programmes, new("N", 1, 1, 1, 1, true, true)] }).Gates.Single(g => g.Gate.Code == "D3").Reasons);
        var gone = Made.Complete.With("B", p => p with { UidShare = 0 });
        Assert.Equal([new(ChangeKind.ProgrammeGone, "B")], Change.Between(gone, gone.With("B", p => p with { Active = false })).Gates.Single(g => g.Gate.Code == "D3").Reasons);
    }

    [Fact]
    public void Only_the_gates_of_the_lost_levels_made_it_fall()
    {
        var change = Change.Between(Made.Complete.With("B12", 0), Made.Complete.With("B08", 0));
        Assert.Equal((2, "D7"), (change.After.Level, Assert.Single(change.Lost).Gate.Code));
        var fromTwo = Change.Between(Made.Complete.With("B08", 0), Made.Complete.With("B08", 0).With("B06", 0).With("B10", 0));
        Assert.Equal((1, "C4"), (fromTwo.After.Level, Assert.Single(fromTwo.Lost).Gate.Code));
    }

    private static System.Collections.Immutable.ImmutableArray<ChangeReason> Reasons(string gate, Facts after) =>
        Change.Between(Made.Complete, after).Gates.Single(g => g.Gate.Code == gate).Reasons;
}
