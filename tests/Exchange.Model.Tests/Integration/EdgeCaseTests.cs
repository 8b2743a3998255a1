using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Tests.Content;
using Fractions;

namespace Exchange.Model.Tests.Integration;

/// <summary>The edge cases that the rubric decides, each by name.</summary>
public sealed class EdgeCaseTests
{
    [Fact]
    public void One_integrated_system_that_nobody_connects_to_is_level_1_with_its_profile()
    {
        var found = Assessment.Of(Made.Complete with { Links = [] });

        Assert.Equal((1, "C1"), (found.Level, Assert.Single(found.Gaps).Gate.Code));
        Assert.Equal([FlagKind.HubWithoutSpokes], found.Flags.Select(f => f.Kind));
        Assert.Equal(["b2", "b7"], Shipped.Rubric.For(found));
    }

    [Fact]
    public void Linked_on_names_and_birth_dates_can_be_level_2_and_never_3()
    {
        var found = Assessment.Of(Made.Complete with { Programmes = [.. Made.Complete.Programmes.Select(p => p with { UidShare = 0 })] });

        Assert.Equal((2, 2), (found.Level, found.Possible));
        Assert.Equal([FlagKind.LinkedWithoutUniqueId], found.Flags.Select(f => f.Kind));
        Assert.Equal("PROFILE:linked without a unique ID", found.Flags[0].Text);
    }

    [Fact]
    public void A_federated_registry_counts_by_its_answers_wherever_the_data_lie() =>
        Assert.Contains("one view over several", Shipped.Rubric.Block("B04")!.Criteria[0].Evidence.En, StringComparison.Ordinal);

    [Fact]
    public void Where_one_giant_dominates_the_equal_weight_share_stands_beside_and_decides_nothing()
    {
        var facts = Made.Complete.With("A", p => p with { Beneficiaries = 999_999 }) with { Links = [.. Made.Complete.Links!.Value.Where(l => l.At.Programme == "A")] };
        var found = Assessment.Of(facts);

        Assert.True(found.Metrics.LL > new Fraction(99, 100));
        Assert.Equal(new Fraction(1, 3), found.Metrics.EqualWeightLL);
        Assert.True(found["C1"].Met);
    }

    [Fact]
    public void Dropping_needs_raises_what_is_linked_so_a_need_goes_only_with_a_reason()
    {
        var need = new Need(new("A", "TAX"), NeedPurpose.EligibilityCheck, DeliveryStage.Assessment);

        Assert.Null(need.Drop(null));
        Assert.Null(need.Drop("  "));
        var dropped = need.Drop(" merged with B ")!;
        Assert.Equal((false, "merged with B"), (dropped.Stands, dropped.DroppedBecause));
        Assert.True(need.Stands);
    }

    [Fact]
    public void A_link_is_live_for_twelve_months_to_the_day_and_the_reason_is_listed_when_it_lapses()
    {
        var verified = new DateOnly(2025, 11, 25);
        var inventory = Country.Small with { Links = [Country.Link("A", "civil") with { LastVerified = verified }] };
        var on = inventory.On(new(2026, 11, 25), Shipped.Rubric);
        var after = inventory.On(new(2026, 11, 26), Shipped.Rubric);

        Assert.True(on.Facts.Links!.Value[0].Live);
        Assert.DoesNotContain(on.Remarks, r => r.Kind == RemarkKind.VerificationLapsed);
        Assert.False(after.Facts.Links!.Value[0].Live);
        Assert.Contains(new Remark(RemarkKind.VerificationLapsed, null, new("A", "civil")), after.Remarks);
        Assert.Equal(new(2026, 11, 25), inventory.Links!.Value[0].HoldsUntil);
    }

    [Fact]
    public void An_assessment_is_marked_stale_after_24_months_and_keeps_its_level()
    {
        var inventory = Country.Small with { Assessed = new DateOnly(2024, 11, 25) };

        Assert.Empty(inventory.On(new(2026, 11, 25), Shipped.Rubric).Remarks);
        var stale = inventory.On(new(2026, 11, 26), Shipped.Rubric);
        Assert.Equal([new Remark(RemarkKind.AssessmentStale, null)], stale.Remarks);
        Assert.Equal(inventory.Programmes.Length, stale.Facts.Programmes.Length);
    }

