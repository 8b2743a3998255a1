using System.Collections.Immutable;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Members;

namespace Exchange.Web.Board;

[GrainType("board")]
internal sealed partial class BoardGrain(ContentFolder content, TimeProvider time, ILogger<BoardGrain> logger)
    : Grain, IBoardGrain, IPublicationSink
{
    /// <summary>An observer that has not renewed for this long is gone.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    private readonly Dictionary<IBoardObserver, Watcher> _watchers = [];
    private BoardState _board = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var reference = content.Current;
        var figures = await Task.WhenAll(reference.Members.Select(m => Member(m.Iso3).Figures()));
        _board = BoardState.Build(reference, figures);
        LogRebuilt(_board.Version);
    }

    public async Task<long> Apply(Publication publication)
    {
        var before = Board;
        if (publication.Sequence > before.FiguresOf(publication.Member).SequenceOf(publication.Source) + 1)
            return await Refresh(publication.Member);
        _board = before.With(publication);
        if (!ReferenceEquals(before, _board))
            Push(new(_board.Version, [publication]));
        return _board.Version;
    }

    public async Task<long> Refresh(string member)
    {
        var figures = await Member(member).Figures();
        var before = Board;
        _board = before.With(figures);
        // A delta without publications carries only the new version: hosts notice the gap and fetch.
        if (!ReferenceEquals(before, _board))
            Push(new(_board.Version, []));
        return _board.Version;
    }

    public Task<BoardSnapshot?> Watch(IBoardObserver observer, long knownVersion)
    {
        if (!_watchers.TryGetValue(observer, out var watcher))
            _watchers[observer] = watcher = new(observer, this);
        watcher.Renewed = time.GetUtcNow();
        var board = Board;
        return Task.FromResult(board.Version == knownVersion
            ? null
            : new BoardSnapshot(board.Version, [.. board.Figures.Where(f => f.Sequence > 0)], board.Recent));
    }

    public Task Unwatch(IBoardObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    // Content may have been reloaded since: the same figures are then drawn on the new content.
    private BoardState Board => ReferenceEquals(_board.Reference, content.Current)
        ? _board
        : _board = BoardState.Build(content.Current, _board.Figures, _board.Recent);

    private IMemberGrain Member(string iso3) => GrainFactory.GetGrain<IMemberGrain>(iso3);

    private void Push(BoardDelta delta)
    {
        var gone = time.GetUtcNow() - Silence;
        foreach (var watcher in _watchers.Values.ToArray())
        {
            if (watcher.Renewed < gone)
                _watchers.Remove(watcher.Observer);
            else
                watcher.Send(delta);
        }
    }

    /// <summary>One delta under way per observer; those that come meanwhile go together in the next.</summary>
    private sealed class Watcher(IBoardObserver observer, BoardGrain board)
    {
        private ImmutableArray<Publication>.Builder? _waiting;
        private long _version;
        private bool _sending;

        public IBoardObserver Observer { get; } = observer;

        public DateTimeOffset Renewed { get; set; }

        public void Send(BoardDelta delta)
        {
            _waiting ??= ImmutableArray.CreateBuilder<Publication>();
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
                    await Observer.Changed(new(_version, publications.ToImmutable()));
                }
            }
            catch (Exception problem)
            {
                // The host's next renewal brings the snapshot.
                board._watchers.Remove(Observer);
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
