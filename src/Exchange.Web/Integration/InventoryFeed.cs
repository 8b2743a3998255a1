using System.Collections.Concurrent;
using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Integration;

/// <summary>The inventories of all members as one host knows them.</summary>
/// <param name="Progress">How far every member is, by ISO alpha-3 code. For the secretariat.</param>
/// <param name="Accepted">Everything accepted, oldest first, by ISO alpha-3 code; members of whom nothing was ever accepted are absent. Public.</param>
/// <param name="At">When it last changed; null before it was heard for the first time.</param>
public sealed record InventoryPicture(
    ImmutableDictionary<string, InventoryProgress> Progress, ImmutableDictionary<string, ImmutableArray<AcceptedInventory>> Accepted, DateTimeOffset? At)
{
    /// <summary>Nothing heard yet.</summary>
    public static InventoryPicture Empty { get; } =
        new(ImmutableDictionary<string, InventoryProgress>.Empty, ImmutableDictionary<string, ImmutableArray<AcceptedInventory>>.Empty, null);

    /// <summary>Where a member stood on a day; null if nothing had been accepted by then: not assessed.</summary>
    public Standing? On(string member, DateOnly day, Exchange.Model.Integration.Rubric rubric) =>
        Accepted.TryGetValue(member, out var versions) ? Course.InForce(versions, day)?.On(day, rubric) : null;

    /// <summary>How a member came to stand where it stood on a day, oldest first.</summary>
    public ImmutableArray<Step> CourseOf(string member, DateOnly until, Exchange.Model.Integration.Rubric rubric) =>
        Accepted.TryGetValue(member, out var versions) ? Course.Of(versions, until, rubric) : [];
}

/// <summary>
/// This host's copy of what all members have accepted, and of how far they are. It asks the one grain that knows for the next list and is
/// answered as soon as there is one; then it fetches what was accepted since. A question that fails is asked again.
/// </summary>
internal sealed partial class InventoryFeed(IGrainFactory grains, TimeProvider time, ILogger<InventoryFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Action<InventoryPicture, bool>, byte> _subscribers = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _taking = new(1);
    private volatile InventoryPicture _current = InventoryPicture.Empty;

    /// <summary>The picture as last heard.</summary>
    public InventoryPicture Current => _current;

    /// <summary>Whether the last question was answered.</summary>
    public bool IsLive { get; private set; }

    /// <summary>Completes when the picture was heard for the first time.</summary>
    public Task Ready => _first.Task;

    /// <summary>Calls back with every new picture, and when the line is lost or found, until disposed; callbacks must return at once.</summary>
    public IDisposable Subscribe(Action<InventoryPicture, bool> callback)
    {
        _subscribers.TryAdd(callback, 0);
        return new Subscription(() => _subscribers.TryRemove(callback, out _));
    }

    /// <summary>The picture with everything that has been acknowledged by now: for a page that follows on a command.</summary>
    public async Task<InventoryPicture> Fresh()
    {
        if (await grains.GetGrain<IInventoriesGrain>(0).After("") is { } list)
            await Take(list);
        return _current;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = "";
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await grains.GetGrain<IInventoriesGrain>(0).After(known).WaitAsync(stoppingToken) is { } list)
                {
                    await Take(list);
                    known = list.Version;
                }
                Live(true);
                _first.TrySetResult();
                // Many changes in a moment become one drawing.
                await Task.Delay(Breath, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                LogNotHeard(problem);
                known = "";
                Live(false);
                await Task.Delay(Pause, time, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task Take(InventoryList list)
    {
        await _taking.WaitAsync();
        try
        {
            var before = _current;
            var behind = list.Members.Where(m => m.Acceptances > Known(before, m.Member)).ToArray();
            var fetched = await Task.WhenAll(behind.Select(async m => (m.Member, Versions: await grains.Inventory(m.Member).AcceptedAfter(Known(before, m.Member)))));
            var accepted = before.Accepted;
            foreach (var (member, versions) in fetched)
                accepted = accepted.SetItem(member, accepted.GetValueOrDefault(member, []).AddRange(versions));
            var progress = before.Progress.SetItems(list.Members
                .Where(m => before.Progress.GetValueOrDefault(m.Member) is not { } known || known.Revision <= m.Revision)
                .Select(m => KeyValuePair.Create(m.Member, m)));
            _current = new(progress, accepted, before.At is { } at && at > list.At ? at : list.At);
        }
        finally
        {
            _taking.Release();
        }
        Tell();
    }

    private static int Known(InventoryPicture picture, string member) =>
        picture.Accepted.TryGetValue(member, out var versions) && !versions.IsEmpty ? versions[^1].Number : 0;

    private void Live(bool live)
    {
        if (IsLive == live)
            return;
        IsLive = live;
        Tell();
    }

    private void Tell()
    {
        foreach (var subscriber in _subscribers.Keys)
            subscriber(_current, IsLive);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    [LoggerMessage(LogLevel.Warning, "The list of inventories was not heard; trying again.")]
    private partial void LogNotHeard(Exception problem);
}
