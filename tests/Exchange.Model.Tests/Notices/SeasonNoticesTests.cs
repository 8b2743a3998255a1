using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.Notices;
using Exchange.Model.People;

namespace Exchange.Model.Tests.Notices;

/// <summary>Who is told what of a match.</summary>
public sealed class SeasonNoticesTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Secretariat = new("s", "Secretariat", Role.Secretariat);
    private static readonly Actor Senegal = new("f1", "Senegal", Role.FocalPoint, "SEN");
    private static readonly Actor Mali = new("f2", "Mali", Role.FocalPoint, "MLI");
    private static readonly Actor Morocco = new("f3", "Morocco", Role.FocalPoint, "MAR");
    private static readonly Actor Trainee = new("t", "Trainee", Role.Trainee);
    private static readonly Actor[] Everybody = [Secretariat, Senegal, Mali, Morocco, Trainee];

    [Fact]
    public void Both_sides_are_told_of_a_proposal_and_nobody_else()
    {
        var state = Proposed(Secretariat);
        Assert.Equal([("f1", NoticeKind.MatchProposed, "SEN"), ("f3", NoticeKind.MatchProposed, "MAR")], Told(state));
        Assert.All(Of(state), a => Assert.StartsWith("exchanges/desk?season=2027", a.Notice.Place, StringComparison.Ordinal));
    }

    [Fact]
    public void Whoever_proposes_or_answers_is_not_told_of_it() => Assert.Equal([("f3", NoticeKind.MatchProposed, "MAR")], Told(Proposed(Senegal)));

    [Fact]
    public void A_refusal_goes_to_the_other_side_and_the_secretariat_with_its_reason()
    {
        var state = Done(SeasonDesk.Move(Proposed(Senegal), By(Morocco), "p-1", MatchAct.Refuse, "The team moves house.", Start));
        Assert.Equal([("s", NoticeKind.MatchMoved, "SEN"), ("f1", NoticeKind.MatchMoved, "SEN")], Told(state));
        Assert.All(Of(state), a => Assert.Equal(("The team moves house.", "MatchRefused"), (a.Notice.Text, a.Notice.Facts[0])));
        Assert.All(Of(state), a => Assert.True(a.Notice.IsFor(Everybody.Single(p => p.Id == a.Person))));
    }

    [Fact]
    public void The_same_entry_gives_the_same_notices_again_and_statements_are_nobodys_news()
    {
        var state = Proposed(Secretariat);
        Assert.Equal(Of(state).Select(a => a.Notice.Key), Of(state).Select(a => a.Notice.Key));
        Assert.Empty(state.Ledger.Recent.SkipLast(1).SelectMany((e, i) => SeasonNotices.Of(state, e, i, Everybody)));
    }

    [Fact]
    public void What_was_made_up_with_a_trial_season_is_nobodys_news() =>
        Assert.Empty(Told(Proposed(new(Season.MadeUp, "Trial", Role.Secretariat))));

    private static SeasonState Proposed(Actor by)
    {
        var state = Done(SeasonDesk.Make(new(), By(Secretariat), new("2027", new("Season", "Saison", "موسم"), Start, Start.AddDays(30), "2027-03", "2027-06"), Start));
        state = Done(SeasonDesk.State(state, By(Senegal), new Model.Exchanges.Request("r1", "SEN", "B09", Track.Technical, [Mode.Visit], ["fr"], ["2027-04"]), _ => true, Start));
        state = Done(SeasonDesk.State(state, By(Morocco), new Offer("o1", "MAR", "B09", Track.Both, [Mode.Visit], ["fr"], ["2027-04"], 1), _ => true, Start));
        return Done(SeasonDesk.Propose(state, new("p", by), [new("r1", "o1", "2027-04")], Start));
    }

    private static IEnumerable<Addressed> Of(SeasonState state) => SeasonNotices.Of(state, state.Ledger.Recent[^1], state.Ledger.Length - 1, Everybody);

    private static IEnumerable<(string, NoticeKind, string)> Told(SeasonState state) => Of(state).Select(a => (a.Person, a.Notice.Kind, a.Notice.Member));

    private static Command By(Actor actor) => new(Guid.NewGuid().ToString("N"), actor);

    private static SeasonState Done(ExchangeDecision<SeasonState> decision)
    {
        Assert.True(decision.Answer.Done, string.Join(' ', decision.Answer.Refusals.Select(r => r.Rule)));
        return decision.Next;
    }
}
