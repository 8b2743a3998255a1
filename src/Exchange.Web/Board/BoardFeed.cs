using System.Collections.Concurrent;
using System.Collections.Immutable;
using Exchange.Model.Board;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Board;

/// <summary>How fresh the host's picture is.</summary>
public enum FeedLine
{
    /// <summary>Not yet heard from the board: published figures alone.</summary>
    Connecting,
    /// <summary>Following the board.</summary>
    Live,
    /// <summary>The last renewal failed; the picture may be old.</summary>
    Reconnecting,
}

/// <summary>What a subscriber hears: the new picture and what changed since the one before.</summary>
public sealed record BoardNews(BoardState Board, FeedLine Line, ImmutableArray<BoardChange> Changes);

/// <summary>
/// This host's copy of the board. One observer per host follows the board grain; circuits, hub clients and pages read the copy in memory.
/// </summary>
public sealed partial class BoardFeed(
    IGrainFactory grains, ContentFolder content, TimeProvider time, BoardMeasures measures, ILogger<BoardFeed> logger)
    : BackgroundService, IBoardObserver
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Action<BoardNews>, byte> _subscribers = new();
    private readonly SemaphoreSlim _pull = new(0);
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private long _acknowledged;
    private long _told;
    private long _heard = time.GetTimestamp();
    private BoardState _board = BoardState.Build(content.Current, []);

    /// <summary>The picture as last heard.</summary>
    public BoardState Current => _board;

    public FeedLine Line { get; private set; }

    /// <summary>How long ago the board last answered.</summary>
    public TimeSpan Silence => time.GetElapsedTime(Interlocked.Read(ref _heard));

    /// <summary>Completes when the board was heard for the first time.</summary>
    public Task Ready => _first.Task;

    /// <summary>Whether the board was heard and the picture contains every version that this host has told anybody.</summary>
    public bool HasAcknowledged => _first.Task.IsCompleted && _board.Version >= Interlocked.Read(ref _acknowledged);

    /// <summary>How many publications the picture lacks of those that somebody was told of here, or that the board told this host of.</summary>
    public long Lag => Math.Max(0, Math.Max(Interlocked.Read(ref _acknowledged), Interlocked.Read(ref _told)) - _board.Version);

    /// <summary>Remembers that somebody was told the version: reads on this host wait until the picture contains it.</summary>
    public void Acknowledge(long version)
    {
        var known = Interlocked.Read(ref _acknowledged);
        while (known < version && Interlocked.CompareExchange(ref _acknowledged, version, known) is var found && found != known)
            known = found;
    }

    /// <summary>
    /// Completes when the board was heard and the picture contains what was acknowledged; after a moment it completes all the same: a
    /// picture that is behind says so itself.
    /// </summary>
    public async Task CatchUp()
    {
        try
        {
            await _first.Task.WaitAsync(Patience, time);
            await There().WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
        }
    }

    private Task There()
    {
        var version = Interlocked.Read(ref _acknowledged);
        lock (_gate)
        {
            if (_board.Version >= version)
                return Task.CompletedTask;
            var there = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(there, version);
            return there.Task;
        }
    }

    /// <summary>Calls back on every change until disposed; callbacks must return at once.</summary>
    public IDisposable Subscribe(Action<BoardNews> callback)
    {
        _subscribers.TryAdd(callback, 0);
        return new Subscription(() => _subscribers.TryRemove(callback, out _));
    }

    public Task Changed(BoardDelta delta)
    {
        BoardNews? news = null;
        lock (_gate)
        {
            _told = Math.Max(_told, delta.Version);
            var before = _board;
            var next = before;
            try
            {
                foreach (var publication in delta.Publications)
                    next = next.With(publication);
            }
            catch (InvalidOperationException)
            {
                next = before;
            }
            if (next.Version < delta.Version)
                _pull.Release();
            if (!ReferenceEquals(before, next))
                news = Take(next, FeedLine.Live);
        }
        if (news is not null && delta.At != default)
            measures.Pushed(time.GetUtcNow() - delta.At);
        Tell(news);
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var reload = content.Subscribe(Redraw);
        measures.Host = this;
        var observer = grains.CreateObjectReference<IBoardObserver>(this);
        var board = grains.GetGrain<IBoardGrain>(0);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await Renew(board, observer);
                await Pause(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
        grains.DeleteObjectReference<IBoardObserver>(observer);
    }

    private async Task Renew(IBoardGrain board, IBoardObserver observer)
    {
        var known = Line == FeedLine.Connecting ? -1 : _board.Version;
        try
        {
            var snapshot = await board.Watch(observer, known);
            Interlocked.Exchange(ref _heard, time.GetTimestamp());
            BoardNews? news = null;
            lock (_gate)
            {
                if (snapshot is not null && (snapshot.Version > _board.Version || Line == FeedLine.Connecting))
                    news = Take(BoardState.Build(content.Current, snapshot.Figures, snapshot.Recent), FeedLine.Live);
                else if (Line != FeedLine.Live)
                    news = Take(_board, FeedLine.Live);
            }
            _first.TrySetResult();
            Tell(news);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogRenewalFailed(problem);
            BoardNews? news = null;
            lock (_gate)
                if (Line == FeedLine.Live)
                    news = Take(_board, FeedLine.Reconnecting);
            Tell(news);
        }
    }

    private async Task Pause(CancellationToken stoppingToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var due = Task.Delay(Renewal, time, wait.Token);
        await Task.WhenAny(due, _pull.WaitAsync(wait.Token));
        await wait.CancelAsync();
    }

    private void Redraw(Exchange.Model.Indicators.Reference reference)
    {
        BoardNews news;
        lock (_gate)
            news = Take(BoardState.Build(reference, _board.Figures, _board.Recent), Line);
        Tell(news);
    }

    // Only while holding the gate: pictures follow each other without gaps.
    private BoardNews Take(BoardState next, FeedLine line)
    {
        var before = _board;
        _board = next;
        Line = line;
        while (_waiting.TryPeek(out var reader, out var version) && version <= next.Version)
        {
            _waiting.Dequeue();
            reader.TrySetResult();
        }
        var newest = before.Recent.IsEmpty ? null : before.Recent[0];
        return new(next, line, [.. next.Recent.TakeWhile(c => c != newest)]);
    }

    private void Tell(BoardNews? news)
    {
        if (news is null)
            return;
        foreach (var subscriber in _subscribers.Keys)
            subscriber(news);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    [LoggerMessage(LogLevel.Warning, "The board did not answer; trying again.")]
    private partial void LogRenewalFailed(Exception problem);
}
