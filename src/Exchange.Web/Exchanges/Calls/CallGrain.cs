using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Recommendations;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>A thin shell around <see cref="CallDesk"/>: the call, its applications and what was done are one write.</summary>
[GrainType("call")]
internal sealed class CallGrain(
    [PersistentState("call")] IPersistentState<CallState> stored, LedgerPages pages, ContentFolder content, TimeProvider time)
    : LedgerShell<CallState>(ExchangeKind.Call, stored, pages, content, time), ICallGrain
{
    private readonly HashSet<string> _passedOn = new(StringComparer.Ordinal);

    public Task<ExchangeAnswer> Make(Command command, Call call) =>
        Begin(command, now => CallDesk.Make(State, command, call with { Id = Id }, IsMember, now));

    public Task<ExchangeAnswer> Edit(Command command, Call wanted) => Do(command, now => CallDesk.Edit(State, command, wanted, IsMember, now));

    public Task<ExchangeAnswer> Publish(Command command) => Do(command, now => CallDesk.Publish(State, command, now));

    public Task<ExchangeAnswer> Cancel(Command command, string? reason) => Do(command, now => CallDesk.Cancel(State, command, reason, now));

    public Task<ExchangeAnswer> Move(Command command, ApplicationMove move) => Do(command, now => CallDesk.Move(State, command, move, IsMember, now));

    public Task<ExchangeAnswer> Say(Command command, string account, int mark, string text) =>
        Do(command, now => CallDesk.Say(State, command, account, mark, text, now));

    public Task<ExchangeAnswer> Forget(Command command, string account) => Do(command, now => CallDesk.Forget(State, command, account, now));

    public Task<CallState?> View(Actor actor) => Task.FromResult(Kept.Visible(actor));

    public async Task<ImmutableArray<LedgerEntry>> History(Actor actor) => actor.IsSecretariat ? await Entries() : [];

    public Task<CallLine?> Line() => Task.FromResult(Kept.Call is not { } call ? null : new CallLine(
        call with { Contacts = "" }, Kept.Status, Kept.Reason, Kept.Ledger.Length, Kept.Held, [.. Kept.Applications.Values.Select(Of)])
    {
        Changed = Kept.Ledger.Recent.IsEmpty ? default : Kept.Ledger.Recent[^1].At,
    });

    public override async Task<LedgerSlice<CallState>> Since(long heard)
    {
        await PassOn();
        return await base.Since(heard);
    }

    protected override async Task Stored()
    {
        await PassOn();
        GrainFactory.GetGrain<ICallListener>(Id).Note().Ignore();
    }

    private static ApplicantLine Of(Application a) => new(
        a.Account, a.Form.Member, a.Stage, a.TookPart && a.Form.MayBeNamed && a.Name.Length > 0 ? $"{a.Name}, {a.Form.Institution}" : null,
        a.ByGuest?.Mark, a.Checkpoints.IsEmpty ? null : a.Checkpoints[^1].Outcome);

    // What came of return plans becomes evidence for what the country does. Not taken this time, it is passed on at the next occasion.
    private async Task PassOn()
    {
        if (Kept.Call is not { } call)
            return;
        foreach (var application in Kept.Applications.Values.Where(a => a.Plan?.Recommendation is not null))
            for (var i = 0; i < application.Checkpoints.Length; i++)
            {
                var result = PlanResults.Of(call, application, i);
                if (_passedOn.Contains(result.Id))
                    continue;
                try
                {
                    await GrainFactory.GetGrain<IFollowUpGrain>(application.Form.Member).Learn(result);
                    _passedOn.Add(result.Id);
                }
                catch (Exception problem) when (Transient.Is(problem))
                {
                }
            }
    }
}
