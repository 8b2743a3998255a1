namespace Exchange.Storage;

/// <summary>The files beside the documents, each named by the SHA-256 of its content.</summary>
public interface IArchivedFiles
{
    /// <summary>The names of all files, lower-case hexadecimal, in ordinal order.</summary>
    IAsyncEnumerable<string> List(CancellationToken cancellationToken);

    /// <summary>A file's content; the stream knows its length.</summary>
    Task<Stream> Open(string sha256, CancellationToken cancellationToken);

    /// <summary>Keeps a file; nothing happens when it is there already.</summary>
    Task Put(Stream content, CancellationToken cancellationToken);
}
