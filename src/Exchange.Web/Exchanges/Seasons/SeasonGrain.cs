using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Integration;
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

    public Task<ExchangeAnswer> Limit(Command command, string member, int? limit) =>
        Do(command, now => SeasonDesk.Limit(stored.State, command, member, limit, IsMember, now));

    public Task<ExchangeAnswer> Wish(Command command, Pair pair, bool? wanted) => Do(command, now => SeasonDesk.Wish(stored.State, command, pair, wanted, now));

    public async Task<ExchangeAnswer> Propose(Command command, ImmutableArray<Proposal> proposals)
    {
        var graded = await Task.WhenAll(proposals.Select(Graded));
        return await Do(command, now => SeasonDesk.Propose(stored.State, command, [.. graded], now));
    }

    public Task<ExchangeAnswer> Move(Command command, string match, MatchAct act, string? reason) =>
        Do(command, now => SeasonDesk.Move(stored.State, command, match, act, reason, now));

    public Task<SeasonView?> View(Actor actor)
    {
        if (SeasonDesk.Visible(_kept, actor) is not { } seen)
            return Task.FromResult<SeasonView?>(null);
        return Task.FromResult<SeasonView?>(new(
            seen, [.. _kept.Places.Select(p => new PlaceTaken(seen.Matches.Values.Any(m => m.IsLive && m.Request == p.Request) ? p.Request : "", p.Offer, p.Month))]));
    }

    public async Task<ImmutableArray<LedgerEntry>> History(Actor actor) => actor.Role is Role.Secretariat or Role.FocalPoint
        ? SeasonDesk.Visible(await pages.Read(this.GetGrainId(), _kept.Ledger), actor)
        : [];

    public async Task<SeasonSlice> Since(long heard)
    {
        var kept = _kept;
        return new(kept, await pages.Since(this.GetGrainId(), kept.Ledger, heard), kept.Ledger.Length);
    }

    public Task<SeasonLine?> Line() => Task.FromResult(_kept.Season is not { } season ? null : new SeasonLine(
        season, _kept.Ledger.Length, [.. _kept.Offers.Values], [.. _kept.Requests.Values],
        [.. _kept.Matches.Values.Where(m => m.State == MatchState.Agreed).Select(m => new AgreedLine(m.Id, m.Guest, m.Host, _kept.Offers[m.Offer].Block, m.Month, m.GuestGrade, m.At) { Request = m.Request, Offer = m.Offer })])
    {
        Taken = _kept.Places.GroupBy(p => p.Offer, StringComparer.Ordinal).ToImmutableDictionary(p => p.Key, p => p.Count(), StringComparer.Ordinal),
    });

    private async Task<Proposal> Graded(Proposal proposal)
    {
        if (!stored.State.Requests.TryGetValue(proposal.Request, out var request)
            || await GrainFactory.GetGrain<IInventoryGrain>(request.Member).Accepted() is not { } accepted)
            return proposal with { GuestGrade = null };
        var grades = accepted.On(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), content.Rubric).Assessment.Grades;
        return proposal with { GuestGrade = grades.TryGetValue(request.Block, out var grade) ? grade.Proven : null };
    }

    private async Task<ExchangeAnswer> Do(Command command, Func<DateTimeOffset, SeasonDecision> decide)
    {
        // Matches are named by the command that proposed them.
        if (!SeasonDesk.IsName(command.OperationId))
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
        GrainFactory.GetGrain<ISeasonListener>(this.GetPrimaryKeyString()).Note().Ignore();
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
