using System.Collections.Immutable;
using Exchange.Model.Alerts;
using Exchange.Model.History;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Recommendations;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Storage;
using Exchange.Web.Integration;
using Exchange.Web.Recommendations;
using Exchange.Web.Submissions;
using static Exchange.Web.Hosting.Storage.GrainDocuments;

namespace Exchange.Web.History;

/// <summary>What was verified, and what does not fit; nothing if everything does.</summary>
internal sealed record VerifiedHistory(ImmutableArray<Misfit> Misfits, int Chains, long Entries, int Days, DayHead? Last);

/// <summary>
/// Recomputes every chain of history and every head of a day from the stored documents alone, without a silo. Documents come in the order of
/// archives: the heads before everything else, and of inventories and submissions
/// the sealed pages first.
/// </summary>
internal sealed class HistoryVerification(Func<RecordKey, Task<StoredRecord?>> find, Func<string, Task<bool>> isWhole)
{
    private readonly List<DayHead> _days = [];
    private readonly Dictionary<string, HistoryPage> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InventoryPage> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<RecordKey, FollowUpPage> _followUpPages = [];
    private readonly List<(RecordKey Key, FollowUpGrain.Record Record)> _followUps = [];
    private readonly List<Misfit> _lost = [];
    private HistoryHeadsGrain.Record _heads = new();
    private SnapshotShelf? _shelf;
    private ImmutableArray<KeptRound> _rounds = [];
    private ImmutableArray<Alert> _alerts = [];
    private Audit? _audit;
    private string _submission = "";
    private string _member = "";

    /// <summary>Verifies a store; a program may go on running on it.</summary>
    public static Task<VerifiedHistory> Of(IStateArchive store, IFileStore files, CancellationToken stop) =>
        new HistoryVerification(key => store.Find(key, stop), id => IsWhole(files, id, stop)).Run(store.Read(null, stop));

    /// <summary>Verifies an archive.</summary>
    public static Task<VerifiedHistory> Of(ArchiveDocuments archive, CancellationToken stop) =>
        new HistoryVerification(_ => Task.FromResult<StoredRecord?>(null), id => Task.FromResult(archive.WholeFiles.Contains(id))).Run(archive.Read(stop));

    private async Task<VerifiedHistory> Run(IAsyncEnumerable<StoredRecord> records)
    {
        await foreach (var record in records)
            await Take(record);
        foreach (var (key, record) in _followUps)
            await FollowedUp(key, record);
        foreach (var kept in _rounds)
            Audit.Add(kept);
        foreach (var alert in _alerts)
            Audit.Add(alert);
        if (_shelf is { } shelf)
        {
            // The files of an archive stand behind its documents.
            var whole = new HashSet<string>(StringComparer.Ordinal);
            foreach (var file in shelf.History.Select(e => e.File).OfType<string>())
                if (await isWhole(file))
                    whole.Add(file);
            Audit.Add(shelf, whole);
        }
        var misfits = Audit.End();
        return new(
            [.. _lost.Concat(misfits.Where(m => _lost.All(l => l.Chain != m.Chain)))], Audit.Chains, Audit.Entries, Days.Length, Days.LastOrDefault());
    }

    private ImmutableArray<DayHead> Days => [.. _days.Where(d => d.Day <= _heads.Last)];

    private Audit Audit => _audit ??= new(Days, _heads.Hash);

    private async Task Take(StoredRecord record)
    {
        switch (record.Key)
        {
            case { GrainType: "history-heads", StateName: "heads" }:
                _heads = record.State<HistoryHeadsGrain.Record>();
                break;
            case { GrainType: "history-heads" }:
                _days.Add(record.State<Stored<DayHead>>().Content!);
                break;
            case { GrainType: "snapshots" }:
                _shelf = record.State<SnapshotShelf>();
                break;
            case { GrainType: "alerts" }:
                _alerts = record.State<AlertBook>().Alerts;
                break;
            case { GrainType: "rounds" }:
                _rounds = record.State<RoundsGrain.Record>().Rounds;
                break;
            // They come before the heads by which they are judged.
            case { GrainType: "follow-up", StateName: "follow-up" }:
                _followUps.Add((record.Key, record.State<FollowUpGrain.Record>()));
                break;
            case { GrainType: "follow-up" }:
                _followUpPages[record.Key] = record.State<Stored<FollowUpPage>>().Content!;
                break;
            case { GrainType: "inventory", StateName: "inventory" }:
                await Inventory(record);
                break;
            case { GrainType: "inventory" } when record.Key.StateName.StartsWith("history/", StringComparison.Ordinal):
                Events(record.Key.GrainKey)[record.Key.StateName] = record.State<Stored<InventoryPage>>().Content!;
                break;
            case { GrainType: "submission", StateName: "submission" }:
                await Submission(record);
                break;
            case { GrainType: "submission" }:
                Of(record.Key.GrainKey)[record.Key.StateName] = record.State<Stored<HistoryPage>>().Content!;
                break;
        }
    }

