using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Library;

/// <summary>
/// The library's folder and what it says now. Read at start, where a page that cannot be taken is refused, and again whenever a file changes:
/// a page broken while the product runs is named in the log and stays what it was, the others follow their files.
/// </summary>
internal sealed partial class LibraryFolder : IDisposable
{
    // Saving one file raises several events, and a copied folder many: read when they have been quiet for a moment.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    private readonly Lock _lock = new();
    private readonly string _content;
    private readonly ILogger<LibraryFolder> _logger;
    private readonly FileSystemWatcher? _watcher;
    private readonly Timer _timer;
    private volatile LibraryIndex _current;

    public LibraryFolder(ContentFolder content, ILogger<LibraryFolder> logger) : this(content.FolderPath, logger)
    {
    }

    /// <summary>Reads the folder. Throws <see cref="ContentException"/> with a sentence per page that cannot be taken.</summary>
    internal LibraryFolder(string content, ILogger<LibraryFolder> logger)
    {
        (_content, _logger) = (content, logger);
        var (index, problems) = LibraryFiles.Read(content, LibraryIndex.Empty);
        if (!problems.IsEmpty)
            throw new ContentException(string.Join(Environment.NewLine, problems));
        _current = index;
        LibraryRead(content, index.Id, index.Entries.Length);
        _timer = new(_ => Reload());
        _watcher = Watch(Path.Combine(content, "library"));
    }

    /// <summary>What the files say; replaced as a whole when they change.</summary>
    public LibraryIndex Current => _current;

    /// <summary>Reads the files again. True if they say something new.</summary>
    public bool Reload()
    {
        lock (_lock)
        {
            try
            {
                var (next, problems) = LibraryFiles.Read(_content, _current);
                foreach (var problem in problems)
                    PageRefused(problem);
                if (next.Id == _current.Id)
                    return false;
                _current = next;
                LibraryRead(_content, next.Id, next.Entries.Length);
                return true;
            }
#pragma warning disable CA1031 // Called by a timer: an unforeseen way of breaking a folder must not bring the running product down.
            catch (Exception problem)
#pragma warning restore CA1031
            {
                PageRefused($"The library cannot be read: {problem.Message}");
                return false;
            }
        }
    }

    public void Dispose()
    {
        _watcher?.Dispose();
        _timer.Dispose();
    }

    private FileSystemWatcher? Watch(string folder)
    {
        if (!Directory.Exists(folder))
        {
            NoLibrary(folder);
            return null;
        }
        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Changed += OnChange;
        watcher.Created += OnChange;
        watcher.Deleted += OnChange;
        watcher.Renamed += OnChange;
        try
        {
            watcher.EnableRaisingEvents = true;
        }
        catch (IOException problem)
        {
            // The system's supply of watches can be used up by others; the pages themselves are read, so the product can serve.
            NotWatched(folder, problem);
        }
        return watcher;
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Library read from {Folder}: {Id}, {Pages} pages.")]
    private partial void LibraryRead(string folder, string id, int pages);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Problem} The page read before stays in use.")]
    private partial void PageRefused(string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Changes in {Folder} will be noticed at the next start only: the system gives no watch on it.")]
    private partial void NotWatched(string folder, Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "There is no {Folder}: the library is empty until the next start.")]
    private partial void NoLibrary(string folder);
}
