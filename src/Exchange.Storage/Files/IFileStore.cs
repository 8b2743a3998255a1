namespace Exchange.Storage;

/// <summary>
/// Files that people send, kept by what is in them: a file's id is the SHA-256 of its bytes in lower-case hexadecimal, so the same
/// file is kept once however often it is sent, and a damaged one shows itself. Whoever refers to a file keeps its id, name and type.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps what a stream gives, in pieces; when the task completes it is kept for good.</summary>
    /// <param name="content">The bytes, read once from where the stream stands.</param>
    /// <param name="maxLength">The most bytes the file may have.</param>
    /// <param name="cancellationToken">Ends the taking in; nothing is kept then, nor after an exception of the stream.</param>
    /// <returns>What is kept now, or null when there were more bytes than allowed and nothing is.</returns>
    /// <exception cref="IOException">It was not kept.</exception>
    Task<StoredFile?> Put(Stream content, long maxLength, CancellationToken cancellationToken);

    /// <summary>Opens a file for reading once from its beginning to its end.</summary>
    /// <param name="id">The file's id; anything else names no file.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>
    /// The file, or null when there is none. Its content throws <see cref="InvalidDataException"/> instead of giving the last of
    /// the bytes when they are not those that were put.
    /// </returns>
    /// <exception cref="IOException">It could not be opened.</exception>
    Task<OpenFile?> Open(string id, CancellationToken cancellationToken);

    /// <summary>Removes a file; false when there was none.</summary>
    /// <param name="id">The file's id; anything else names no file.</param>
    /// <param name="cancellationToken">Ends the removing.</param>
    /// <exception cref="IOException">It could not be removed.</exception>
    Task<bool> Delete(string id, CancellationToken cancellationToken);

    /// <summary>The ids of all files in ordinal order.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <exception cref="IOException">They could not be listed.</exception>
    IAsyncEnumerable<string> List(CancellationToken cancellationToken);
}

/// <summary>A file that is kept.</summary>
/// <param name="Id">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Length">How many bytes it has.</param>
public sealed record StoredFile(string Id, long Length);

/// <summary>A file that is being read; dispose of it afterwards.</summary>
/// <param name="Length">How many bytes <paramref name="Content"/> gives.</param>
/// <param name="Content">The bytes, forward only; reading them checks them.</param>
public sealed record OpenFile(long Length, Stream Content) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
