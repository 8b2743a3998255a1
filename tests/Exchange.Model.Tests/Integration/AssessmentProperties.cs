using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Model.Tests.Integration;

public sealed class AssessmentProperties
{
    private const int Times = 2000;

    [Fact]
    public void What_is_proven_is_never_above_what_is_possible() => Made.Both.Sample(facts =>
    {
        var found = Assessment.Of(facts);
        return found.Level <= found.Possible
            && found.Grades.Values.All(g => g.Proven <= g.Possible)
            && found.Status switch
            {
                AssessmentStatus.Final => found.Level == found.Possible,
                AssessmentStatus.Provisional => found.Level < found.Possible,
                _ => found.Gates.All(g => g.Met is null) && found is { Level: 1, Possible: 3 },
            };
    }, iter: Times);

    [Fact]
    public void Finding_out_narrows_what_is_open_and_never_lowers_what_is_proven_nor_raises_what_is_possible() =>
        Gen.Select(Made.Both, Gen.Int[0, 1000], Gen.Bool).Sample((facts, place, answer) =>
        {
            var (before, after) = (Assessment.Of(facts), Assessment.Of(FindOut(facts, place, answer)));
            return after.Level >= before.Level
                && after.Possible <= before.Possible
                && before.Gates.Zip(after.Gates).All(g => g.First.Met is null || g.First.Met == g.Second.Met)
                && before.Grades.All(g => after.Grades[g.Key].Proven >= g.Value.Proven && after.Grades[g.Key].Possible <= g.Value.Possible);
        }, iter: Times);

    [Fact]
    public void A_criterion_that_turns_out_met_never_lowers_and_one_that_does_not_never_raises() =>
        Gen.Select(Made.Both, Gen.Int[0, 13], Gen.Int[1, 3]).Sample((facts, block, grade) =>
        {
            var code = Rubric.BlockCodes[block];
            var ladder = facts.Blocks.GetValueOrDefault(code, Ladder.Unknown);
            var (met, not) = (Set(true), Set(false));
            return met.Level >= not.Level && met.Possible >= not.Possible;

            Assessment Set(bool answer) => Assessment.Of(facts with { Blocks = facts.Blocks.SetItem(code, ladder.With(grade, 0, answer)) });
        }, iter: Times);

    [Fact]
    public void What_nobody_knows_passes_no_gate() => Made.Both.Sample(facts =>
    {
        var blind = Assessment.Of(facts with
        {
            Programmes = [.. facts.Programmes.Select(p => p with { InBeneficiaryRegistry = null, UidShare = null, GatewayShare = null, CommonGrm = null, DigitalMis = null })],
            Needs = null,
            CrossChecks = null,
            Blocks = facts.Blocks.Clear(),
        });
        return blind.Level == 1 && blind.Gates.All(g => g.Met is null || (g.Gate.Code == "C2" && blind.Metrics.SingleProgramme));
    }, iter: 500);

    [Fact]
    public void Other_ids_change_nothing() => Made.Both.Sample(facts =>
    {
        var renamed = facts with
        {
            Programmes = [.. facts.Programmes.Select(p => p with { Id = New(p.Id) })],
            Needs = facts.Needs?.Select(n => new Connection(New(n.Programme), New(n.Dataset))).ToImmutableArray(),
            Links = facts.Links?.Select(l => l with { At = new(New(l.At.Programme), New(l.At.Dataset)) }).ToImmutableArray(),
            CrossChecks = facts.CrossChecks?.Select(c => new ProgrammePair(New(c.First), New(c.Second))).ToImmutableArray(),
        };
        return Same(Assessment.Of(facts), Assessment.Of(renamed));

        static string New(string id) => "z" + new string([.. id.Reverse()]) + "é";
    }, iter: 1000);

    [Fact]
    public void The_order_of_entries_and_saying_something_twice_change_nothing() => Made.Both.Sample(facts =>
    {
        var turned = facts with
        {
            Programmes = [.. facts.Programmes.Reverse()],
            Needs = facts.Needs is { } needs ? [.. needs.Reverse(), .. needs] : null,
            Links = facts.Links is { } links ? [.. links.Reverse(), .. links] : null,
            CrossChecks = facts.CrossChecks is { } pairs ? [.. pairs.Reverse(), .. pairs.Select(p => new ProgrammePair(p.Second, p.First))] : null,
        };
        return Same(Assessment.Of(facts), Assessment.Of(turned));
    }, iter: 1000);

    [Fact]
    public void A_live_link_that_is_needed_never_lowers_what_is_linked() =>
        Gen.Select(Made.Both, Gen.Int[0, 100]).Sample((facts, which) =>
        {
            if (facts is not { Needs: { Length: > 0 } needs, Links: { } links })
                return true;
            var linked = facts with { Links = links.Add(new(needs[which % needs.Length], LinkTool.Event, 1, true)) };
            var (before, after) = (Metrics.Of(facts), Metrics.Of(linked));
            return (before.LL is null) == (after.LL is null) && !(after.LL < before.LL) && !(after.EqualWeightLL < before.EqualWeightLL)
                && before.Needs.Zip(after.Needs).All(n => n.Second.Live >= n.First.Live && n.Second.Declared == n.First.Declared);
        }, iter: Times);

