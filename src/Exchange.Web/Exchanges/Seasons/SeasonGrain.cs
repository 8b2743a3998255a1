using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>A thin shell around <see cref="SeasonDesk"/>: the season and what was done to it are one write.</summary>
[GrainType("season")]
internal sealed class SeasonGrain(
    [PersistentState("season")] IPersistentState<SeasonState> stored, LedgerPages pages, ContentFolder content, TimeProvider time)
    : Grain, ISeasonGrain
{
    private Dictionary<string, string?>? _done;

    // What readers see while a command is under way: only what is on the disk.
    private SeasonState _kept = null!;

    private IExchangesGrain Exchanges => field ??= GrainFactory.GetGrain<IExchangesGrain>(0);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _kept = stored.State;
        return Task.CompletedTask;
    }

    public async Task<ExchangeAnswer> Make(Command command, Season season)
    {
        var answer = await Do(command, now => SeasonDesk.Make(stored.State, command, season with { Id = this.GetPrimaryKeyString() }, now));
        // Also when it was made before: a stop between the two writes is mended by the repeated command.
        if (answer.Done)
            await Exchanges.Know(ExchangeKind.Season, this.GetPrimaryKeyString());
        return answer;
    }

    public Task<ExchangeAnswer> StateOffer(Command command, Offer offer) => Do(command, now => SeasonDesk.State(stored.State, command, offer, IsMember, now));

    public Task<ExchangeAnswer> StateRequest(Command command, Request request) => Do(command, now => SeasonDesk.State(stored.State, command, request, IsMember, now));

    public Task<ExchangeAnswer> Withdraw(Command command, string id) => Do(command, now => SeasonDesk.Withdraw(stored.State, command, id, now));

    public Task<ExchangeAnswer> Limit(Command command, string member, int? limit) => Do(command, now => SeasonDesk.Limit(stored.State, command, member, limit, now));

    public Task<ExchangeAnswer> Wish(Command command, Pair pair, bool? wanted) => Do(command, now => SeasonDesk.Wish(stored.State, command, pair, wanted, now));

    public Task<ExchangeAnswer> Propose(Command command, ImmutableArray<Proposal> proposals) => Do(command, now => SeasonDesk.Propose(stored.State, command, proposals, now));

    public Task<ExchangeAnswer> Move(Command command, string match, MatchAct act, string? reason) =>
        Do(command, now => SeasonDesk.Move(stored.State, command, match, act, reason, now));

    public Task<SeasonView?> View(Actor actor)
    {
        if (SeasonDesk.Visible(_kept, actor) is not { } seen)
            return Task.FromResult<SeasonView?>(null);
        return Task.FromResult<SeasonView?>(new(
            seen, [.. _kept.Places.Select(p => new PlaceTaken(seen.Requests.ContainsKey(p.Request) ? p.Request : "", p.Offer, p.Month))]));
    }

    public async Task<ImmutableArray<LedgerEntry>> History(Actor actor) => actor.IsSecretariat ? await pages.Read(this.GetGrainId(), _kept.Ledger) : [];

    public Task<SeasonLine?> Line() => Task.FromResult(_kept.Season is not { } season ? null : new SeasonLine(
        season, _kept.Ledger.Length, _kept.Offers.Count, _kept.Requests.Count,
        [.. _kept.Matches.Values.Where(m => m.State == MatchState.Agreed).Select(m => new AgreedLine(m.Guest, m.Host, _kept.Offers[m.Offer].Block, m.Month, m.GuestGrade))]));

    private async Task<ExchangeAnswer> Do(Command command, Func<DateTimeOffset, SeasonDecision> decide)
    {
        if (command.OperationId.Length is 0 or > 64)
            return ExchangeAnswer.No(0, "OperationUnfit");
        var done = _done ??= (await pages.Read(this.GetGrainId(), stored.State.Ledger)).ToDictionary(e => Key(e.ActorId, e.OperationId), e => e.Subject, StringComparer.Ordinal);
        // Whoever repeats another's command learns nothing by it.
        var key = Key(command.Actor.Id, command.OperationId);
        if (done.TryGetValue(key, out var subject))
            return new(true, stored.State.Ledger.Length, subject, []);
        var decision = decide(time.GetUtcNow());
        if (ReferenceEquals(decision.Next, stored.State))
            return decision.Answer;
        await this.Durably(async () =>
        {
            stored.State = decision.Next with { Ledger = await pages.Seal(this.GetGrainId(), decision.Next.Ledger) };
            await stored.WriteStateAsync();
        });
        _kept = stored.State;
        done[key] = decision.Answer.Subject;
        await Tell();
        return decision.Answer;
    }

    // Awaited, so that whoever has changed something sees it on the next page; not told, it is read again a little later.
    private async Task Tell()
    {
        try
        {
            await Exchanges.Note(ExchangeKind.Season, this.GetPrimaryKeyString());
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
        }
    }

    private static string Key(string actor, string operation) => $"{actor}/{operation}";

    private bool IsMember(string code) => content.Current.Member(code) is not null;
}