    [Fact]
    public void A_fall_shows_the_gate_that_changed_and_why_and_there_is_no_hysteresis()
    {
        var lapsed = Made.Complete with { Links = [.. Made.Complete.Links!.Value.Select(l => l.At.Programme == "A" ? l with { MonthsSinceVerified = 13 } : l)] };
        var fall = Change.Between(Made.Complete, lapsed);
        var rise = Change.Between(lapsed, Made.Complete);

        Assert.Equal((3, 1, true, false), (fall.Before.Level, fall.After.Level, fall.Fell, fall.Rose));
        Assert.Equal(["C1", "D4"], fall.Lost.Select(g => g.Gate.Code));
        Assert.Equal([new(ChangeKind.LinkLost, "A", "CIV"), new(ChangeKind.LinkLost, "A", "TAX")], fall.Gates[0].Reasons);
        Assert.Equal((3, true), (rise.After.Level, rise.Rose));
        Assert.Empty(rise.Lost);
    }

    [Fact]
    public void A_federal_state_may_list_a_programme_for_each_state_or_one_for_all()
    {
        ImmutableArray<ProgrammeFacts> states = [Of("north", 400), Of("south", 200)];
        var (split, one) = (new Facts { Programmes = states }, new Facts { Programmes = [Of("whole", 600)] });

        Assert.Equal(Metrics.Of(one).BRC, Metrics.Of(split).BRC);

        static ProgrammeFacts Of(string id, int count) => new(id, count, new Fraction(3, 4));
    }

    [Fact]
    public void Programmes_of_donors_are_listed_and_weigh_nothing()
    {
        var donor = Country.Programme("Z", 1_000_000) with { GovernmentOwned = false, UidShare = 0 };
        var reading = (Country.Small with { Programmes = Country.Small.Programmes.Add(donor) }).On(Country.Day, Shipped.Rubric);

        Assert.Equal(Fraction.One, Metrics.Of(reading.Facts).UIDC);
        Assert.Contains(new Remark(RemarkKind.OutsideGovernment, "Z"), reading.Remarks);
    }

    [Fact]
    public void A_yes_at_grade_3_counts_only_with_evidence_and_is_listed_without()
    {
        var bare = Country.Answered("B04", evidence: false).On(Country.Day, Shipped.Rubric);
        var shown = Country.Answered("B04", evidence: true).On(Country.Day, Shipped.Rubric);

        Assert.Equal(new Grade(2, 3), bare.Facts.Blocks["B04"].Grade);
        Assert.Equal(["B04.3a", "B04.3b", "B04.3c"], bare.Remarks.Where(r => r.Kind == RemarkKind.EvidenceMissing).Select(r => r.Subject));
        Assert.Equal(new Grade(3, 3), shown.Facts.Blocks["B04"].Grade);
        Assert.DoesNotContain(shown.Remarks, r => r.Kind == RemarkKind.EvidenceMissing);
    }

    [Fact]
    public void There_is_no_composite_score_to_rank_by() =>
        Assert.DoesNotContain(typeof(Assessment).GetProperties(), p => p.Name.Contains("Score", StringComparison.OrdinalIgnoreCase) || p.Name.Contains("Index", StringComparison.OrdinalIgnoreCase) && p.GetIndexParameters().Length == 0);

    [Fact]
    public void A_law_is_no_gate_but_sharing_without_one_is_flagged_and_a_law_nobody_asked_about_is_not_a_missing_one()
    {
        Assert.Equal((3, "SAFEGUARD:data sharing without an enforced data-protection law"), Law(0));
        Assert.Equal((3, "SAFEGUARD:data sharing without an enforced data-protection law"), Law(1));
        Assert.Equal((3, null), Law(2));
        Assert.DoesNotContain(Assessment.Of(Made.Complete with { Blocks = Made.Complete.Blocks.Remove("B12") }).Flags, f => f.Kind == FlagKind.Safeguard);
        Assert.DoesNotContain(Assessment.Of(Made.Complete.With("B12", 0) with { Links = [] }).Flags, f => f.Kind == FlagKind.Safeguard);

        static (int, string?) Law(int grade)
        {
            var found = Assessment.Of(Made.Complete.With("B12", grade));
            return (found.Level, found.Flags.SingleOrDefault()?.Text);
        }
    }
}
