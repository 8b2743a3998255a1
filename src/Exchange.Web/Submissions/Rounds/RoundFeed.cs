using System.Collections.Concurrent;
using Exchange.Web.Board;
using Microsoft.Extensions.Hosting;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>
/// This host's pictures of the rounds that somebody looks at. One watcher per round and host asks the round's grain for the next picture and
/// is answered as soon as there is one; open pages share it. A question that fails is asked again, and says meanwhile that the line is lost.
/// </summary>
internal sealed partial class RoundFeed(IGrainFactory grains, IHostApplicationLifetime life, TimeProvider time, ILogger<RoundFeed> logger)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, RoundPicture> _pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<Action<RoundPicture?, FeedLine>>> _watched = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The picture as last heard; null if it was never asked for.</summary>
    public RoundPicture? Last(string round) => _pictures.GetValueOrDefault(round);

    /// <summary>The picture as it is now; null if there is no such round.</summary>
    public async Task<RoundPicture?> Read(string round) => await grains.GetGrain<IRoundBoardGrain>(round).After("") is { } picture
        ? _pictures[round] = picture
        : null;

    /// <summary>Calls back with every new picture, and when the line is lost, until disposed; callbacks must return at once.</summary>
    public IDisposable Watch(string round, Action<RoundPicture?, FeedLine> callback)
    {
        lock (_gate)
        {
            if (_watched.TryGetValue(round, out var callbacks))
                callbacks.Add(callback);
            else
            {
                _watched[round] = [callback];
                _ = Task.Run(() => Follow(round));
            }
        }
        return new Subscription(() => End(round, callback));
    }

    private async Task Follow(string round)
    {
        var known = "";
        while (!life.ApplicationStopping.IsCancellationRequested && IsWatched(round))
        {
            try
            {
                if (await grains.GetGrain<IRoundBoardGrain>(round).After(known) is { } picture)
                {
                    known = picture.Version;
                    _pictures[round] = picture;
                    Tell(round, picture, FeedLine.Live);
                }
                // Many changes in a moment become one drawing.
                await Task.Delay(Breath, time);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                LogNotHeard(problem, round);
                known = "";
                Tell(round, null, FeedLine.Reconnecting);
                await Task.Delay(Pause, time);
            }
        }
    }

    private bool IsWatched(string round)
    {
        lock (_gate)
        {
            if (_watched.TryGetValue(round, out var callbacks) && callbacks.Count > 0)
                return true;
            _watched.Remove(round);
            return false;
        }
    }

    private void End(string round, Action<RoundPicture?, FeedLine> callback)
    {
        lock (_gate)
            if (_watched.TryGetValue(round, out var callbacks))
                callbacks.Remove(callback);
    }

    private void Tell(string round, RoundPicture? picture, FeedLine line)
    {
        Action<RoundPicture?, FeedLine>[] callbacks;
        lock (_gate)
            callbacks = _watched.TryGetValue(round, out var all) ? [.. all] : [];
        foreach (var callback in callbacks)
            callback(picture, line);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    [LoggerMessage(LogLevel.Warning, "The board of round {Round} did not answer; trying again.")]
    private partial void LogNotHeard(Exception problem, string round);
}
