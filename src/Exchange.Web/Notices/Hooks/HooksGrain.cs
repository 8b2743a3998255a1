using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Notices;

/// <summary>A thin shell around <see cref="Outbox{T}"/>, with the addresses beside it so that both are one write.</summary>
[GrainType("hooks")]
internal sealed class HooksGrain(
    [PersistentState("hooks")] IPersistentState<HooksGrain.Record> stored, ContentFolder content, HookSettings settings, HookMeasures measures, Couriers couriers,
    TimeProvider time)
    : Grain, IHooksGrain
{
    private Record State => stored.State;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        measures.Observe(State.Outbox);
        return Task.CompletedTask;
    }

    public async Task<HookFault?> Register(Actor actor, Hook hook)
    {
        if (!hook.IsOf(actor))
            return HookFault.NotYours;
        if (hook.Member is { } member && content.Current.Member(member) is null)
            return HookFault.MemberUnknown;
        if (!Hook.IsAddress(hook.Address, settings.AllowsLoopback))
            return HookFault.AddressUnfit;
        if (settings.Refuses(new Uri(hook.Address)))
            return HookFault.AddressPrivate;
        if (State.Hooks.Count(h => h.Member == hook.Member) >= Hook.Most)
            return HookFault.TooMany;
        await Store(State with { Hooks = State.Hooks.Add(hook) });
        return null;
    }

    public Task<HooksView> List(Actor actor)
    {
        var own = State.Hooks.Where(h => h.IsOf(actor)).Select(h => h with { Secret = "" }).ToImmutableArray();
        return Task.FromResult(new HooksView(own, [.. State.Outbox.Parcels.Where(p => own.Any(h => p.Id.StartsWith(h.Id + ".", StringComparison.Ordinal))).Reverse()]));
    }

    public async Task<HookFault?> Remove(Actor actor, string id)
    {
        if (Of(actor, id) is not { } hook)
            return HookFault.Unknown;
        await Store(new()
        {
            Hooks = State.Hooks.Remove(hook),
            Outbox = State.Outbox with { Parcels = State.Outbox.Parcels.RemoveAll(p => p.Id.StartsWith(id + ".", StringComparison.Ordinal)) },
        });
        return null;
    }

    public async Task<HookFault?> Ping(Actor actor, string id)
    {
        if (Of(actor, id) is not { } hook)
            return HookFault.Unknown;
        var now = time.GetUtcNow();
        await Post([hook], [new(FormattableString.Invariant($"ping/{now.UtcTicks}"), Happening.Ping, now, "", "", [])]);
        return null;
    }

    public async Task<HookFault?> Again(Actor actor, string call)
    {
        if (Of(actor, call.Split('.')[0]) is null || State.Outbox.Again(call, time.GetUtcNow()) is not { } next)
            return HookFault.CallUnknown;
        await Store(State with { Outbox = next });
        return null;
    }

    public Task Announce(ImmutableArray<Signal> signals) => Post(State.Hooks, signals);

    public async Task<ImmutableArray<HookCall>> Take(string courier, int most)
    {
        var (next, taken) = State.Outbox.Take(courier, most, time.GetUtcNow(), couriers.IsGone);
        await Store(State with { Outbox = next });
        return
        [
            .. from parcel in taken
               join hook in State.Hooks on parcel.Content!.Hook equals hook.Id
               select new HookCall(parcel.Id, hook.Address, hook.Secret, parcel.Content!.Signal),
        ];
    }

    public async Task Report(string courier, ImmutableArray<ParcelReport> reports)
    {
        await Store(State with { Outbox = State.Outbox.Report(courier, reports, time.GetUtcNow()) });
        foreach (var report in reports)
            if (State.Outbox.Parcels.FirstOrDefault(p => p.Id == report.Id) is { } parcel)
                measures.Reported(parcel.State);
    }

    private Hook? Of(Actor actor, string id) => State.Hooks.FirstOrDefault(h => h.Id == id && h.IsOf(actor));

    private Task Post(ImmutableArray<Hook> hooks, ImmutableArray<Signal> signals)
    {
        var now = time.GetUtcNow();
        var outbox = State.Outbox;
        foreach (var signal in signals)
        foreach (var hook in hooks.Where(h => signal.Kind == Happening.Ping || h.Hears(signal)))
        {
            // A round that opens is one thing for whoever hears of every member.
            var told = hook.Member is null && signal.Kind == Happening.RoundOpened ? signal with { Member = "" } : signal;
            outbox = outbox.Post(new($"{hook.Id}.{Mails.IdOf(hook.Id, signal.Id)}", hook.Address, signal.Kind.ToString(), new(hook.Id, told), now));
        }
        return Store(State with { Outbox = outbox });
    }

    private async Task Store(Record next)
    {
        if (next == State)
            return;
        stored.State = next;
        measures.Observe(next.Outbox);
        await this.Durably(() => stored.WriteStateAsync());
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        public ImmutableArray<Hook> Hooks { get; init; } = [];

        public Outbox<HookContent> Outbox { get; init; } = new();
    }
}
