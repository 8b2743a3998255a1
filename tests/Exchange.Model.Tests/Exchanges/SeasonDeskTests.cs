using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Model.Tests.Exchanges;

/// <summary>Offers, requests and matches of a season: who may do what, and that no host is ever promised more than it states.</summary>
public sealed class SeasonDeskTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Secretariat = new("s", "Secretariat", Role.Secretariat);
    private static readonly Actor Senegal = new("f1", "Senegal", Role.FocalPoint, "SEN");
    private static readonly Actor Mali = new("f2", "Mali", Role.FocalPoint, "MLI");
    private static readonly Actor Morocco = new("f3", "Morocco", Role.FocalPoint, "MAR");

    private static readonly Model.Exchanges.Seasons.Season Plain = new("2027", new("Season 2027", "Saison 2027", "موسم 2027"), Start, Start.AddDays(30), "2027-03", "2027-06");
    private static readonly Request Wish = new("r1", "SEN", "B09", Track.Technical, [Mode.Visit], ["fr"], ["2027-03", "2027-04"], 3);
    private static readonly Offer Host = new("o1", "MAR", "B09", Track.Both, [Mode.Visit], ["fr"], ["2027-04", "2027-05"], 1);

    private static readonly Gen<(int Act, int Number, int Actor, int Month)> Steps = Gen.Select(Gen.Int[0, 8], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 3]);

    [Fact]
    public void No_life_of_a_season_promises_a_place_twice() => Steps.Array[5, 60].Sample(
        steps =>
        {
            var state = Made();
            for (var i = 0; i < steps.Length; i++)
            {
                var decision = Do(state, steps[i], $"o{i}");
                Assert.Equal(decision.Answer.Done, !ReferenceEquals(decision.Next, state));
                state = decision.Next;
                AssertKept(state);
            }
            Assert.Null(Ledger.FirstUnfit("2027", state.Ledger.Recent));
        },
        iter: 5_000);

    [Fact]
    public void Both_sides_agree_before_a_match_stands()
    {
        var state = Proposed(Secretariat);
        Assert.Equal(MatchState.Proposed, state.Matches["p-1"].State);
        Assert.True(state.Matches["p-1"].Awaits("SEN") && state.Matches["p-1"].Awaits("MAR") && !state.Matches["p-1"].Awaits("MLI"));
        state = Done(SeasonDesk.Move(state, By(Senegal), "p-1", MatchAct.Agree, null, Start));
        Assert.Equal((MatchState.GuestAgreed, false, true), (state.Matches["p-1"].State, state.Matches["p-1"].Awaits("SEN"), state.Matches["p-1"].Awaits("MAR")));
        state = Done(SeasonDesk.Move(state, By(Morocco), "p-1", MatchAct.Agree, null, Start));
        Assert.Equal(MatchState.Agreed, state.Matches["p-1"].State);
        Assert.Equal("MatchMoved", SeasonDesk.Move(state, By(Morocco), "p-1", MatchAct.Agree, null, Start).Answer.Refusals[0].Rule);
    }

    [Fact]
    public void A_refusal_keeps_its_reason_frees_the_place_and_is_not_proposed_again()
    {
        var state = Proposed(Senegal);
        Assert.Equal(MatchState.GuestAgreed, state.Matches["p-1"].State);
        Assert.Equal("ReasonMissing", SeasonDesk.Move(state, By(Morocco), "p-1", MatchAct.Refuse, " ", Start).Answer.Refusals[0].Rule);
        state = Done(SeasonDesk.Move(state, By(Morocco), "p-1", MatchAct.Refuse, "The team moves house.", Start));
        Assert.Equal(("MAR", "The team moves house."), (state.Matches["p-1"].RefusedBy, state.Matches["p-1"].Reason));
        Assert.Empty(state.Places);
        Assert.Equal("PairRefused", SeasonDesk.Propose(state, By(Secretariat), [new("r1", "o1", "2027-04")], Start).Answer.Refusals[0].Rule);
    }

    [Fact]
    public void A_host_is_not_promised_to_a_second_guest()
    {
        var state = Done(SeasonDesk.State(Proposed(Senegal), By(Mali), Wish with { Id = "r2", Member = "MLI" }, _ => true, Start));
        Assert.Equal("HostFull", SeasonDesk.Propose(state, By(Mali), [new("r2", "o1", "2027-04")], Start).Answer.Refusals[0].Rule);
        Assert.Equal("RequestInUse", SeasonDesk.Propose(state, By(Senegal), [new("r1", "o1", "2027-04")], Start).Answer.Refusals[0].Rule);
        Assert.Equal("OfferInUse", SeasonDesk.State(state, By(Morocco), Host with { Months = ["2027-05"] }, _ => true, Start).Answer.Refusals[0].Rule);
        Assert.Equal("StatementInUse", SeasonDesk.Withdraw(state, By(Morocco), "o1", Start).Answer.Refusals[0].Rule);
        Assert.Equal("LimitUnfit", SeasonDesk.Limit(state, By(Morocco), "MAR", 0, _ => true, Start).Answer.Refusals[0].Rule);
    }

    [Fact]
    public void Proposals_are_done_all_or_none()
    {
        var state = Done(SeasonDesk.State(Stated(), By(Mali), Wish with { Id = "r2", Member = "MLI" }, _ => true, Start));
        var both = SeasonDesk.Propose(state, By(Secretariat), [new("r1", "o1", "2027-04"), new("r2", "o1", "2027-04")], Start);
        Assert.Same(state, both.Next);
        Assert.Equal("HostFull", Assert.Single(both.Answer.Refusals).Rule);
    }

    [Fact]
    public void A_focal_point_speaks_for_its_own_member_and_sees_its_own_matches()
    {
        var state = Proposed(Senegal);
        Assert.Equal("NotYours", SeasonDesk.State(state, By(Mali), Wish with { Id = "r3" }, _ => true, Start).Answer.Refusals[0].Rule);
        Assert.Equal("NotYours", SeasonDesk.State(state, By(Mali), Wish with { Member = "MLI" }, _ => true, Start).Answer.Refusals[0].Rule);
        Assert.Equal("NotYours", SeasonDesk.Move(state, By(Mali), "p-1", MatchAct.Agree, null, Start).Answer.Refusals[0].Rule);
        Assert.Equal("NotYours", SeasonDesk.Wish(state, By(Senegal), new("r1", "o1"), true, Start).Answer.Refusals[0].Rule);
        var (mali, morocco) = (SeasonDesk.Visible(state, Mali)!, SeasonDesk.Visible(state, Morocco)!);
        Assert.Equal((1, 0, 1), (mali.Requests.Count, mali.Matches.Count, mali.Offers.Count));
        Assert.Equal((1, 1), (morocco.Requests.Count, morocco.Matches.Count));
        Assert.Null(SeasonDesk.Visible(state, new("t", "Trainee", Role.Trainee)));
        Assert.Null(SeasonDesk.Visible(state, Actor.Anonymous));
    }

    [Fact]
    public void Statements_are_taken_while_the_season_takes_them_and_the_secretariat_may_help_later()
    {
        var state = Stated();
        Assert.Equal("SeasonClosed", SeasonDesk.State(state, By(Senegal), Wish with { Id = "r9" }, _ => true, Start.AddDays(31)).Answer.Refusals[0].Rule);
        Assert.True(SeasonDesk.State(state, By(Secretariat), Wish with { Id = "r9" }, _ => true, Start.AddDays(31)).Answer.Done);
    }

    [Fact]
    public void A_pin_takes_the_place_of_an_earlier_one_and_a_ban_ends_it()
    {
        var state = Done(SeasonDesk.State(Stated(), By(Morocco), Host with { Id = "o2" }, _ => true, Start));
        state = Done(SeasonDesk.Wish(Done(SeasonDesk.Wish(state, By(Secretariat), new("r1", "o1"), true, Start)), By(Secretariat), new("r1", "o2"), true, Start));
        Assert.Equal([new Pair("r1", "o2")], state.Pins);
        state = Done(SeasonDesk.Wish(state, By(Secretariat), new("r1", "o2"), false, Start));
        Assert.Equal((0, 1), (state.Pins.Length, state.Bans.Length));
        Assert.Empty(Done(SeasonDesk.Wish(state, By(Secretariat), new("r1", "o2"), null, Start)).Bans);
    }

    [Fact]
    public void A_focal_point_reads_every_statement_and_of_matches_and_history_its_own()
    {
        var state = Done(SeasonDesk.State(Proposed(Secretariat), By(Mali), Wish with { Id = "r2", Member = "MLI" }, _ => true, Start));
        var (seen, other) = (SeasonDesk.Visible(state, Morocco)!, SeasonDesk.Visible(state, Mali)!);
        Assert.Equal((2, 1, 0), (seen.Requests.Count, seen.Matches.Count, seen.Ledger.Recent.Length));
        Assert.Equal((2, 1, 0), (other.Requests.Count, other.Offers.Count, other.Matches.Count));
        Assert.Null(SeasonDesk.Visible(state, new("t", "Trainee", Role.Trainee)));
        Assert.Equal(["OfferStated", "Proposed"], SeasonDesk.Visible(state.Ledger.Recent, Morocco).Select(e => e.Act));
        Assert.Equal(["RequestStated"], SeasonDesk.Visible(state.Ledger.Recent, Mali).Select(e => e.Act));
        Assert.Equal(state.Ledger.Recent.Length, SeasonDesk.Visible(state.Ledger.Recent, Secretariat).Length);
        Assert.Empty(SeasonDesk.Visible(state.Ledger.Recent, Actor.Anonymous));
    }

    [Theory]
    [InlineData("o1", "IdTaken"), InlineData("", "IdUnfit"), InlineData("a b", "IdUnfit"), InlineData("a|b", "IdUnfit")]
    public void A_statement_has_a_name_that_no_other_has(string id, string rule) =>
        Assert.Equal(rule, SeasonDesk.State(Stated(), By(Senegal), Wish with { Id = id }, _ => true, Start).Answer.Refusals[0].Rule);

    [Fact]
    public void A_season_has_its_months_in_order() => Assert.Equal(["2027-03", "2027-04", "2027-05", "2027-06"], Plain.Months);

    private static ExchangeDecision<SeasonState> Do(SeasonState state, (int Act, int Number, int Actor, int Month) step, string operation)
    {
        var actor = new[] { Secretariat, Senegal, Mali, Morocco }[step.Actor];
        var member = actor.Member ?? (step.Number % 2 == 0 ? "SEN" : "MAR");
        var month = new[] { "2027-03", "2027-04", "2027-05", "2027-06" }[step.Month];
        var match = state.Matches.Keys.ElementAtOrDefault(step.Number) ?? "none";
        var command = new Command(operation, actor);
        return step.Act switch
        {
            0 => SeasonDesk.State(state, command, Wish with { Id = $"r{step.Number}", Member = member, Months = month == "2027-04" ? ["2027-04"] : [month, "2027-04"] }, _ => true, Start),
            1 => SeasonDesk.State(state, command, Host with { Id = $"h{step.Number}", Member = member, Capacity = 1 + step.Month, Together = 1 + step.Month / 2 }, _ => true, Start),
            2 or 3 => SeasonDesk.Propose(
                state, command,
                [new(state.Requests.Keys.ElementAtOrDefault(step.Number) ?? "", state.Offers.Keys.ElementAtOrDefault(step.Month) ?? "", "2027-04")], Start),
            4 or 5 => SeasonDesk.Move(state, command, match, MatchAct.Agree, null, Start),
            6 => SeasonDesk.Move(state, command, match, actor.IsSecretariat ? MatchAct.Cancel : MatchAct.Refuse, "A reason", Start),
            7 => SeasonDesk.Limit(state, command, member, step.Month, _ => true, Start),
            _ => SeasonDesk.Withdraw(state, command, step.Month % 2 == 0 ? $"r{step.Number}" : $"h{step.Number}", Start),
        };
    }

    private static void AssertKept(SeasonState state)
    {
        foreach (var offer in state.Offers.Values)
        {
            var places = state.Places.Where(p => p.Offer == offer.Id).ToList();
            Assert.True(places.Count <= offer.Capacity);
            Assert.All(places.GroupBy(p => p.Month), m => Assert.True(m.Count() <= offer.Together && offer.Months.Contains(m.Key)));
        }
        foreach (var (member, limit) in state.Limits)
            Assert.True(state.Matches.Values.Count(m => m.IsLive && m.Host == member) <= limit);
        Assert.Equal(state.Places.Length, state.Places.DistinctBy(p => p.Request).Count());
        Assert.All(state.Matches.Values.Where(m => m.IsLive), m => Assert.True(state.Requests.ContainsKey(m.Request) && state.Offers.ContainsKey(m.Offer) && m.Guest != m.Host));
    }

    private static SeasonState Made() => Done(SeasonDesk.Make(new(), By(Secretariat), Plain, Start));

    private static SeasonState Stated() => Done(SeasonDesk.State(Done(SeasonDesk.State(Made(), By(Senegal), Wish, _ => true, Start)), By(Morocco), Host, _ => true, Start));

    private static SeasonState Proposed(Actor by) => Done(SeasonDesk.Propose(Stated(), new("p", by), [new("r1", "o1", "2027-04")], Start));

    private static Command By(Actor actor) => new(Guid.NewGuid().ToString("N"), actor);

    private static SeasonState Done(ExchangeDecision<SeasonState> decision)
    {
        Assert.True(decision.Answer.Done, string.Join(' ', decision.Answer.Refusals.Select(r => r.Rule)));
        return decision.Next;
    }
}
