using System.Collections.Immutable;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Members;

namespace Exchange.Web.Board;

/// <summary>
/// This host's way to the board of a moment. It gathers what members have ever published, once, and afterwards only what is new since: the
/// live copy says which members have anything new.
/// </summary>
public sealed class BoardPast : IDisposable
{
    // Whoever is not interested in the past for a while does not keep all of it in memory.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    private readonly IGrainFactory _grains;
    private readonly BoardFeed _feed;
    private readonly ContentFolder _content;
    private readonly TimeProvider _time;
    private readonly ITimer _forgetting;
    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, Known> _members = new(StringComparer.Ordinal);
    private volatile Gathered? _gathered;
    private DateTimeOffset _readAt;

    public BoardPast(IGrainFactory grains, BoardFeed feed, ContentFolder content, TimeProvider time)
    {
        (_grains, _feed, _content, _time) = (grains, feed, content, time);
        _forgetting = time.CreateTimer(_ => Forget(), null, Idle, Idle);
    }

    /// <summary>The board as it was at the moment.</summary>
    /// <param name="moment">Everything accepted until then, that instant included.</param>
    /// <param name="certain">Ask every member, also for what this host has not heard of yet: what is drawn now will be cited.</param>
    public async Task<BoardState> AsOf(DateTimeOffset moment, bool certain = false)
    {
        var live = _feed.Current;
        if (certain || _gathered is not { } gathered || !ReferenceEquals(gathered.Live, live) || !ReferenceEquals(gathered.Reference, _content.Current))
            gathered = await Gather(certain);
        _readAt = _time.GetUtcNow();
        return gathered.Timeline.AsOf(moment);
    }

    // Lets go of what nobody has asked for in a while.
    private void Forget()
    {
        if (_gathered is null || _time.GetUtcNow() - _readAt < Idle || !_one.Wait(0))
            return;
        _gathered = null;
        _members.Clear();
        _one.Release();
    }

    private async Task<Gathered> Gather(bool certain)
    {
        await _one.WaitAsync();
        try
        {
            var (live, reference) = (_feed.Current, _content.Current);
            if (!certain && _gathered is { } gathered && ReferenceEquals(gathered.Live, live) && ReferenceEquals(gathered.Reference, reference))
                return gathered;
            await Task.WhenAll([.. live.Figures.Where(f => certain || f.Sequence > Sequence(f.Member)).Select(f => Ask(f.Member))]);
            var timeline = Timeline.Of(reference, _members.Values.SelectMany(m => m.Publications), _gathered?.Timeline);
            return _gathered = new(live, reference, timeline);
        }
        finally
        {
            _one.Release();
        }
    }

    private long Sequence(string member)
    {
        lock (_members)
            return _members.TryGetValue(member, out var known) ? known.Sequences.Values.Sum() : 0;
    }

    private async Task Ask(string member)
    {
        Known known;
        lock (_members)
            known = _members.GetValueOrDefault(member) ?? Known.Nothing;
        var more = await _grains.GetGrain<IMemberGrain>(member).Publications(known.Sequences);
        lock (_members)
            _members[member] = known.With(more);
    }

    public void Dispose()
    {
        _forgetting.Dispose();
        _one.Dispose();
    }

    private sealed record Gathered(BoardState Live, Reference Reference, Timeline Timeline);

    private sealed record Known(ImmutableDictionary<string, long> Sequences, ImmutableList<Publication> Publications)
    {
        public static Known Nothing { get; } = new(ImmutableDictionary<string, long>.Empty, []);

        public Known With(ImmutableArray<Publication> more) => new(
            more.Aggregate(Sequences, (known, p) => known.SetItem(p.Source, Math.Max(known.GetValueOrDefault(p.Source), p.Sequence))),
            Publications.AddRange(more));
    }
}
