using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Integration;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Model.Tests.Content;
using Exchange.Model.Tests.Integration;

namespace Exchange.Model.Tests.Recommendations;

/// <summary>What a country may say about the recommendations, and that nothing it said is lost.</summary>
public sealed class FollowUpDeskTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Senegal = new("f1", "Focal point", Role.FocalPoint, "SEN");
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);

    private static readonly Support Accepted = new("b2", SupportKind.Accepted, "Strategy 2026", new(2026, 1, 15), "https://example.org/strategy", null);
    private static readonly ProgressReport Report = new("b2", "2026", ProgressState.UnderWay, "First link built", null, default);
    private static readonly PlannedAction Action = new("", "b2", "Link civil registry", "Ministry", new(2026, 1, 1), new(2026, 12, 31), null, null, "B06", ProgressState.Planned, null);
    private static readonly Obstacle Obstacle = new("", "c1", ObstacleKind.DataSharing, "No agreement", "Ministry", new(2027, 1, 31), null);
    private static readonly Pilot Pilot = new("", "c5", "Two districts", "Two districts, six months", "Payments in time", null, PilotDecision.Open, null);

    [Fact]
    public void Only_the_members_focal_point_and_the_secretariat_say_anything()
    {
        Actor[] others =
        [
            Actor.Anonymous, new("f2", "Mali", Role.FocalPoint, "MLI"), new("t1", "Trainee", Role.Trainee), new("o1", "Operator", Role.Operator),
            new("d1", "Deputy", Role.Deputy, "SEN"),
        ];
        Assert.All(others, actor => Assert.Equal([new(FollowUpFault.NotYours)], Decide(FollowUp.Blank("SEN"), new() { Support = Accepted }, actor).Refusals));
        Assert.Equal(1, Decide(FollowUp.Blank("SEN"), new() { Support = Accepted }, Secretariat).Next.Revision);
    }

    [Fact]
    public void A_stale_page_is_refused()
    {
        var once = Said(new FollowUpChange { Support = Accepted });
        var stale = FollowUpDesk.Decide(once, "", new("2", Senegal, new() { Progress = Report }, 0), Shipped.Recommendations, Shipped.Rubric, Now);
        Assert.Equal([new(FollowUpFault.Changed)], stale.Refusals);
        Assert.Equal(1, stale.Next.Revision);
        // Somebody who writes about another recommendation is not in the way.
        var other = FollowUpDesk.Decide(once, "", new("2", Senegal, new() { Progress = Report with { Recommendation = "b7" } }, 0), Shipped.Recommendations, Shipped.Rubric, Now);
        Assert.Empty(other.Refusals);
    }

    [Theory]
    [InlineData(SupportKind.Accepted, false)]
    [InlineData(SupportKind.Partly, false)]
    [InlineData(SupportKind.Noted, true)]
    public void Acceptance_names_the_document_that_says_so_and_its_date(SupportKind stance, bool taken)
    {
        var decision = Decide(FollowUp.Blank("SEN"), new() { Support = new("a2", stance, " ", null, null, null) });
        Assert.Equal(taken ? [] : [new(FollowUpFault.DocumentMissing, "document"), new(FollowUpFault.DocumentMissing, "day")], decision.Refusals);
    }

    [Fact]
    public void A_document_of_tomorrow_is_refused() =>
        Assert.Equal([new(FollowUpFault.DateUnfit, "day")], Decide(FollowUp.Blank("SEN"), new() { Support = Accepted with { Day = new(2026, 11, 26) } }).Refusals);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://name:word@example.org")]
    [InlineData("report.pdf")]
    public void Only_addresses_that_open_as_a_page_are_taken(string address)
    {
        Assert.Equal([new(FollowUpFault.AddressUnfit, "address")], Decide(FollowUp.Blank("SEN"), new() { Support = Accepted with { Address = address } }).Refusals);
        Assert.Equal([new(FollowUpFault.AddressUnfit, "address")], Decide(FollowUp.Blank("SEN"), new() { Progress = Report with { Proof = new(address, "Report") } }).Refusals);
    }

    [Fact]
    public void What_is_dropped_is_dropped_with_a_reason()
    {
        Assert.Equal([new(FollowUpFault.ReasonMissing, "remark")], Decide(FollowUp.Blank("SEN"), new() { Progress = Report with { State = ProgressState.Dropped, Remark = "  " } }).Refusals);
        Assert.Equal([new(FollowUpFault.ReasonMissing, "reason")], Decide(FollowUp.Blank("SEN"), new() { Action = Action with { State = ProgressState.Dropped } }).Refusals);
        Assert.Empty(Decide(FollowUp.Blank("SEN"), new() { Action = Action with { State = ProgressState.Dropped, Reason = "No budget" } }).Refusals);
    }

    [Fact]
    public void One_round_has_one_report_on_a_recommendation_and_the_last_one_counts()
    {
        var state = Said(
            new() { Progress = Report with { Round = "2025", State = ProgressState.Planned } }, new() { Progress = Report },
            new() { Progress = Report with { State = ProgressState.Done, Proof = new("https://example.org/r", "") } });

        Assert.Equal(["2025", "2026"], state.Progress.Select(p => p.Round));
        Assert.Equal((ProgressState.Done, true, Now), (state.Latest("b2")!.State, state.Latest("b2")!.IsDocumented, state.Latest("b2")!.At));
        Assert.Equal("https://example.org/r", state.Latest("b2")!.Proof!.Name);
        Assert.Null(state.Latest("b7"));
    }

    [Fact]
    public void Actions_obstacles_and_pilots_are_numbered_and_changed_by_their_id()
    {
        var state = Said(
            new() { Action = Action }, new() { Action = Action with { What = "Link tax records" } }, new() { Obstacle = Obstacle }, new() { Pilot = Pilot },
            new() { Action = Action with { Id = "action-1", State = ProgressState.Done } },
            new() { Obstacle = Obstacle with { Id = "obstacle-1", Outcome = "Agreement signed" } });

        Assert.Equal(["action-1", "action-2"], state.Actions.Select(a => a.Id));
        Assert.Equal((ProgressState.Done, ProgressState.Planned), (state.Actions[0].State, state.Actions[1].State));
        Assert.Equal("Agreement signed", state.Obstacles.Single().Outcome);
        Assert.Equal("pilot-1", state.Pilots.Single().Id);
        Assert.Equal([new(FollowUpFault.UnknownItem)], Decide(state, new() { Action = Action with { Id = "action-9" } }).Refusals);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var wrong = Action with { Recommendation = "e1", What = "", Responsible = " ", To = new(2025, 1, 1), Block = "B99" };
        Assert.Equal(
            [
                new(FollowUpFault.UnknownRecommendation), new(FollowUpFault.TextMissing, "what"), new(FollowUpFault.TextMissing, "responsible"),
                new(FollowUpFault.DatesOutOfOrder, "to"), new(FollowUpFault.UnknownBlock, "block"),
            ],
            Decide(FollowUp.Blank("SEN"), new() { Action = wrong }).Refusals);
        Assert.Equal([new(FollowUpFault.UnknownRecommendation)], Decide(FollowUp.Blank("SEN"), new()).Refusals);
        Assert.Equal([new(FollowUpFault.TextTooLong, "what")], Decide(FollowUp.Blank("SEN"), new() { Action = Action with { What = new('a', 2_001) } }).Refusals);
        Assert.Equal([new(FollowUpFault.DateUnfit, "due")], Decide(FollowUp.Blank("SEN"), new() { Obstacle = Obstacle with { Due = default } }).Refusals);
    }

    [Fact]
    public void A_pilot_is_decided_on_only_with_a_result() => Assert.Equal(
        [new(FollowUpFault.ResultMissing, "result")], Decide(FollowUp.Blank("SEN"), new() { Pilot = Pilot with { Decision = PilotDecision.Scale } }).Refusals);

    [Fact]
    public void Barriers_are_ranked_from_the_rubrics_causes_each_once()
    {
        Assert.Equal(["law", "finance"], Said(new FollowUpChange { Barriers = new("b2", ["law", "finance"]) }).Barriers["b2"].Ranked);
        Assert.Equal([new(FollowUpFault.BarrierUnfit, "barriers")], Decide(FollowUp.Blank("SEN"), new() { Barriers = new("b2", ["law", "law"]) }).Refusals);
        Assert.Equal([new(FollowUpFault.BarrierUnfit, "barriers")], Decide(FollowUp.Blank("SEN"), new() { Barriers = new("b2", ["weather"]) }).Refusals);
    }

    [Fact]
    public void Saying_the_same_again_adds_nothing()
    {
        var state = Said(new() { Support = Accepted }, new() { Action = Action }, new() { Progress = Report }, new() { Barriers = new("b2", ["law"]) });
        FollowUpChange[] again =
        [
            new() { Support = Accepted }, new() { Action = Action with { Id = "action-1" } }, new() { Progress = Report }, new() { Barriers = new("b2", ["law"]) },
        ];
        Assert.All(again, change => Assert.Null(Decide(state, change).Entry));
    }

    [Fact]
    public void What_stood_at_a_moment_is_what_was_said_until_then()
    {
        ImmutableArray<FollowUpEntry> entries =
        [
            new("1", Now, "f1", "", new() { Support = Accepted }), new("2", Now.AddDays(1), "f1", "", new() { Support = Accepted with { Stance = SupportKind.Noted } }),
        ];
        Assert.Equal((0, null), (FollowUp.At("SEN", entries, Now.AddSeconds(-1)).Revision, FollowUp.At("SEN", entries, Now.AddSeconds(-1)).LastChange));
        Assert.Equal(SupportKind.Accepted, FollowUp.At("SEN", entries, Now).Supports["b2"].Stance);
        Assert.Equal(SupportKind.Noted, FollowUp.At("SEN", entries, Now.AddDays(2)).Supports["b2"].Stance);
    }

    [Fact]
    public void An_altered_entry_breaks_the_chain_from_there() => Gen.Int[0, 3].Sample(altered =>
    {
        var chain = Chain(new() { Support = Accepted }, new() { Action = Action }, new() { Progress = Report }, new() { Barriers = new("b2", ["law"]) });
        Assert.Null(FollowUpChain.FirstUnfit(FollowUpChain.Beginning("SEN"), chain));
        Assert.Equal(0, FollowUpChain.FirstUnfit(FollowUpChain.Beginning("MLI"), chain));
        Assert.Equal(altered, FollowUpChain.FirstUnfit(FollowUpChain.Beginning("SEN"), chain.SetItem(altered, chain[altered] with { ActorName = "Another" })));
    }, iter: 20);

    [Fact]
    public void The_two_gauges_count_what_is_promised_and_what_works_and_are_never_added()
    {
        var assessment = Assessment.Of(Vectors.Facts("04-fragmented-level-1"));
        var advice = Advice.For(Shipped.Recommendations, Shipped.Rubric, assessment);
        var state = Said(
            new() { Support = Accepted }, new() { Support = Accepted with { Recommendation = "a2", Stance = SupportKind.Partly } },
            new() { Support = new("c5", SupportKind.Noted, null, null, null, null) }, new() { Action = Action }, new() { Progress = Report });

        // c5 is for another level: it does not count.
        Assert.Equal(new Commitment(17, 1, 1, 0, 1, 1), Commitment.Count(state, advice));
        Assert.Equal(15, Commitment.Count(state, advice).Unanswered);
        Assert.Equal(12, Function.Count(assessment) is { } f ? f.GatesPassed + f.GatesNotPassed + f.GatesUnknown : 0);
        Assert.Null(Function.Count(Assessment.Of(Vectors.Facts("03-empty"))));
        Assert.Null(Function.Count(null));
    }

    [Fact]
    public void An_action_or_obstacle_is_overdue_after_its_last_day_while_it_is_open()
    {
        Assert.False(Action.IsOverdue(new(2026, 12, 31)));
        Assert.True(Action.IsOverdue(new(2027, 1, 1)));
        Assert.False((Action with { State = ProgressState.Done }).IsOverdue(new(2027, 1, 1)));
        Assert.True(Obstacle.IsOverdue(new(2027, 2, 1)));
        Assert.False((Obstacle with { Outcome = "Signed" }).IsOverdue(new(2027, 2, 1)));
    }

    private static FollowUpDecision Decide(FollowUp before, FollowUpChange change, Actor? actor = null) =>
        FollowUpDesk.Decide(before, FollowUpChain.Beginning("SEN"), new("o", actor ?? Senegal, change), Shipped.Recommendations, Shipped.Rubric, Now);

    private static FollowUp Said(params FollowUpChange[] changes) => Chain(changes).Aggregate(FollowUp.Blank("SEN"), (state, entry) => state.With(entry));

    private static ImmutableArray<FollowUpEntry> Chain(params FollowUpChange[] changes)
    {
        var entries = ImmutableArray.CreateBuilder<FollowUpEntry>();
        var state = FollowUp.Blank("SEN");
        foreach (var change in changes)
        {
            var hash = entries.Count == 0 ? FollowUpChain.Beginning("SEN") : entries[^1].Hash;
            var decision = FollowUpDesk.Decide(state, hash, new($"o{entries.Count}", Senegal, change), Shipped.Recommendations, Shipped.Rubric, Now);
            Assert.Empty(decision.Refusals);
            entries.Add(decision.Entry!);
            state = decision.Next;
        }
        return entries.ToImmutable();
    }
}
