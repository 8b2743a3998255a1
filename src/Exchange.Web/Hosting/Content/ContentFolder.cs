using System.Collections.Immutable;
using Exchange.Model.Alerts;
using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Model.Recommendations;

namespace Exchange.Web.Hosting.Content;

/// <summary>
/// The content folder and what it says now. Read at start, where a broken file is refused, and again whenever a file changes;
/// a file broken while the product runs is named in the log and the last good content stays.
/// </summary>
public sealed partial class ContentFolder : IDisposable
{
    // Saving one file raises several events, and a copied folder many: read when they have been quiet for a moment.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private readonly ILogger<ContentFolder> _logger;
    private readonly FileSystemWatcher _watcher;
    private readonly Timer _timer;
    private ImmutableArray<Action<Reference>> _subscribers = [];
    private volatile Reference _current;
    private volatile Rubric _rubric;
    private volatile RecommendationCatalogue _recommendations;

    /// <summary>Reads the folder. Throws <see cref="ContentException"/> with a sentence naming file and line if something in it cannot be taken.</summary>
    public ContentFolder(string path, ILogger<ContentFolder> logger) : this(path, Task.FromResult(Read(path)), logger)
    {
    }

    /// <summary>Takes what is being read already.</summary>
    internal ContentFolder(string path, Task<ContentRead> reading, ILogger<ContentFolder> logger)
    {
        FolderPath = path;
        _logger = logger;
        (_current, _rubric, _recommendations, AlertRules) = reading.GetAwaiter().GetResult();
        WasRead(path, _current.Id, _current.Members.Length, _current.AllIndicators.Length, _current.Published.Length);
        _timer = new(_ => Reload());
        _watcher = new(path, "*.csv") { IncludeSubdirectories = true };
        _watcher.Changed += OnChange;
        _watcher.Created += OnChange;
        _watcher.Deleted += OnChange;
        _watcher.Renamed += OnChange;
        try
        {
            _watcher.EnableRaisingEvents = true;
        }
        catch (IOException problem)
        {
            // The system's supply of watches can be used up by others; the content itself is read, so the product can serve.
            NotWatched(path, problem);
        }
    }

    /// <summary>Where the files lie.</summary>
    public string FolderPath { get; }

    /// <summary>What the files say; replaced as a whole when they change.</summary>
    public Reference Current => _current;

    /// <summary>The rubric of integration in words; replaced as a whole when its files change.</summary>
    public Rubric Rubric => _rubric;

    /// <summary>The recommendations; replaced as a whole when their files change.</summary>
    public RecommendationCatalogue Recommendations => _recommendations;

    /// <summary>The rules of early warning that a new installation watches.</summary>
    public ImmutableArray<AlertRule> AlertRules { get; private set; }

    /// <summary>What is wrong with the files since they last changed; null if they are in use as they are.</summary>
    public string? Problem { get; private set; }

    /// <summary>Calls with the new content after each change, in order, until disposed.</summary>
    public IDisposable Subscribe(Action<Reference> onChange)
    {
        lock (_lock)
            _subscribers = _subscribers.Add(onChange);
        return new Subscription(this, onChange);
    }

    /// <summary>Reads the files again. True if they say something new, false if nothing changed or they cannot be taken.</summary>
    public bool Reload()
    {
        lock (_lock)
        {
            Reference next;
            Rubric rubric;
            RecommendationCatalogue recommendations;
            try
            {
                (next, rubric, recommendations, AlertRules) = Read(FolderPath);
            }
#pragma warning disable CA1031 // Called by a timer: an unforeseen way of breaking a file must not bring the running product down either.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                Problem = problem is ContentException ? problem.Message : $"The content cannot be read: {problem.Message}";
                ContentRefused(Problem, _current.Id);
                return false;
            }
            Problem = null;
            if (next.Id == _current.Id && rubric.Id == _rubric.Id && recommendations.Id == _recommendations.Id)
                return false;
            (_current, _rubric, _recommendations) = (next, rubric, recommendations);
            WasRead(FolderPath, next.Id, next.Members.Length, next.AllIndicators.Length, next.Published.Length);
            foreach (var subscriber in _subscribers)
                Tell(subscriber, next);
            return true;
        }
    }

    /// <summary>Everything in the folder. Throws <see cref="ContentException"/> at the first thing that cannot be taken.</summary>
    internal static ContentRead Read(string folder)
    {
        var reference = ReferenceContent.Read(folder);
        return new(reference, RubricFiles.Read(folder), RecommendationFiles.Read(folder), AlertRuleFiles.Read(folder, reference));
    }

    /// <summary>Stops watching.</summary>
    public void Dispose()
    {
        _watcher.Dispose();
        _timer.Dispose();
    }

    private void OnChange(object sender, FileSystemEventArgs change)
    {
        try
        {
            _timer.Change(Quiet, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // An event may still be under way while the product stops.
        }
    }

    // One listener's mistake must not keep the news from the others.
    private void Tell(Action<Reference> subscriber, Reference content)
    {
        try
        {
            subscriber(content);
        }
#pragma warning disable CA1031
        catch (Exception problem)
#pragma warning restore CA1031
        {
            ListenerFailed(problem);
        }
    }

    private sealed class Subscription(ContentFolder folder, Action<Reference> onChange) : IDisposable
    {
        public void Dispose()
        {
            lock (folder._lock)
                folder._subscribers = folder._subscribers.Remove(onChange);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Content read from {Folder}: {Id}, {Members} members, {Indicators} indicators, {Observations} published figures.")]
    private partial void WasRead(string folder, string id, int members, int indicators, int observations);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem} The content read before ({Id}) stays in use.")]
    private partial void ContentRefused(string problem, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes in {Folder} will be noticed at the next start only: the system gives no watch on it.")]
    private partial void NotWatched(string folder, Exception problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "A listener could not take the new content.")]
    private partial void ListenerFailed(Exception problem);
}

/// <summary>Everything that a content folder says.</summary>
internal sealed record ContentRead(Reference Reference, Rubric Rubric, RecommendationCatalogue Recommendations, ImmutableArray<AlertRule> AlertRules);
