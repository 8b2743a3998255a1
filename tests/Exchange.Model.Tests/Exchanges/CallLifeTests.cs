using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;

namespace Exchange.Model.Tests.Exchanges;

/// <summary>The life of an exchange: no command, in whatever order and by whomever, makes a state that may not be.</summary>
public sealed class CallLifeTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Countries = ["SEN", "MLI"];
    private static readonly Actor Secretariat = new("s", "Secretariat", Role.Secretariat);
    private static readonly Actor Host = new("h", "Host", Role.FocalPoint, "MAR");
    private static readonly ImmutableArray<Actor> FocalPoints = [.. Countries.Select(c => new Actor("f" + c, c, Role.FocalPoint, c))];
    private static readonly ImmutableArray<Actor> Trainees = [.. Enumerable.Range(0, 5).Select(i => new Actor($"t{i}", $"Trainee {i}", Role.Trainee))];
    private static readonly ImmutableArray<Actor> Everybody = [Secretariat, Host, .. FocalPoints, .. Trainees, new("x", "Elsewhere", Role.FocalPoint, "TUR"), Actor.Anonymous];

    public static readonly Call Plain = new(
        "call", "MAR", "B09", Track.Technical, Mode.Visit, ["fr"], new("One gateway", "Une passerelle", "بوابة"), "What is shown.", "Those who run payments.", 2, [],
        Start.AddDays(30), Start.AddDays(40), new(2027, 3, 1), new(2027, 3, 5), "Rabat");

    // Mostly whoever may: a life of refusals would prove little.
    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 13], Gen.Int[0, 4], Gen.Frequency((4, Gen.Const(-1)), (1, Gen.Int[0, 10])), Gen.Frequency((6, Gen.Const(0)), (2, Gen.Int[1, 12]), (1, Gen.Int[13, 70])), Gen.Bool,
        (act, trainee, actor, days, flag) => new Step(act, trainee, actor, days, flag));

    private sealed record Step(int Act, int Trainee, int Actor, int Days, bool Flag);

    [Fact]
    public void Ten_thousand_lives_reach_no_illegal_state_and_overbook_nothing() => Steps.Array[10, 60].Sample(Live, iter: 10_000);

    [Fact]
    public void Every_stage_is_reached_and_every_one_but_the_end_has_a_way_on()
    {
        var reached = Move.All.Select(m => m.To).ToHashSet();
        Assert.Equal([.. Enum.GetValues<Stage>().Order()], reached.Order());
        Assert.All(Enum.GetValues<Stage>().Where(s => s is not Stage.Closed), s => Assert.Contains(Move.All, m => m.From == s));
    }

    [Fact]
    public void A_life_from_the_call_to_the_results()
    {
        var state = Published();
        state = Moved(state, Trainees[0], Trainees[0], Act.Save, Start);
        Assert.Null(state.Visible(Actor.Anonymous)!.Applications.Values.FirstOrDefault());
        state = Moved(state, Trainees[0], Trainees[0], Act.Apply, Start);
        state = Moved(state, FocalPoints[0], Trainees[0], Act.Nominate, Start);
        state = Moved(state, Host, Trainees[0], Act.Select, Start, "Runs payments in two programmes.");
        state = Moved(state, Secretariat, Trainees[0], Act.Place, Start);
        var after = new DateTimeOffset(2027, 3, 6, 0, 0, 0, TimeSpan.Zero);
        state = Moved(state, Host, Trainees[0], Act.Complete, after);
        state = Done(CallDesk.Say(state, By(Trainees[0]), "t0", 5, "Clear and open.", after));
        state = Done(CallDesk.Say(state, By(Host), "t0", 4, "Well prepared.", after));
        state = Moved(state, Trainees[0], Trainees[0], Act.Plan, after);
        Assert.Equal("CheckpointEarly", Refused(state, Trainees[0], Act.Report, after));
        state = Moved(state, Trainees[0], Trainees[0], Act.Report, after.AddMonths(3));
        Assert.Equal("CheckpointEarly", Refused(state, Trainees[0], Act.Report, after.AddMonths(4)));
        state = Moved(state, Trainees[0], Trainees[0], Act.Report, after.AddMonths(6));

        var end = state.Applications["t0"];
        Assert.Equal((Stage.Closed, 5, 4, 2), (end.Stage, end.ByGuest!.Mark, end.ByHost!.Mark, end.Checkpoints.Length));
        Assert.Null(Ledger.FirstUnfit("call", state.Ledger.Recent));
        Assert.Equal(0, Ledger.FirstUnfit("call", state.Ledger.Recent.SetItem(0, state.Ledger.Recent[0] with { ActorName = "Somebody" })));
    }

    [Fact]
    public void A_place_that_becomes_free_goes_to_whoever_waits_longest()
    {
        var state = Published();
        foreach (var trainee in Trainees.Take(4))
            state = Moved(Moved(state, trainee, trainee, Act.Apply, Start), FocalPoints[0], trainee, Act.Nominate, Start);
        state = Moved(Moved(state, Host, Trainees[0], Act.Select, Start, "First"), Host, Trainees[1], Act.Select, Start, "Second");
        Assert.Equal("NoPlaceLeft", Refused(state, Host, Act.Select, Start, Trainees[2], "Third"));
        state = Moved(Moved(state, Host, Trainees[3], Act.Wait, Start, "Next"), Host, Trainees[2], Act.Wait, Start, "After");
        state = Moved(state, Trainees[0], Trainees[0], Act.Withdraw, Start);
        Assert.Equal([Stage.Withdrawn, Stage.Selected, Stage.Waiting, Stage.Selected], Trainees.Take(4).Select(t => state.Applications[t.Id].Stage));
        Assert.Equal((CallDesk.MovedUp, "t3", ""), (state.Ledger.Recent[^1].Act, state.Ledger.Recent[^1].Subject, state.Ledger.Recent[^1].ActorId));
        state = Done(CallDesk.Edit(state, By(Host), Plain with { Places = 3 }, _ => true, Start));
        Assert.Equal(Stage.Selected, state.Applications["t2"].Stage);
        Assert.Equal("PlacesHeld", CallDesk.Edit(state, By(Host), Plain, _ => true, Start).Answer.Refusals[0].Rule);
    }

    [Fact]
    public void Nobody_waits_while_there_is_a_place()
    {
        var state = Moved(Moved(Published(), Trainees[0], Trainees[0], Act.Apply, Start), FocalPoints[0], Trainees[0], Act.Nominate, Start);
        Assert.Equal("PlaceFree", Refused(state, Host, Act.Wait, Start, Trainees[0], "Later"));
    }

    [Fact]
    public void A_focal_point_nominates_its_own_a_host_selects_for_its_own_call_a_trainee_sees_its_own()
    {
        var state = Moved(Moved(Published(), Trainees[0], Trainees[0], Act.Apply, Start), Trainees[1], Trainees[1], Act.Save, Start);
        Assert.Equal("NotYours", Refused(state, FocalPoints[1], Act.Nominate, Start, Trainees[0]));
        Assert.Equal("NotYours", Refused(state, Host, Act.Nominate, Start, Trainees[0]));
        Assert.Equal("NotYours", Refused(state, Trainees[1], Act.Withdraw, Start, Trainees[0]));
        Assert.Empty(state.Visible(Host)!.Applications);
        Assert.Equal(["t0"], state.Visible(FocalPoints[0])!.Applications.Keys);
        Assert.Equal(["t1"], state.Visible(Trainees[1])!.Applications.Keys);
        Assert.Equal(["t0"], state.Visible(Secretariat)!.Applications.Keys);
        Assert.Empty(state.Visible(new("x", "Elsewhere", Role.FocalPoint, "TUR"))!.Applications);
        var nominated = Moved(state, FocalPoints[0], Trainees[0], Act.Nominate, Start);
        Assert.Equal(["t0"], nominated.Visible(Host)!.Applications.Keys);
        Assert.Equal("NotYours", Refused(nominated, new("x", "Elsewhere", Role.FocalPoint, "TUR"), Act.Select, Start, Trainees[0], "Mine"));
    }

    [Fact]
    public void Contacts_are_for_those_who_take_part()
    {
        var state = Moved(Moved(Published(Plain with { Contacts = "Protocol desk" }), Trainees[0], Trainees[0], Act.Apply, Start), FocalPoints[0], Trainees[0], Act.Nominate, Start);
        state = Moved(state, Host, Trainees[0], Act.Select, Start, "Fits");
        Assert.Equal("", state.Visible(Trainees[0])!.Call!.Contacts);
        state = Moved(state, Host, Trainees[0], Act.Place, Start);
        Assert.Equal("Protocol desk", state.Visible(Trainees[0])!.Call!.Contacts);
        Assert.Equal("", state.Visible(Actor.Anonymous)!.Call!.Contacts);
    }

    [Fact]
    public void What_was_public_is_not_narrowed_afterwards()
    {
        var state = Published();
        Assert.Equal("CallOnlyLater", CallDesk.Edit(state, By(Host), Plain with { ApplyBy = Start.AddDays(5) }, _ => true, Start).Answer.Refusals[0].Rule);
        Assert.Equal("CallFixed", CallDesk.Edit(state, By(Host), Plain with { Members = ["SEN"] }, _ => true, Start).Answer.Refusals[0].Rule);
        Assert.Equal("CallFixed", CallDesk.Edit(state, By(Host), Plain with { Block = "B01" }, _ => true, Start).Answer.Refusals[0].Rule);
    }

    [Fact]
    public void A_removed_account_leaves_no_words_and_no_name()
    {
        var state = Moved(Published(), Trainees[0], Trainees[0], Act.Apply, Start);
        Assert.False(CallDesk.Forget(state, By(Host), "t0", Start).Answer.Done);
        state = Done(CallDesk.Forget(state, By(Secretariat), "t0", Start));
        var forgotten = state.Applications["t0"];
        Assert.Equal(Stage.Withdrawn, forgotten.Stage);
        var written = string.Join(' ', state.Ledger.Recent.SelectMany(e => e.Changes.Select(c => c.To).Append(e.ActorName)));
        Assert.DoesNotContain("To learn", written, StringComparison.Ordinal);
        Assert.DoesNotContain("Trainee 0", written, StringComparison.Ordinal);
        Assert.Equal(("", "", "", "", false), (forgotten.Name, forgotten.Form.Motivation, forgotten.Form.Institution, forgotten.Form.Position, forgotten.Form.MayBeNamed));
    }

    private static void Live(Step[] steps)
    {
        var (state, now) = (Published(), Start);
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            now = now.AddDays(step.Days);
            var before = state;
            var decision = Do(state, step, now, $"o{i}");
            state = decision.Next;
            Assert.Equal(decision.Answer.Done, !ReferenceEquals(before, state));
            Assert.Equal(decision.Answer.Done, decision.Answer.Refusals.IsEmpty);
            AssertLegal(before, state, now);
        }
        Assert.Null(Ledger.FirstUnfit("call", state.Ledger.Recent));
    }

    private static ExchangeDecision<CallState> Do(CallState state, Step step, DateTimeOffset now, string operation)
    {
        var trainee = Trainees[step.Trainee];
        var known = state.Applications.GetValueOrDefault(trainee.Id);
        if (step.Act >= 12)
            return step.Act == 12
                ? CallDesk.Edit(state, new(operation, step.Flag ? Host : Trainees[0]), state.Call! with { Places = 1 + step.Trainee % 4 }, _ => true, now)
                : CallDesk.Say(state, new(operation, step.Flag ? Host : trainee), trainee.Id, 1 + step.Trainee, "", now);
        var act = (Act)step.Act;
        // Half of the time what fits where the application stands, so that lives get far.
        if (step.Flag && Move.All.Where(m => m.From == known?.Stage && m.Act is not Act.Withdraw and not Act.Decline and not Act.Reject).Select(m => m.Act).ToList() is { Count: > 0 } acts)
            act = acts[step.Act % acts.Count];
        var who = step.Actor >= 0 ? Everybody[step.Actor] : act switch
        {
            Act.Nominate or Act.Decline => FocalPoints[step.Trainee % 2],
            Act.Select or Act.Wait or Act.Reject or Act.Place or Act.Complete => step.Flag ? Host : Secretariat,
            _ => trainee,
        };
        return CallDesk.Move(state, new(operation, who), With(trainee, act, step.Flag ? "A reason" : step.Actor < 0 ? "Because" : null), _ => true, now);
    }

    private static void AssertLegal(CallState before, CallState after, DateTimeOffset now)
    {
        Assert.InRange(after.Held, 0, after.Call!.Places);
        if (DateOnly.FromDateTime(now.UtcDateTime) < after.Call.Starts && after.Applications.Values.Any(a => a.Stage == Stage.Waiting))
            Assert.Equal(after.Call.Places, after.Held);
        foreach (var (id, application) in after.Applications)
        {
            var was = before.Applications.GetValueOrDefault(id)?.Stage;
            Assert.True(
                was == application.Stage || Move.All.Any(m => m.From == was && m.To == application.Stage),
                $"{id} went from {was} to {application.Stage}.");
            if (application.Stage is Stage.Followed)
                Assert.Single(application.Checkpoints);
            if (application.Stage is Stage.Selected or Stage.NotSelected or Stage.Waiting or Stage.Placed)
                Assert.NotNull(application.SelectionReason);
            if (application.Stage is Stage.Applied && was != Stage.Applied)
                Assert.True(now < after.Call.ApplyBy);
        }
        Assert.True(before.Applications.Keys.All(after.Applications.ContainsKey));
    }

    private static CallState Published(Call? call = null) => Done(CallDesk.Publish(Done(CallDesk.Make(new(), By(Host), call ?? Plain, _ => true, Start)), By(Host), Start));

    private static CallState Moved(CallState state, Actor actor, Actor trainee, Act act, DateTimeOffset now, string? reason = null) =>
        Done(CallDesk.Move(state, By(actor), With(trainee, act, reason), _ => true, now));

    private static string Refused(CallState state, Actor actor, Act act, DateTimeOffset now, Actor? trainee = null, string? reason = null) =>
        CallDesk.Move(state, By(actor), With(trainee ?? actor, act, reason), _ => true, now).Answer.Refusals[0].Rule;

    private static ApplicationMove With(Actor trainee, Act act, string? reason) => new(trainee.Id, act)
    {
        Reason = reason,
        Form = new(trainee.Id == "t4" ? "MLI" : "SEN", "Ministry", "Head of payments", "To learn", "A pilot", ["fr"], true),
        Plan = new("One contract for all programmes.", "b6", default),
        Checkpoint = new(Outcome.UnderWay, "The contract is drafted.", default),
    };

    private static Command By(Actor actor) => new(Guid.NewGuid().ToString("N"), actor);

    private static CallState Done(ExchangeDecision<CallState> decision)
    {
        Assert.True(decision.Answer.Done, string.Join(' ', decision.Answer.Refusals.Select(r => r.Rule)));
        return decision.Next;
    }
}
