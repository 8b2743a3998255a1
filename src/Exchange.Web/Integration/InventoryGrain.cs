using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Integration;

/// <summary>A thin shell around <see cref="InventoryDesk"/>: load, decide, store, tell, answer. One write makes a command durable, history included.</summary>
[GrainType("inventory")]
internal sealed class InventoryGrain(
    [PersistentState("inventory")] IPersistentState<InventoryRecord> stored, GrainDocuments documents, ContentFolder content, TimeProvider time)
    : Grain, IInventoryGrain
{
    // An operation is its actor's own: whoever repeats another's is not told what was answered.
    private readonly Dictionary<(string Actor, string Operation), InventoryAnswer> _answers = [];
    private ImmutableArray<AcceptedInventory> _versions = [];
    private bool _pastIsRead;

    // What readers see while a command is under way: only what is on the disk.
    private InventoryRecord _kept = null!;

    private string Iso3 => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!stored.RecordExists)
            stored.State = InventoryRecord.Blank(Iso3);
        _kept = stored.State;
        Remember(stored.State.Recent);
        return Task.CompletedTask;
    }

    public Task<InventoryAnswer> Put(Operation operation, ImmutableArray<Entry> entries, long? expectedRevision) =>
        Do(operation, setting => InventoryDesk.Put(stored.State, operation, entries, expectedRevision, setting));

    public Task<InventoryAnswer> HandIn(Operation operation, long expectedRevision) =>
        Do(operation, setting => InventoryDesk.HandIn(stored.State, operation, expectedRevision, setting));

    public Task<InventoryAnswer> Withdraw(Operation operation, long expectedRevision) =>
        Do(operation, setting => InventoryDesk.Withdraw(stored.State, operation, expectedRevision, setting));

    public Task<InventoryAnswer> Accept(Operation operation, string? part, long expectedRevision) =>
        Do(operation, setting => InventoryDesk.Accept(stored.State, operation, part, expectedRevision, setting));

    public Task<InventoryAnswer> Return(Operation operation, string reason, ImmutableArray<EntryReason> entries, long expectedRevision) =>
        Do(operation, setting => InventoryDesk.Return(stored.State, operation, reason, entries, expectedRevision, setting));

    public Task<InventoryAnswer> Comment(Operation operation, EntryKey entry, string text) =>
        Do(operation, setting => InventoryDesk.Comment(stored.State, operation, entry, text, setting));

    public Task<InventoryAnswer> Delegate(Operation operation, Deputy deputy) =>
        Do(operation, setting => InventoryDesk.Delegate(stored.State, operation, deputy, setting));

    public Task<InventoryAnswer> AskVerification(Operation operation, EntryKey entry, string member) =>
        Do(operation, setting => InventoryDesk.AskVerification(stored.State, operation, entry, member, setting));

    public Task<InventoryAnswer> Verify(Operation operation, EntryKey entry, bool confirmed, string? note) =>
        Do(operation, setting => InventoryDesk.Verify(stored.State, operation, entry, confirmed, note, setting));

    public Task<InventoryView?> View(Actor actor)
    {
        var kept = _kept;
        var access = InventoryAccess.Of(kept, actor);
        if (!access.Sees || !IsMember)
            return Task.FromResult<InventoryView?>(null);
        var findings = InventoryDesk.Examine(kept, Setting());
        return Task.FromResult<InventoryView?>(new(
            access.Visible(),
            access.SpeaksForMember ? findings : [.. findings.Where(f => f.Entry is { } key && access.SeesKey(key))],
            access.Part));
    }

    public async Task<ImmutableArray<InventoryEvent>> History(Actor actor)
    {
        var access = InventoryAccess.Of(_kept, actor);
        if (!access.Sees)
            return [];
        var pages = await Pages();
        return access.Visible([.. pages.SelectMany(p => p.Events), .. stored.State.Recent]);
    }

    public Task<AcceptedInventory?> Accepted() => Task.FromResult(_kept.Accepted);

    public async Task<ImmutableArray<AcceptedInventory>> AcceptedAfter(int number)
    {
        if (_kept.Accepted is not { } current || current.Number <= number)
            return [];
        // What was sealed never changes: it is read once.
        var earlier = _versions;
        while (earlier.Length < current.Number - 1)
            earlier = earlier.Add(await Sealed(earlier.Length + 1));
        if (earlier.Length > _versions.Length)
            _versions = earlier;
        return [.. earlier.Take(current.Number - 1).Append(current).Where(v => v.Number > number)];
    }

    public Task<ImmutableArray<ChainHead?>> Heads(ImmutableArray<DateTimeOffset> ends) => ChainHeads.At(
        InventoryChain.Name(Iso3), [.. _kept.Recent.Select(e => (e.At, e.Hash))], _kept.SealedPages, InventoryRecord.PageSize,
        async number => [.. (await documents.Read<InventoryPage>(this.GetGrainId(), InventoryPage.Name(number)))!.Events.Select(e => (e.At, e.Hash))], ends);

    public Task<InventoryProgress> Progress()
    {
        var kept = _kept;
        return Task.FromResult(new InventoryProgress(
            Iso3, kept.Status, kept.Revision, kept.Acceptances, kept.Entries.Count, kept.Pending().Length, kept.Turnaround.Since));
    }

    private bool IsMember => content.Current.Member(Iso3) is not null;

    private async Task<InventoryAnswer> Do(Operation operation, Func<InventorySetting, InventoryDecision> decide)
    {
        await ReadPast();
        if (_answers.TryGetValue((operation.Actor.Id, operation.OperationId), out var earlier))
            return earlier;
        if (!IsMember)
            return new(false, stored.State.Status, stored.State.Revision, [new("UnknownMember", Severity.Error, null, null, [Iso3])], 0);
        var decision = decide(Setting());
        if (!ReferenceEquals(decision.Next, stored.State))
        {
            await Store(decision.Next);
            _answers[(operation.Actor.Id, operation.OperationId)] = decision.Answer;
            GrainFactory.GetGrain<IInventoriesGrain>(0).Note(Iso3).Ignore();
        }
        return decision.Answer;
    }

    private InventorySetting Setting() => new(content.Rubric, [.. content.Current.Members.Select(m => m.Iso3)], time.GetUtcNow());

    private async Task Store(InventoryRecord next)
    {
        // A version that was superseded is sealed before the state names the next: a stop between the two leaves the same text twice.
        if (next.Accepted is { Number: > 1 } now && stored.State.Accepted is { } before && now.Number != before.Number)
            await this.Durably(() => documents.Write(this.GetGrainId(), VersionPage.Name(before.Number), new VersionPage(before)));
        if (next.Recent.Length > InventoryRecord.PageSize)
        {
            var full = new InventoryPage(next.Recent[..InventoryRecord.PageSize]);
            await this.Durably(() => documents.Write(this.GetGrainId(), InventoryPage.Name(next.SealedPages), full));
            next = next with { Recent = next.Recent[InventoryRecord.PageSize..], SealedPages = next.SealedPages + 1 };
        }
        stored.State = next;
        await this.Durably(() => stored.WriteStateAsync());
        _kept = stored.State;
    }

    private async Task<AcceptedInventory> Sealed(int number) =>
        (await documents.Read<VersionPage>(this.GetGrainId(), VersionPage.Name(number)))?.Accepted
        ?? throw new InvalidOperationException($"The inventory of {Iso3}: accepted version {number} is missing.");

    private async Task ReadPast()
    {
        if (_pastIsRead)
            return;
        foreach (var page in await Pages())
            Remember(page.Events);
        _pastIsRead = true;
    }

    private async Task<InventoryPage[]> Pages() => await Task.WhenAll(Enumerable.Range(0, stored.State.SealedPages).Select(async number =>
        await documents.Read<InventoryPage>(this.GetGrainId(), InventoryPage.Name(number))
        ?? throw new InvalidOperationException($"The inventory of {Iso3}: history page {number} is missing.")));

    private void Remember(ImmutableArray<InventoryEvent> events)
    {
        foreach (var done in events)
            _answers[(done.ActorId, done.OperationId)] = done.Answer;
    }
}

/// <summary>A full page of an inventory's history; never changed once written.</summary>
internal sealed record InventoryPage(ImmutableArray<InventoryEvent> Events)
{
    public static string Name(int number) => FormattableString.Invariant($"history/{number:D6}");
}

/// <summary>An accepted inventory that a later one has followed.</summary>
internal sealed record VersionPage(AcceptedInventory Accepted)
{
    public static string Name(int number) => FormattableString.Invariant($"accepted/{number:D6}");
}
