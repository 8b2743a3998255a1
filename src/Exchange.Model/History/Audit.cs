using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Exchange.Model.Alerts;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Recommendations;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;

namespace Exchange.Model.History;

/// <summary>
/// Holds histories against their own hashes, against the published heads of days, and against what is stored beside them. Pure; the caller
/// reads. Histories are given one after another, in any order, then <see cref="End"/>.
/// </summary>
public sealed class Audit
{
    // Clocks of hosts differ, and a write takes its moment.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    private readonly ImmutableArray<DayHead> _days;
    private readonly Dictionary<string, List<(DateOnly Day, ChainHead Head)>> _named = new(StringComparer.Ordinal);
    private readonly List<Misfit> _found = [];

    /// <summary>An audit by the heads of these days.</summary>
    /// <param name="days">All published heads, oldest first.</param>
    /// <param name="last">Hash of the last of them, as it is kept beside them; null if there is none.</param>
    public Audit(IEnumerable<DayHead> days, string? last)
    {
        _days = [.. days];
        var (previous, chains) = (DayHead.Beginning, DayHead.NoChains);
        foreach (var day in _days)
        {
            chains = chains.SetItems(day.Moved.Select(c => KeyValuePair.Create(c.Chain, c)));
            if (day.Previous != previous || day.Hash != DayHead.HashOf(day.Day, previous, chains))
            {
                _found.Add(new("days", _days.IndexOf(day) + 1, DayHead.End(day.Day), MisfitKind.HeadAltered, DayHead.Name(day.Day)));
                break;
            }
            previous = day.Hash;
        }
        if (_found.Count == 0 && last is not null && last != previous)
            _found.Add(new("days", _days.Length + 1, null, MisfitKind.HeadAltered, _days.IsEmpty ? "the last day" : $"the day after {DayHead.Name(_days[^1].Day)}, or of that day,"));
        foreach (var day in _days)
            foreach (var head in day.Moved)
            {
                if (!_named.TryGetValue(head.Chain, out var heads))
                    _named[head.Chain] = heads = [];
                heads.Add((day.Day, head));
            }
    }

    /// <summary>How many chains were given.</summary>
    public int Chains { get; private set; }

    /// <summary>How many entries they had.</summary>
    public long Entries { get; private set; }

    /// <summary>A submission with its whole history, oldest first.</summary>
    public void Add(Submission submission, ImmutableArray<HistoryEntry> entries)
    {
        var chain = $"{submission.Round}/{submission.Member}";
        Take(chain, [.. entries.Select(e => (e.At, e.Hash))], HistoryChain.FirstUnfit(HistoryChain.Beginning(submission.Round, submission.Member), entries));
        if (_found.Any(m => m.Chain == chain))
            return;
        var told = Retelling.Begin(submission.Round, submission.Member).With(entries);
        if (FirstDifference(submission, told) is not { } key)
            return;
        var last = entries.Length;
        while (last > 0 && !Speaks(entries[last - 1], key))
            last--;
        _found.Add(new(chain, last, last > 0 ? entries[last - 1].At : null, MisfitKind.StateDiffers, key));
    }

    /// <summary>A round with its whole history.</summary>
    public void Add(KeptRound kept)
    {
        var chain = RoundChain.Name(kept.Round.Id);
        Take(chain, [.. kept.History.Select(e => (e.At, e.Hash))], RoundChain.FirstUnfit(RoundChain.Beginning(kept.Round.Id), kept.History));
        if (_found.All(m => m.Chain != chain) && RoundChain.FirstDifference(kept.Round, kept.History) is { } field)
            _found.Add(new(chain, kept.History.Length, kept.History.IsEmpty ? null : kept.History[^1].At, MisfitKind.StateDiffers, field));
    }

    /// <summary>An alert with its whole history.</summary>
    public void Add(Alert alert)
    {
        var chain = AlertChain.Name(alert.Id);
        Take(chain, [.. alert.History.Select(e => (e.At, e.Hash))], AlertChain.FirstUnfit(AlertChain.Beginning(alert.Id), alert.History));
        if (_found.All(m => m.Chain != chain) && AlertChain.FirstDifference(alert) is { } field)
            _found.Add(new(chain, alert.History.Length, alert.History.IsEmpty ? null : alert.History[^1].At, MisfitKind.StateDiffers, field));
    }

