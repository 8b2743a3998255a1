using System.Collections.Immutable;
using Exchange.Model.History;
using Exchange.Model.Integration.Entries;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Web.Alerts;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Integration;
using Exchange.Web.Recommendations;
using Exchange.Web.Snapshots;
using Exchange.Web.Submissions;

namespace Exchange.Web.History;

[GrainType("history-heads")]
internal sealed class HistoryHeadsGrain(
    [PersistentState("heads")] IPersistentState<HistoryHeadsGrain.Record> stored, GrainDocuments documents, ContentFolder content, TimeProvider time,
    IHostApplicationLifetime life)
    : Grain, IHistoryHeadsGrain
{
    /// <summary>A day is closed a little after its end: what was decided in its last second may still be on its way to the disk.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>Where there is no head yet, the first is looked for no further back than this many days.</summary>
    private const int FirstWithin = 31;

    // What readers see while heads are being made: only what is on the disk.
    private Record _kept = new();
    private DateOnly? _nothingUntil;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _kept = stored.State;
        return Task.CompletedTask;
    }

    public async Task CatchUp()
    {
        var last = DateOnly.FromDateTime((time.GetUtcNow() - Grace).UtcDateTime).AddDays(-1);
        var state = stored.State;
        var first = state.Last?.AddDays(1) ?? last.AddDays(1 - FirstWithin);
        if (first > last || _nothingUntil == last)
            return;
        ImmutableArray<DateOnly> days = [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays)];
        // A host that stops makes no head: whoever comes next does.
        var chains = await Chains([.. days.Select(DayHead.End)]).WaitAsync(life.ApplicationStopping);
        var begin = state.Last is not null ? 0 : Enumerable.Range(0, days.Length).FirstOrDefault(i => chains.Any(c => c[i] is not null), days.Length);
        if (begin == days.Length)
        {
            _nothingUntil = last;
            return;
        }
        var known = state.Chains.ToImmutableSortedDictionary(c => c.Chain, c => c, StringComparer.Ordinal);
        var previous = state.Hash ?? DayHead.Beginning;
        for (var i = begin; i < days.Length; i++)
        {
            (var head, known) = DayHead.Make(days[i], previous, known, chains.Select(c => c[i]).OfType<ChainHead>());
            await this.Durably(() => documents.Write(this.GetGrainId(), Document(head.Day), head));
            previous = head.Hash;
        }
        // From here on they count; a stop before it has them made again, the same.
        stored.State = new() { First = state.First ?? days[begin], Last = last, Hash = previous, Chains = [.. known.Values] };
        await this.Durably(() => stored.WriteStateAsync());
        _kept = stored.State;
    }

    public async Task<ImmutableArray<DayHead>> Read(Actor actor, DateOnly? before, int most)
    {
        if (_kept is not { First: { } first, Last: { } last })
            return [];
        var newest = before is { } limit && limit <= last ? limit.AddDays(-1) : last;
        var days = Enumerable.Range(0, Math.Clamp(newest.DayNumber - first.DayNumber + 1, 0, most)).Select(i => newest.AddDays(-i));
        var heads = await Task.WhenAll(days.Select(async day => await documents.Read<DayHead>(this.GetGrainId(), Document(day))
            ?? throw new InvalidOperationException($"The head of {DayHead.Name(day)} is missing.")));
        return [.. heads.Select(h => actor.IsSecretariat ? h : h with { Moved = h.Moved.RemoveAll(c => !IsOf(c, actor)) })];
    }

    public static string Document(DateOnly day) => "day/" + DayHead.Name(day);

    private static bool IsOf(ChainHead chain, Actor actor) =>
        chain.Chain == SnapshotChain.Name
        || (actor is { Role: Role.FocalPoint, Member: { } member } && (chain.Chain.EndsWith("/" + member, StringComparison.Ordinal) || chain.Chain == InventoryChain.Name(member) || chain.Chain == FollowUpChain.Name(member)));

    /// <summary>Per chain where it stood at the end of each of the days; null before it began.</summary>
    private async Task<ImmutableArray<ChainHead?>[]> Chains(ImmutableArray<DateTimeOffset> ends)
    {
        var rounds = GrainFactory.GetGrain<IRoundsGrain>(0);
        var submissions = (await rounds.List()).SelectMany(r => r.Members.Select(m => GrainFactory.Submission(r.Id, m).Heads(ends)));
        var shelf = await GrainFactory.GetGrain<ISnapshotsGrain>(0).Read();
        var inventories = content.Current.Members.Select(m => GrainFactory.GetGrain<IInventoryGrain>(m.Iso3).Heads(ends));
        var alerts = GrainFactory.GetGrain<IAlertsGrain>(0).Heads(ends);
        var followUps = content.Current.Members.Select(m => GrainFactory.GetGrain<IFollowUpGrain>(m.Iso3).Heads(ends));
        return
        [
            .. await rounds.Heads(ends), .. await alerts, .. await Task.WhenAll(submissions), .. await Task.WhenAll(inventories), .. await Task.WhenAll(followUps),
            await ChainHeads.At(SnapshotChain.Name, [.. shelf.History.Select(e => (e.At, e.Hash))], ends),
        ];
    }

    /// <summary>What is stored: how far the heads have come. Each head is a document of its own.</summary>
    public sealed record Record
    {
        public DateOnly? First { get; init; }

        public DateOnly? Last { get; init; }

        public string? Hash { get; init; }

        public ImmutableArray<ChainHead> Chains { get; init; } = [];
    }
}
