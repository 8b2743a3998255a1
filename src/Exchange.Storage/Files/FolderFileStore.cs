namespace Exchange.Storage;

/// <summary>Files in a folder: <c>ab/ab…</c>, sharded by the first two digits of the id. The embedded store's twin.</summary>
public sealed class FolderFileStore : IFileStore
{
    // Beside the shards, which have two digits: on the same disk, so that the last step is a change of name alone.
    private const string Incoming = "incoming";

    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly string folder;

    /// <param name="folder">The folder; it is created with the first file.</param>
    /// <param name="time">Tells what has been lying in <c>incoming</c> since a program was killed.</param>
    /// <exception cref="IOException">What was left behind could not be removed.</exception>
    public FolderFileStore(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(time);
        this.folder = Path.GetFullPath(folder);
        Sweep(time.GetUtcNow() - Abandoned);
    }

    /// <summary>The folder that belongs to a storage file: <c>exchange-files</c> beside <c>exchange.db</c>.</summary>
    /// <param name="storagePath">The setting <c>Storage:Path</c>.</param>
    public static string Beside(string storagePath)
    {
        var file = Path.GetFullPath(storagePath);
        return Path.Combine(Path.GetDirectoryName(file) ?? "/", Path.GetFileNameWithoutExtension(file) + "-files");
    }

    /// <inheritdoc/>
    public async Task<StoredFile?> Put(Stream content, long maxLength, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var incoming = Path.Combine(folder, Incoming, Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.GetDirectoryName(incoming)!);
        try
        {
            StoredFile? taken;
            await using (var file = FileIntake.Create(incoming))
            {
                taken = await FileIntake.CopyAsync(content, file, maxLength, cancellationToken);
                if (taken is null)
                    return null;
                file.Flush(flushToDisk: true);
            }

            var path = PathOf(taken.Id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // Over one that is there: it has the same bytes, or it is damaged.
            File.Move(incoming, path, overwrite: true);
            FolderFlush.Flush(Path.GetDirectoryName(path)!);
            FolderFlush.Flush(folder);
            return taken;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <inheritdoc/>
    public Task<OpenFile?> Open(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!FileIntake.IsId(id))
            return Task.FromResult<OpenFile?>(null);
        try
        {
            var file = new FileStream(PathOf(id), new FileStreamOptions
            {
                Share = FileShare.Read | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
            return Task.FromResult<OpenFile?>(new(file.Length, new CheckedStream(id, file.Length, file)));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<OpenFile?>(null);
        }
    }

    /// <inheritdoc/>
    public Task<bool> Delete(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!FileIntake.IsId(id) || !File.Exists(PathOf(id)))
            return Task.FromResult(false);
        File.Delete(PathOf(id));
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> List(CancellationToken cancellationToken) => Ids(cancellationToken).ToAsyncEnumerable();

    // One shard at a time: its ids begin with its name.
    private IEnumerable<string> Ids(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var shard in Directory.EnumerateDirectories(folder, "??").Order(StringComparer.Ordinal))
        {
            foreach (var id in Directory.EnumerateFiles(shard).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (FileIntake.IsId(id))
                    yield return id;
            }
        }
    }

    private string PathOf(string id) => Path.Combine(folder, id[..2], id);

    private void Sweep(DateTimeOffset before)
    {
        var incoming = new DirectoryInfo(Path.Combine(folder, Incoming));
        if (!incoming.Exists)
            return;
        foreach (var left in incoming.EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
            left.Delete();
    }
}
