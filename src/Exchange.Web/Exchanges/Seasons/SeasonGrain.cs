using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Hosting.Content;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>A thin shell around <see cref="SeasonDesk"/>: the season and what was done to it are one write.</summary>
[GrainType("season")]
internal sealed class SeasonGrain(
    [PersistentState("season")] IPersistentState<SeasonState> stored, LedgerPages pages, ContentFolder content, TimeProvider time)
    : LedgerShell<SeasonState>(ExchangeKind.Season, stored, pages, content, time), ISeasonGrain
{
    public Task<ExchangeAnswer> Make(Command command, Season season) =>
        Begin(command, now => SeasonDesk.Make(State, command, season with { Id = this.GetPrimaryKeyString() }, now));

    public Task<ExchangeAnswer> StateOffer(Command command, Offer offer) => Do(command, now => SeasonDesk.State(State, command, offer, IsMember, now));

    public Task<ExchangeAnswer> StateRequest(Command command, Request request) => Do(command, now => SeasonDesk.State(State, command, request, IsMember, now));

    public Task<ExchangeAnswer> Withdraw(Command command, string id) => Do(command, now => SeasonDesk.Withdraw(State, command, id, now));

    public Task<ExchangeAnswer> Limit(Command command, string member, int? limit) => Do(command, now => SeasonDesk.Limit(State, command, member, limit, now));

    public Task<ExchangeAnswer> Wish(Command command, Pair pair, bool? wanted) => Do(command, now => SeasonDesk.Wish(State, command, pair, wanted, now));

    public Task<ExchangeAnswer> Propose(Command command, ImmutableArray<Proposal> proposals) => Do(command, now => SeasonDesk.Propose(State, command, proposals, now));

    public Task<ExchangeAnswer> Move(Command command, string match, MatchAct act, string? reason) =>
        Do(command, now => SeasonDesk.Move(State, command, match, act, reason, now));

    public Task<SeasonView?> View(Actor actor)
    {
        if (SeasonDesk.Visible(Kept, actor) is not { } seen)
            return Task.FromResult<SeasonView?>(null);
        return Task.FromResult<SeasonView?>(new(
            seen, [.. Kept.Places.Select(p => new PlaceTaken(seen.Requests.ContainsKey(p.Request) ? p.Request : "", p.Offer, p.Month))]));
    }

    public Task<SeasonLine?> Line() => Task.FromResult(Kept.Season is not { } season ? null : new SeasonLine(
        season, Kept.Ledger.Length, Kept.Offers.Count, Kept.Requests.Count,
        [.. Kept.Matches.Values.Where(m => m.State == MatchState.Agreed).Select(m => new AgreedLine(m.Guest, m.Host, Kept.Offers[m.Offer].Block, m.Month, m.GuestGrade))]));
}