    private async Task FollowedUp(RecordKey key, FollowUpGrain.Record record)
    {
        var entries = ImmutableArray.CreateBuilder<FollowUpEntry>();
        for (var number = 0; number < record.SealedPages; number++)
        {
            var name = key with { StateName = FollowUpPage.Name(number) };
            var page = _followUpPages.GetValueOrDefault(name) ?? (await find(name))?.State<Stored<FollowUpPage>>().Content;
            if (page is null)
            {
                _lost.Add(new(FollowUpChain.Name(key.GrainKey), number * FollowUpGrain.Record.PageSize + 1, null, MisfitKind.Missing, name.StateName));
                return;
            }
            entries.AddRange(page.Entries);
        }
        entries.AddRange(record.Recent);
        if (record.FollowUp.Member == key.GrainKey)
            Audit.Add(record.FollowUp, entries.ToImmutable());
        else
            _lost.Add(new(FollowUpChain.Name(key.GrainKey), 0, null, MisfitKind.StateDiffers, record.FollowUp.Member));
    }

    private Dictionary<string, InventoryPage> Events(string member)
    {
        if (_member != member)
            _events.Clear();
        _member = member;
        return _events;
    }

    private async Task Inventory(StoredRecord record)
    {
        var inventory = record.State<InventoryRecord>();
        var pages = Events(record.Key.GrainKey);
        var events = ImmutableArray.CreateBuilder<InventoryEvent>();
        for (var number = 0; number < inventory.SealedPages; number++)
        {
            var name = InventoryPage.Name(number);
            var page = pages.GetValueOrDefault(name) ?? (await find(record.Key with { StateName = name }))?.State<Stored<InventoryPage>>().Content;
            if (page is null)
            {
                _lost.Add(new(InventoryChain.Name(record.Key.GrainKey), number * InventoryRecord.PageSize + 1, null, MisfitKind.Missing, name));
                return;
            }
            events.AddRange(page.Events);
        }
        events.AddRange(inventory.Recent);
        if (inventory.Member == record.Key.GrainKey)
            Audit.Add(inventory, events.ToImmutable());
        else
            _lost.Add(new(InventoryChain.Name(record.Key.GrainKey), 0, null, MisfitKind.StateDiffers, inventory.Member));
    }

    private Dictionary<string, HistoryPage> Of(string submission)
    {
        if (_submission != submission)
            _pages.Clear();
        _submission = submission;
        return _pages;
    }

    private async Task Submission(StoredRecord record)
    {
        var submission = record.State<Submission>();
        var pages = Of(record.Key.GrainKey);
        var entries = ImmutableArray.CreateBuilder<HistoryEntry>();
        for (var number = 0; number < submission.SealedPages; number++)
        {
            var name = HistoryPage.Name(number);
            // A page may have been sealed between the reading of the pages and of the submission.
            var page = pages.GetValueOrDefault(name)
                ?? (await find(record.Key with { StateName = name }))?.State<Stored<HistoryPage>>().Content;
            if (page is null)
            {
                _lost.Add(new(record.Key.GrainKey, number * Model.Submissions.Submission.PageSize + 1, null, MisfitKind.Missing, name));
                return;
            }
            entries.AddRange(page.Entries);
        }
        entries.AddRange(submission.Recent);
        if ($"{submission.Round}/{submission.Member}" == record.Key.GrainKey)
            Audit.Add(submission, entries.ToImmutable());
        else
            _lost.Add(new(record.Key.GrainKey, 0, null, MisfitKind.StateDiffers, $"{submission.Round}/{submission.Member}"));
    }

    private static async Task<bool> IsWhole(IFileStore files, string id, CancellationToken stop)
    {
        try
        {
            await using var file = await files.Open(id, stop);
            if (file is null)
                return false;
            await file.Content.CopyToAsync(Stream.Null, stop);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
