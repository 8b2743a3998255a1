using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Submissions;

[GrainType("rounds")]
internal sealed class RoundsGrain([PersistentState("rounds")] IPersistentState<RoundsGrain.Record> stored, ContentFolder content)
    : Grain, IRoundsGrain
{
    public Task<Round?> Find(string id)
    {
        foreach (var made in stored.State.Rounds)
            if (made.Round.Id == id)
                return Task.FromResult<Round?>(made.Round);
        return Task.FromResult<Round?>(null);
    }

    public Task<ImmutableArray<Round>> List() =>
        Task.FromResult<ImmutableArray<Round>>([.. stored.State.Rounds.Select(m => m.Round).OrderByDescending(r => r.Opens)]);

    public async Task<RoundAnswer> Make(Operation operation, Round round)
    {
        if (stored.State.Rounds.FirstOrDefault(m => m.OperationId == operation.OperationId) is { } earlier)
            return new(earlier.Round, []);
        var findings = RoundRules.Check(round, operation.Actor, content.Current);
        if (findings.IsEmpty && stored.State.Rounds.Any(m => m.Round.Id == round.Id))
            findings = [Finding.Of("RoundExists", Severity.Error, null, round.Id)];
        if (!findings.IsEmpty)
            return new(null, findings);
        stored.State = new() { Rounds = stored.State.Rounds.Add(new(operation.OperationId, operation.Actor.Name, round)) };
        await this.Durably(() => stored.WriteStateAsync());
        return new(round, []);
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        public ImmutableArray<Made> Rounds { get; init; } = [];
    }

    /// <summary>A round, and by which command of whom it was made.</summary>
    public sealed record Made(string OperationId, string By, Round Round);
}