    /// <summary>An inventory with its whole history, oldest first.</summary>
    public void Add(InventoryRecord inventory, ImmutableArray<InventoryEvent> events)
    {
        var chain = InventoryChain.Name(inventory.Member);
        Take(chain, [.. events.Select(e => (e.At, e.Hash))], InventoryChain.FirstUnfit(InventoryChain.Beginning(inventory.Member), events));
        if (_found.Any(m => m.Chain == chain))
            return;
        var (entered, accepted) = (new Dictionary<string, Entry>(StringComparer.Ordinal), new Dictionary<string, Entry>(StringComparer.Ordinal));
        foreach (var done in events)
        {
            foreach (var change in done.Changes)
                Put(entered, change.Key.ToString(), change.To);
            foreach (var key in done.Accepted.IsDefault ? [] : done.Accepted.Select(k => k.ToString()))
                Put(accepted, key, entered.GetValueOrDefault(key));
        }
        var kept = inventory.Accepted is null ? [] : inventory.Accepted.Entries.ToDictionary(e => e.Entry.Key.ToString(), e => e.Entry, StringComparer.Ordinal);
        if ((Differs(inventory.Entries, entered) ?? Differs(kept, accepted)) is not { } different)
            return;
        var last = Last(different);
        _found.Add(new(chain, last, last > 0 ? events[last - 1].At : null, MisfitKind.StateDiffers, different));

        int Last(string key) => events.Length - events.Reverse().TakeWhile(e =>
            e.Changes.All(c => c.Key.ToString() != key) && (e.Accepted.IsDefault || e.Accepted.All(k => k.ToString() != key))).Count();

        static void Put(Dictionary<string, Entry> into, string key, Entry? entry)
        {
            if (entry is null)
                into.Remove(key);
            else
                into[key] = entry;
        }

        static string? Differs(IReadOnlyDictionary<string, Entry> stored, Dictionary<string, Entry> told) =>
            stored.Keys.Union(told.Keys).Where(k => stored.GetValueOrDefault(k) != told.GetValueOrDefault(k)).Order(StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>What a member answers to the recommendations, with its whole history, oldest first.</summary>
    public void Add(FollowUp followUp, ImmutableArray<FollowUpEntry> entries)
    {
        var chain = FollowUpChain.Name(followUp.Member);
        Take(chain, [.. entries.Select(e => (e.At, e.Hash))], FollowUpChain.FirstUnfit(FollowUpChain.Beginning(followUp.Member), entries));
        if (_found.Any(m => m.Chain == chain))
            return;
        var told = FollowUp.At(followUp.Member, entries, DateTimeOffset.MaxValue);
        if (!JsonNode.DeepEquals(JsonSerializer.SerializeToNode(told), JsonSerializer.SerializeToNode(followUp)))
            _found.Add(new(chain, entries.Length, entries.IsEmpty ? null : entries[^1].At, MisfitKind.StateDiffers, "what is answered to the recommendations"));
    }

    /// <summary>The shelf of snapshots.</summary>
    /// <param name="shelf">As stored.</param>
    /// <param name="whole">Files that are there and are what their names say.</param>
    public void Add(SnapshotShelf shelf, IReadOnlySet<string> whole)
    {
        Take(SnapshotChain.Name, [.. shelf.History.Select(e => (e.At, e.Hash))], SnapshotChain.FirstUnfit(shelf.History));
        if (_found.Any(m => m.Chain == SnapshotChain.Name))
            return;
        for (var i = 0; i < shelf.History.Length; i++)
            if (shelf.History[i] is { Act: SnapshotAct.Frozen, File: { } file } entry && (!whole.Contains(file) || shelf.Find(entry.Snapshot)?.File != file))
            {
                _found.Add(new(SnapshotChain.Name, i + 1, entry.At, MisfitKind.FileDiffers, file));
                return;
            }
        if (shelf.Snapshots.FirstOrDefault(s => !shelf.History.Any(e => e.Act == SnapshotAct.Frozen && e.Snapshot == s.Name)) is { } unknown)
            _found.Add(new(SnapshotChain.Name, 0, null, MisfitKind.StateDiffers, unknown.Name));
    }

    /// <summary>
    /// What does not fit, at most one for each chain: the days first, then the earliest moment. Empty if everything fits, chains that the heads
    /// name and nobody gave included.
    /// </summary>
    public ImmutableArray<Misfit> End()
    {
        foreach (var (chain, heads) in _named)
            _found.Add(new(chain, heads[0].Head.Entries, null, MisfitKind.Missing, DayHead.Name(heads[0].Day)));
        _named.Clear();
        return [.. _found.OrderBy(m => m.Kind == MisfitKind.HeadAltered ? 0 : 1).ThenBy(m => m.At ?? DateTimeOffset.MaxValue).ThenBy(m => m.Chain, StringComparer.Ordinal)];
    }

    private void Take(string chain, ImmutableArray<(DateTimeOffset At, string Hash)> entries, int? unfit)
    {
        Chains++;
        Entries += entries.Length;
        _named.Remove(chain, out var heads);
        if (unfit is { } first)
            _found.Add(new(chain, first + 1, entries[first].At, MisfitKind.Altered));
        else if (AgainstHeads(chain, entries, heads ?? []) is { } misfit)
            _found.Add(misfit);
    }

    private Misfit? AgainstHeads(string chain, ImmutableArray<(DateTimeOffset At, string Hash)> entries, List<(DateOnly Day, ChainHead Head)> heads)
    {
        foreach (var (day, head) in heads)
            if (entries.Length < head.Entries)
                return new(chain, entries.Length + 1, null, MisfitKind.Missing, DayHead.Name(day));
            else if (entries[head.Entries - 1].Hash != head.Hash)
                return new(chain, head.Entries, entries[head.Entries - 1].At, MisfitKind.Rewritten, DayHead.Name(day));
        if (_days.IsEmpty)
            return null;
        var bound = DayHead.End(_days[^1].Day) - Tolerance;
        for (var i = heads.Count == 0 ? 0 : heads[^1].Head.Entries; i < entries.Length; i++)
            if (entries[i].At < bound)
                return new(chain, i + 1, entries[i].At, MisfitKind.Backdated, DayHead.Name(_days[^1].Day));
        return null;
    }

    private static string? FirstDifference(Submission submission, Retelling told) =>
        submission.Cells.Keys.Union(told.Cells.Keys).Where(k => submission.Cells.GetValueOrDefault(k) != told.Cells.GetValueOrDefault(k))
            .Concat(submission.Accepted.Keys.Union(told.Accepted.Keys).Where(k => submission.Accepted.GetValueOrDefault(k) != told.Accepted.GetValueOrDefault(k)))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool Speaks(HistoryEntry entry, string key) =>
        entry.Changes.Any(c => c.Key.ToString() == key) || (!entry.Published.IsDefault && entry.Published.Any(k => k.ToString() == key));
}
