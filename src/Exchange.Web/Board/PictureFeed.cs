namespace Exchange.Web.Board;

/// <summary>
/// Pictures that somebody on this host looks at. One watcher for each asks for the next picture and is answered as soon as there is one; open
/// pages share it. A question that fails is asked again, and says meanwhile that the line is lost.
/// </summary>
/// <typeparam name="T">What is looked at.</typeparam>
internal abstract class PictureFeed<T>(IHostApplicationLifetime life, TimeProvider time) where T : class
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, HashSet<Action<T?, FeedLine>>> _watched = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Calls back with every new picture, and when the line is lost, until disposed; callbacks must return at once.</summary>
    /// <param name="name">Which picture.</param>
    /// <param name="callback">With the picture, or with none when the line is lost.</param>
    public IDisposable Watch(string name, Action<T?, FeedLine> callback)
    {
        lock (_gate)
        {
            if (_watched.TryGetValue(name, out var callbacks))
                callbacks.Add(callback);
            else
            {
                _watched[name] = [callback];
                _ = Task.Run(() => Follow(name));
            }
        }
        return new Subscription(() => End(name, callback));
    }

    /// <summary>The picture and its version once it is another than the known one; null if there is none soon.</summary>
    protected abstract Task<(T Picture, string Version)?> After(string name, string knownVersion);

    /// <summary>Says in the log that nothing was heard.</summary>
    protected abstract void LogNotHeard(Exception problem, string name);

    private async Task Follow(string name)
    {
        var known = "";
        while (!life.ApplicationStopping.IsCancellationRequested && IsWatched(name))
        {
            try
            {
                if (await After(name, known) is (var picture, var version))
                {
                    known = version;
                    Tell(name, picture, FeedLine.Live);
                }
                // Many changes in a moment become one drawing.
                await Task.Delay(Breath, time);
            }
            catch (Exception problem) when (problem is not OutOfMemoryException)
            {
                LogNotHeard(problem, name);
                known = "";
                Tell(name, null, FeedLine.Reconnecting);
                await Task.Delay(Pause, time);
            }
        }
    }

    private bool IsWatched(string name)
    {
        lock (_gate)
        {
            if (_watched.TryGetValue(name, out var callbacks) && callbacks.Count > 0)
                return true;
            _watched.Remove(name);
            return false;
        }
    }

    private void End(string name, Action<T?, FeedLine> callback)
    {
        lock (_gate)
            if (_watched.TryGetValue(name, out var callbacks))
                callbacks.Remove(callback);
    }

    private void Tell(string name, T? picture, FeedLine line)
    {
        Action<T?, FeedLine>[] callbacks;
        lock (_gate)
            callbacks = _watched.TryGetValue(name, out var all) ? [.. all] : [];
        foreach (var callback in callbacks)
            callback(picture, line);
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
