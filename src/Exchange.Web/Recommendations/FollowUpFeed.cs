using Exchange.Web.Board;
using Microsoft.Extensions.Hosting;

namespace Exchange.Web.Recommendations;

/// <summary>
/// This host's picture of what the members answer. One watcher per host asks for the next picture while somebody looks, and is answered as
/// soon as there is one; open pages share it. A question that fails is asked again, and says meanwhile that the line is lost.
/// </summary>
internal sealed partial class FollowUpFeed(IGrainFactory grains, IHostApplicationLifetime life, TimeProvider time, ILogger<FollowUpFeed> logger)
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HashSet<Action<FollowUpPicture?, FeedLine>> _watchers = [];
    private readonly Lock _gate = new();
    private bool _isFollowing;

    private IFollowUpBoardGrain Board => grains.GetGrain<IFollowUpBoardGrain>(0);

    /// <summary>The picture as it is now.</summary>
    public async Task<FollowUpPicture> Read() =>
        await Board.After("") ?? throw new InvalidOperationException("The board of follow-ups has no picture.");

    /// <summary>The picture as it was at a moment; as it is now if none is given.</summary>
    public Task<FollowUpPicture> At(DateTimeOffset? moment) => moment is { } at ? Board.At(at) : Read();

    /// <summary>Calls back with every new picture, and when the line is lost, until disposed; callbacks must return at once.</summary>
    public IDisposable Watch(Action<FollowUpPicture?, FeedLine> callback)
    {
        lock (_gate)
        {
            _watchers.Add(callback);
            if (!_isFollowing)
            {
                _isFollowing = true;
                _ = Task.Run(Follow);
            }
        }
        return new Subscription(() => End(callback));
    }

    private async Task Follow()
    {
        var known = "";
        while (!life.ApplicationStopping.IsCancellationRequested && IsWatched())
        {
            try
            {
                if (await Board.After(known) is { } picture)
                {
                    known = picture.Version;
                    Tell(picture, FeedLine.Live);
                }
                // Many changes in a moment become one drawing.
                await Task.Delay(Breath, time);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                LogNotHeard(problem);
                known = "";
                Tell(null, FeedLine.Reconnecting);
                await Task.Delay(Pause, time);
            }
        }
    }

    private bool IsWatched()
    {
        lock (_gate)
            return _isFollowing = _watchers.Count > 0;
    }

    private void End(Action<FollowUpPicture?, FeedLine> callback)
    {
        lock (_gate)
            _watchers.Remove(callback);
    }

    private void Tell(FollowUpPicture? picture, FeedLine line)
    {
        Action<FollowUpPicture?, FeedLine>[] callbacks;
        lock (_gate)
            callbacks = [.. _watchers];
        foreach (var callback in callbacks)
            callback(picture, line);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }

    [LoggerMessage(LogLevel.Warning, "The board of the recommendations did not answer; trying again.")]
    private partial void LogNotHeard(Exception problem);
}
