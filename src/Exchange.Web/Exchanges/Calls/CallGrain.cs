using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>A thin shell around <see cref="CallDesk"/>: the call, its applications and what was done are one write.</summary>
[GrainType("call")]
internal sealed class CallGrain([PersistentState("call")] IPersistentState<CallState> stored, LedgerPages pages, ContentFolder content, TimeProvider time)
    : Grain, ICallGrain
{
    private Dictionary<string, string?>? _done;

    // What readers see while a command is under way: only what is on the disk.
    private CallState _kept = null!;

    private IExchangesGrain Exchanges => field ??= GrainFactory.GetGrain<IExchangesGrain>(0);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _kept = stored.State;
        return Task.CompletedTask;
    }

    public async Task<ExchangeAnswer> Make(Command command, Call call)
    {
        var answer = await Do(command, now => CallDesk.Make(stored.State, command, call with { Id = this.GetPrimaryKeyString() }, IsMember, now));
        // Also when it was made before: a stop between the two writes is mended by the repeated command.
        if (answer.Done)
            await Exchanges.Know(ExchangeKind.Call, this.GetPrimaryKeyString());
        return answer;
    }

    public Task<ExchangeAnswer> Edit(Command command, Call wanted) => Do(command, now => CallDesk.Edit(stored.State, command, wanted, IsMember, now));

    public Task<ExchangeAnswer> Publish(Command command) => Do(command, now => CallDesk.Publish(stored.State, command, now));

    public Task<ExchangeAnswer> Cancel(Command command, string? reason) => Do(command, now => CallDesk.Cancel(stored.State, command, reason, now));

    public Task<ExchangeAnswer> Move(Command command, ApplicationMove move) => Do(command, now => CallDesk.Move(stored.State, command, move, IsMember, now));

    public Task<ExchangeAnswer> Say(Command command, string account, int mark, string text) =>
        Do(command, now => CallDesk.Say(stored.State, command, account, mark, text, now));

    public Task<ExchangeAnswer> Forget(Command command, string account) => Do(command, now => CallDesk.Forget(stored.State, command, account, now));

    public Task<CallState?> View(Actor actor) => Task.FromResult(_kept.Visible(actor));

    public async Task<ImmutableArray<LedgerEntry>> History(Actor actor) => actor.IsSecretariat ? await pages.Read(this.GetGrainId(), _kept.Ledger) : [];

    public Task<CallLine?> Line() => Task.FromResult(_kept.Call is not { } call ? null : new CallLine(
        call with { Contacts = "" }, _kept.Status, _kept.Reason, _kept.Ledger.Length, _kept.Held, [.. _kept.Applications.Values.Select(Of)])
    {
        Changed = _kept.Ledger.Recent.IsEmpty ? default : _kept.Ledger.Recent[^1].At,
    });

    private static ApplicantLine Of(Application a) => new(
        a.Account, a.Form.Member, a.Stage, a.TookPart && a.Form.MayBeNamed && a.Name.Length > 0 ? $"{a.Name}, {a.Form.Institution}" : null,
        a.ByGuest?.Mark, a.Checkpoints.IsEmpty ? null : a.Checkpoints[^1].Outcome);

    private async Task<ExchangeAnswer> Do(Command command, Func<DateTimeOffset, CallDecision> decide)
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
            await Exchanges.Note(ExchangeKind.Call, this.GetPrimaryKeyString());
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
        }
    }

    private static string Key(string actor, string operation) => $"{actor}/{operation}";

    private bool IsMember(string code) => content.Current.Member(code) is not null;
}
