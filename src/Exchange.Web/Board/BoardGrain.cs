using System.Collections.Immutable;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Members;

namespace Exchange.Web.Board;

[GrainType("board")]
internal sealed partial class BoardGrain(ContentFolder content, StoredFigures stored, TimeProvider time, BoardMeasures measures, ILogger<BoardGrain> logger)
    : Grain, IBoardGrain, IPublicationSink
{
    /// <summary>An observer that has not renewed for this long is gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Dictionary<IBoardObserver, Watcher> _watchers = [];
    private BoardState _board = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var reference = content.Current;
        var figures = await Task.WhenAll(reference.Members.Select(m => stored.Of(m.Iso3)));
        _board = BoardState.Build(reference, figures);
        LogRebuilt(_board.Version);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        measures.Observe(0);
        return Task.CompletedTask;
    }

    public Task<long?> Apply(Publication publication)
    {
        var before = Board;
        if (publication.Sequence > before.FiguresOf(publication.Member).SequenceOf(publication.Source) + 1)
            return Task.FromResult<long?>(null);
        _board = before.With(publication);
        if (!ReferenceEquals(before, _board))
            Push(new(_board.Version, [publication], time.GetUtcNow()));
        return Task.FromResult<long?>(_board.Version);
    }

    public Task<long> Take(MemberFigures figures)
    {
        var before = Board;
        _board = before.With(figures);
        // A delta without publications carries only the new version: hosts notice the gap and fetch.
        if (!ReferenceEquals(before, _board))
            Push(new(_board.Version, [], time.GetUtcNow()));
        return Task.FromResult(_board.Version);
    }

    public Task<BoardSnapshot?> Watch(IBoardObserver observer, long knownVersion)
    {
        if (!_watchers.TryGetValue(observer, out var watcher))
            _watchers[observer] = watcher = new(observer, this);
        watcher.Renewed = time.GetUtcNow();
        measures.Observe(_watchers.Count);
        var board = Board;
        return Task.FromResult(board.Version == knownVersion
            ? null
            : new BoardSnapshot(board.Version, [.. board.Figures.Where(f => f.Sequence > 0)], board.Recent));
    }

    public Task Unwatch(IBoardObserver observer)
    {
        _watchers.Remove(observer);
        measures.Observe(_watchers.Count);
        return Task.CompletedTask;
    }

    public Task<int> Observers() => Task.FromResult(_watchers.Count);

    // Content may have been reloaded since: the same figures are then drawn on the new content.
    private BoardState Board => ReferenceEquals(_board.Reference, content.Current)
        ? _board
        : _board = BoardState.Build(content.Current, _board.Figures, _board.Recent);

    private void Push(BoardDelta delta)
    {
        var gone = time.GetUtcNow() - Silence;
        foreach (var watcher in _watchers.Values.ToArray())
        {
            if (watcher.Renewed < gone)
                Drop(watcher.Observer, "silent");
            else
                watcher.Send(delta);
        }
    }

    private void Drop(IBoardObserver observer, string reason)
    {
        if (_watchers.Remove(observer))
            measures.Dropped(reason);
        measures.Observe(_watchers.Count);
    }

    /// <summary>One delta under way per observer; those that come meanwhile go together in the next.</summary>
    private sealed class Watcher(IBoardObserver observer, BoardGrain board)
    {
        private ImmutableArray<Publication>.Builder? _waiting;
        private long _version;
        private DateTimeOffset _at;
        private bool _sending;

        public IBoardObserver Observer { get; } = observer;

        public DateTimeOffset Renewed { get; set; }

        public void Send(BoardDelta delta)
        {
            // Of what goes together, the one that has waited longest counts.
            if (_waiting is null)
                (_waiting, _at) = (ImmutableArray.CreateBuilder<Publication>(), delta.At);
            _waiting.AddRange(delta.Publications);
            _version = delta.Version;
            if (!_sending)
                _ = SendWaiting();
        }

        private async Task SendWaiting()
        {
            _sending = true;
            try
            {
                while (_waiting is { } publications)
                {
                    _waiting = null;
                    await Observer.Changed(new(_version, publications.ToImmutable(), _at));
                }
            }
            catch (Exception problem)
            {
                // The host's next renewal brings the snapshot.
                board.Drop(Observer, "failed");
                board.LogObserverLost(problem);
            }
            finally
            {
                _sending = false;
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "The board is rebuilt at version {Version}.")]
    private partial void LogRebuilt(long version);

    [LoggerMessage(LogLevel.Warning, "A host did not take a change; it is dropped until it renews.")]
    private partial void LogObserverLost(Exception problem);
}
