using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Submissions;

/// <summary>A thin shell around <see cref="RoundDesk"/>: a round and its history are one write.</summary>
[GrainType("rounds")]
internal sealed class RoundsGrain([PersistentState("rounds")] IPersistentState<RoundsGrain.Record> stored, ContentFolder content, TimeProvider time)
    : Grain, IRoundsGrain
{
    private ImmutableArray<KeptRound> Rounds => stored.State.Rounds;

    public Task<Round?> Find(string id) => Task.FromResult(Kept(id)?.Round);

    public Task<ImmutableArray<Round>> List() =>
        Task.FromResult<ImmutableArray<Round>>([.. Rounds.Select(m => m.Round).OrderByDescending(r => r.Opens)]);

    public Task<KeptRound?> Read(Actor actor, string id) => Task.FromResult(actor.IsSecretariat ? Kept(id) : null);

    public async Task<ImmutableArray<ImmutableArray<ChainHead?>>> Heads(ImmutableArray<DateTimeOffset> ends) =>
        [.. await Task.WhenAll(Rounds.Select(kept => ChainHeads.At(RoundChain.Name(kept.Round.Id), [.. kept.History.Select(e => (e.At, e.Hash))], ends)))];

    public async Task<RoundAnswer> Make(Operation operation, Round round)
    {
        if (Done(operation) is { } earlier)
            return earlier;
        var decision = RoundDesk.Make(operation, round, Rounds, content.Current, time.GetUtcNow());
        if (decision.Next is not { } made)
            return new(null, decision.Findings);
        await Store(Rounds.Add(made));
        Tell(made.Round.Id);
        return new(made.Round, [], made.Revision);
    }

    public Task<RoundAnswer> Edit(Operation operation, Round wanted, string? reason, long? expectedRevision) => Change(
        operation, wanted.Id, kept => RoundDesk.Edit(kept, operation, wanted, reason, expectedRevision, content.Current, time.GetUtcNow()));

    public Task<RoundAnswer> Open(Operation operation, string id, bool atOnce, long? expectedRevision) =>
        Change(operation, id, kept => RoundDesk.Open(kept, operation, atOnce, expectedRevision, content.Current, time.GetUtcNow()));

    public Task<RoundAnswer> Extend(Operation operation, string id, string member, DateTimeOffset until, string? reason, long? expectedRevision) =>
        Change(operation, id, kept => RoundDesk.Extend(kept, operation, member, until, reason, expectedRevision, time.GetUtcNow()));

    public Task<RoundAnswer> Close(Operation operation, string id, string? reason, long? expectedRevision) =>
        Change(operation, id, kept => RoundDesk.Close(kept, operation, reason, expectedRevision, time.GetUtcNow()));

    private async Task<RoundAnswer> Change(Operation operation, string id, Func<KeptRound, RoundDecision> decide)
    {
        if (Done(operation) is { } earlier)
            return earlier;
        if (Kept(id) is not { } before)
            return new(null, [Finding.Of(operation.Actor.IsSecretariat ? "UnknownRound" : "NotYours", Severity.Error, null, id)]);
        var decision = decide(before);
        if (!decision.Findings.IsEmpty)
            return new(null, decision.Findings, operation.Actor.IsSecretariat ? before.Revision : 0);
        var next = decision.Next!;
        if (!ReferenceEquals(next, before))
        {
            await Store(Rounds.Replace(before, next));
            Tell(id);
        }
        return new(next.Round, [], next.Revision);
    }

    private async Task Store(ImmutableArray<KeptRound> rounds)
    {
        stored.State = new() { Rounds = rounds };
        await this.Durably(() => stored.WriteStateAsync());
    }

    private void Tell(string id) => GrainFactory.GetGrain<IRoundListener>(id).Note("").Ignore();

    // Whoever repeats another's command learns nothing by it.
    private RoundAnswer? Done(Operation operation) =>
        operation.Actor.IsSecretariat && Rounds.FirstOrDefault(r => r.History.Any(e => e.OperationId == operation.OperationId)) is { } kept
            ? new(kept.Round, [], kept.Revision)
            : null;

    private KeptRound? Kept(string id)
    {
        foreach (var kept in Rounds)
            if (kept.Round.Id == id)
                return kept;
        return null;
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        public ImmutableArray<KeptRound> Rounds { get; init; } = [];
    }
}
