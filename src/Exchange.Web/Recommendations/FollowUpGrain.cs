using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Recommendations;

/// <summary>A thin shell around <see cref="FollowUpDesk"/>: what is said and its entry in the history are one write.</summary>
[GrainType("follow-up")]
internal sealed class FollowUpGrain(
    [PersistentState("follow-up")] IPersistentState<FollowUpGrain.Record> stored, GrainDocuments documents, ContentFolder content, TimeProvider time)
    : Grain, IFollowUpGrain
{
    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private bool _pastIsRead;

    // What readers see while a command is under way: only what is on the disk.
    private Record _kept = new();

    private string Iso3 => this.GetPrimaryKeyString();

    private IFollowUpBoardGrain Board => field ??= GrainFactory.GetGrain<IFollowUpBoardGrain>(0);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!stored.RecordExists)
            stored.State = new() { FollowUp = FollowUp.Blank(Iso3) };
        _kept = stored.State;
        return Task.CompletedTask;
    }

    public Task<FollowUp> Read() => Task.FromResult(_kept.FollowUp);

    public async Task<FollowUp> At(DateTimeOffset moment)
    {
        var kept = _kept;
        return kept.FollowUp.LastChange is not { } last || moment >= last ? kept.FollowUp : FollowUp.At(Iso3, await Entries(kept), moment);
    }

    public async Task<ImmutableArray<FollowUpEntry>> History(Actor actor) => actor.MayReport(Iso3) ? await Entries(_kept) : [];

    public Task<ImmutableArray<ChainHead?>> Heads(ImmutableArray<DateTimeOffset> ends) => ChainHeads.At(
        FollowUpChain.Name(Iso3), [.. _kept.Recent.Select(e => (e.At, e.Hash))], _kept.SealedPages, Record.PageSize,
        async number => [.. (await documents.Read<FollowUpPage>(this.GetGrainId(), FollowUpPage.Name(number)))!.Entries.Select(e => (e.At, e.Hash))], ends);

    public async Task<FollowUpAnswer> Say(FollowUpCommand command)
    {
        if (content.Current.Member(Iso3) is null || !command.Actor.MayReport(Iso3))
            return new(FollowUp.Blank(Iso3), [new(FollowUpFault.NotYours)]);
        await ReadPast();
        if (_done.Contains(command.OperationId))
            return new(stored.State.FollowUp, []);
        var decision = FollowUpDesk.Decide(
            stored.State.FollowUp, stored.State.LastHash ?? FollowUpChain.Beginning(Iso3), command, content.Recommendations, content.Rubric, time.GetUtcNow());
        if (decision.Entry is not { } entry)
            return new(stored.State.FollowUp, decision.Refusals);
        await Store(entry, decision.Next);
        _done.Add(command.OperationId);
        Board.Note(Iso3).Ignore();
        return new(decision.Next, []);
    }

    public async Task Learn(LearnedResult result)
    {
        if (content.Current.Member(Iso3) is null)
            return;
        var decision = FollowUpDesk.Learn(
            stored.State.FollowUp, stored.State.LastHash ?? FollowUpChain.Beginning(Iso3), result, content.Recommendations, time.GetUtcNow());
        if (decision.Entry is not { } entry)
            return;
        await Store(entry, decision.Next);
        Board.Note(Iso3).Ignore();
    }

    private async Task Store(FollowUpEntry entry, FollowUp next)
    {
        var (recent, pages) = (stored.State.Recent.Add(entry), stored.State.SealedPages);
        if (recent.Length > Record.PageSize)
        {
            var full = new FollowUpPage(recent[..Record.PageSize]);
            await this.Durably(() => documents.Write(this.GetGrainId(), FollowUpPage.Name(pages), full));
            (recent, pages) = (recent[Record.PageSize..], pages + 1);
        }
        stored.State = new() { FollowUp = next, Recent = recent, SealedPages = pages };
        await this.Durably(() => stored.WriteStateAsync());
        _kept = stored.State;
    }

    private async Task ReadPast()
    {
        if (_pastIsRead)
            return;
        foreach (var entry in await Entries(stored.State))
            _done.Add(entry.OperationId);
        _pastIsRead = true;
    }

    private async Task<ImmutableArray<FollowUpEntry>> Entries(Record record)
    {
        var pages = await Task.WhenAll(Enumerable.Range(0, record.SealedPages).Select(async number =>
            await documents.Read<FollowUpPage>(this.GetGrainId(), FollowUpPage.Name(number))
            ?? throw new InvalidOperationException($"{Iso3}: page {number} of the follow-up's history is missing.")));
        return [.. pages.SelectMany(p => p.Entries), .. record.Recent];
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        /// <summary>Most entries that travel with the follow-up; full pages are sealed beside it.</summary>
        public const int PageSize = 16;

        public FollowUp FollowUp { get; init; } = new();

        public ImmutableArray<FollowUpEntry> Recent { get; init; } = [];

        public int SealedPages { get; init; }

        // The last page is sealed only when one more entry stands behind it, so there is always a last one.
        [System.Text.Json.Serialization.JsonIgnore]
        public string? LastHash => Recent.IsEmpty ? null : Recent[^1].Hash;
    }
}

/// <summary>A full page of a follow-up's history; never changed once written.</summary>
internal sealed record FollowUpPage(ImmutableArray<FollowUpEntry> Entries)
{
    public static string Name(int number) => FormattableString.Invariant($"history/{number:D6}");
}