    [Fact]
    public void Dropping_a_need_that_is_not_served_never_lowers_what_is_linked_of_its_programme() =>
        Gen.Select(Made.Both, Gen.Int[0, 100]).Sample((facts, which) =>
        {
            if (facts is not { Needs: { Length: > 0 } needs, Links: not null })
                return true;
            var need = needs[which % needs.Length];
            if (facts.Links.Value.Any(l => l.Live && l.At == need))
                return true;
            var after = Metrics.Of(facts with { Needs = [.. needs.Where(n => n != need)] });
            return Metrics.Of(facts).Needs.Zip(after.Needs).All(n => n.Second.Live == n.First.Live && n.Second.Declared <= n.First.Declared);
        }, iter: Times);

    [Fact]
    public void Every_metric_that_is_known_lies_from_0_to_1() => Made.Both.Sample(facts =>
        Enum.GetValues<Metric>().Select(m => Metrics.Of(facts)[m]).All(v => v is null || (v >= 0 && v <= 1)), iter: Times);

    [Fact]
    public void Programmes_that_do_not_run_or_are_not_the_governments_change_nothing() =>
        Gen.Select(Made.Both, Gen.Bool, Gen.Int[0, 1000]).Sample((facts, active, count) =>
        {
            var more = facts with
            {
                Programmes = facts.Programmes.Add(new("other", count, 0, 0, 0, false, false) { Active = active, GovernmentOwned = !active }),
                Needs = facts.Needs?.Add(new("other", "D0")),
                CrossChecks = facts.CrossChecks is { } pairs && facts.Programmes.Length > 0 ? pairs.Add(new("other", facts.Programmes[0].Id)) : facts.CrossChecks,
            };
            return Same(Assessment.Of(facts), Assessment.Of(more));
        }, iter: 1000);

    [Fact]
    public void Of_three_values_false_beats_unknown_and_unknown_beats_true() => Made.Both.Sample(facts =>
    {
        var found = Assessment.Of(facts);
        var second = found.Gates.Where(g => g.Gate.Level == 2).ToList();
        return (found.Level >= 2) == second.All(g => g.Met is true)
            && (found.Level == 3) == found.Gates.All(g => g.Met is true)
            && (found.Possible >= 2) == !second.Any(g => g.Met is false)
            && (found.Possible == 3) == !found.Gates.Any(g => g.Met is false)
            && found.Gaps.SequenceEqual(found.Gates.Where(g => g.Gate.Level == found.Level + 1 && g.Met is not true));
    }, iter: Times);

    [Fact]
    public void A_gap_says_how_much_is_missing() => Made.Both.Sample(facts => Assessment.Of(facts).Gates.All(g =>
        g.Met is true ? g.Lacks == Fraction.Zero
        : g.Gate.Metric is null ? g.Lacks == g.Gate.Least - g.Grade!.Value.Proven
        : g.Met is null ? g.Lacks is null
        : g.Lacks > 0 && g.Value + g.Lacks == g.Gate.Least), iter: Times);

    // Every unknown but a count of beneficiaries: that one changes the weights of all, which is why EQUAL_WEIGHTS is flagged.
    private static Facts FindOut(Facts facts, int place, bool answer)
    {
        var kind = place % 6;
        if (kind == 0)
            return facts with { Needs = facts.Needs ?? [new("P0", "D0")], Links = facts.Links ?? (answer ? [] : [new(new("P0", "D0"), LinkTool.Query, 3, true)]) };
        if (kind == 1)
            return facts with { CrossChecks = facts.CrossChecks ?? (answer ? [new("P0", "P1")] : []) };
        if (kind < 4 && facts.Programmes.Length > 0)
        {
            var (at, share) = (place % facts.Programmes.Length, (Fraction?)new Fraction(place % 11, 10));
            var p = facts.Programmes[at];
            return facts with
            {
                Programmes = facts.Programmes.SetItem(at, p with
                {
                    InBeneficiaryRegistry = p.InBeneficiaryRegistry ?? share,
                    UidShare = p.UidShare ?? share,
                    GatewayShare = p.GatewayShare ?? share,
                    CommonGrm = p.CommonGrm ?? answer,
                    DigitalMis = p.DigitalMis ?? answer,
                }),
            };
        }
        var code = Rubric.BlockCodes[place % 14];
        var ladder = facts.Blocks.GetValueOrDefault(code, Ladder.Unknown);
        var grade = place % 3 + 1;
        for (var i = 0; i < ladder[grade].Length; i++)
            if (ladder[grade][i] is null)
                return facts with { Blocks = facts.Blocks.SetItem(code, ladder.With(grade, i, answer)) };
        return ladder[grade].IsEmpty ? facts with { Blocks = facts.Blocks.SetItem(code, ladder.With(grade, 0, answer)) } : facts;
    }

    private static bool Same(Assessment one, Assessment other) =>
        (one.Level, one.Possible, one.Status) == (other.Level, other.Possible, other.Status)
        && one.Gates.SequenceEqual(other.Gates)
        && one.Grades.SequenceEqual(other.Grades)
        && one.Flags.Select(f => f.Text).SequenceEqual(other.Flags.Select(f => f.Text))
        && one.Metrics.EqualWeightLL == other.Metrics.EqualWeightLL;
}
