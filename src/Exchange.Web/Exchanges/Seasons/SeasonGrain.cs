using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>A thin shell around <see cref="SeasonDesk"/>: the season and what was done to it are one write.</summary>
[GrainType("season")]
internal sealed class SeasonGrain(
    [PersistentState("season")] IPersistentState<SeasonState> stored, LedgerPages pages, ContentFolder content, TimeProvider time)
    : LedgerShell<SeasonState>(ExchangeKind.Season, stored, pages, content, time), ISeasonGrain
{
    public Task<ExchangeAnswer> Make(Command command, Season season) => Begin(command, now => SeasonDesk.Make(State, command, season with { Id = Id }, now));

    public Task<ExchangeAnswer> StateOffer(Command command, Offer offer) => Do(command, now => SeasonDesk.State(State, command, offer, IsMember, now));

    public Task<ExchangeAnswer> StateRequest(Command command, Request request) => Do(command, now => SeasonDesk.State(State, command, request, IsMember, now));

    public Task<ExchangeAnswer> Withdraw(Command command, string id) => Do(command, now => SeasonDesk.Withdraw(State, command, id, now));

    public Task<ExchangeAnswer> Limit(Command command, string member, int? limit) => Do(command, now => SeasonDesk.Limit(State, command, member, limit, IsMember, now));

    public Task<ExchangeAnswer> Wish(Command command, Pair pair, bool? wanted) => Do(command, now => SeasonDesk.Wish(State, command, pair, wanted, now));

    public async Task<ExchangeAnswer> Propose(Command command, ImmutableArray<Proposal> proposals)
    {
        var graded = await Task.WhenAll(proposals.Select(Graded));
        return await Do(command, now => SeasonDesk.Propose(State, command, [.. graded], now));
    }

    public Task<ExchangeAnswer> Move(Command command, string match, MatchAct act, string? reason) =>
        Do(command, now => SeasonDesk.Move(State, command, match, act, reason, now));

    public Task<SeasonView?> View(Actor actor)
    {
        if (SeasonDesk.Visible(Kept, actor) is not { } seen)
            return Task.FromResult<SeasonView?>(null);
        return Task.FromResult<SeasonView?>(new(
            seen, [.. Kept.Places.Select(p => new PlaceTaken(seen.Matches.Values.Any(m => m.IsLive && m.Request == p.Request) ? p.Request : "", p.Offer, p.Month))]));
    }

    public async Task<ImmutableArray<LedgerEntry>> History(Actor actor) =>
        actor.Role is Role.Secretariat or Role.FocalPoint ? SeasonDesk.Visible(await Entries(), actor) : [];

    public Task<SeasonLine?> Line() => Task.FromResult(Kept.Season is not { } season ? null : new SeasonLine(
        season, Kept.Ledger.Length, [.. Kept.Offers.Values], [.. Kept.Requests.Values],
        [.. Kept.Matches.Values.Where(m => m.State == MatchState.Agreed).Select(m => new AgreedLine(m.Id, m.Guest, m.Host, Kept.Offers[m.Offer].Block, m.Month, m.GuestGrade, m.At) { Request = m.Request, Offer = m.Offer })])
    {
        Taken = Kept.Places.GroupBy(p => p.Offer, StringComparer.Ordinal).ToImmutableDictionary(p => p.Key, p => p.Count(), StringComparer.Ordinal),
    });

    // Matches are named by the command that proposed them.
    protected override bool Fits(string operationId) => SeasonDesk.IsName(operationId);

    protected override Task Stored()
    {
        GrainFactory.GetGrain<ISeasonListener>(Id).Note().Ignore();
        return Task.CompletedTask;
    }

    private async Task<Proposal> Graded(Proposal proposal)
    {
        if (!State.Requests.TryGetValue(proposal.Request, out var request)
            || await GrainFactory.GetGrain<IInventoryGrain>(request.Member).Accepted() is not { } accepted)
            return proposal with { GuestGrade = null };
        var grades = accepted.On(Today, Content.Rubric).Assessment.Grades;
        return proposal with { GuestGrade = grades.TryGetValue(request.Block, out var grade) ? grade.Proven : null };
    }
}
