using System.Collections.Immutable;
using Exchange.Model.Alerts;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Alerts;

/// <summary>A thin shell around <see cref="AlertDesk"/>. When the rules are next due stands in the same document as everything else.</summary>
[GrainType("alerts")]
internal sealed class AlertsGrain([PersistentState("alerts")] IPersistentState<AlertBook> stored, ContentFolder content, TimeProvider time) : Grain, IAlertsGrain
{
    // What readers see while a command is under way: only what is on the disk.
    private AlertBook _kept = new();

    // A new installation watches what is shipped; from then on the rules are the secretariat's.
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!stored.RecordExists)
            stored.State = new() { Rules = content.AlertRules };
        _kept = stored.State;
        return Task.CompletedTask;
    }

    public Task<AlertBook?> Read(Actor actor) => Task.FromResult(actor.IsSecretariat ? _kept : null);

    public async Task<ImmutableArray<ImmutableArray<ChainHead?>>> Heads(ImmutableArray<DateTimeOffset> ends) =>
        [.. await Task.WhenAll(_kept.Alerts.Select(alert => ChainHeads.At(AlertChain.Name(alert.Id), [.. alert.History.Select(e => (e.At, e.Hash))], ends)))];

    public Task<ImmutableArray<AlertRule>> DueRules() => Task.FromResult<ImmutableArray<AlertRule>>(
        AlertDesk.IsDue(_kept, time.GetUtcNow()) ? _kept.Rules : []);

    public Task Look(ImmutableArray<AlertRule> rules, ImmutableArray<Sighting> sightings)
    {
        var now = time.GetUtcNow();
        // Another host was quicker.
        return AlertDesk.IsDue(stored.State, now) ? Store(AlertDesk.Look(stored.State, rules, sightings, now)) : Task.CompletedTask;
    }

    public Task<AlertAnswer> Put(Actor actor, string operation, AlertRule rule) => Do(book => AlertDesk.Put(book, actor, operation, rule, content.Current));

    public Task<AlertAnswer> Acknowledge(Actor actor, string operation, string alert) =>
        Do(book => AlertDesk.Acknowledge(book, actor, operation, alert, time.GetUtcNow()));

    public Task<AlertAnswer> Resolve(Actor actor, string operation, string alert, string outcome) =>
        Do(book => AlertDesk.Resolve(book, actor, operation, alert, outcome, time.GetUtcNow()));

    private async Task<AlertAnswer> Do(Func<AlertBook, AlertDecision> decide)
    {
        var decision = decide(stored.State);
        if (!ReferenceEquals(decision.Next, stored.State))
            await Store(decision.Next);
        return new(decision.Fault, decision.Field);
    }

    private async Task Store(AlertBook next)
    {
        stored.State = next;
        await this.Durably(() => stored.WriteStateAsync());
        _kept = next;
    }
}
