namespace Exchange.Storage;

/// <summary>A store's files as an archive takes them in and gives them out.</summary>
/// <param name="files">The store.</param>
public sealed class ArchivedFiles(IFileStore files) : IArchivedFiles
{
    /// <inheritdoc/>
    public IAsyncEnumerable<string> List(CancellationToken cancellationToken) => files.List(cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">It has been removed meanwhile.</exception>
    public async Task<Stream> Open(string sha256, CancellationToken cancellationToken) =>
        (await files.Open(sha256, cancellationToken))?.Content ?? throw new FileNotFoundException($"There is no file {sha256}.");

    /// <inheritdoc/>
    public Task Put(Stream content, CancellationToken cancellationToken) => files.Put(content, long.MaxValue, cancellationToken);
}
