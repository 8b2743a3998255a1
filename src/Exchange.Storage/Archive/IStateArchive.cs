namespace Exchange.Storage;

/// <summary>A stored document as it is.</summary>
/// <param name="Key">Which one it is.</param>
/// <param name="Body">The document in UTF-8, envelope included.</param>
public sealed record StoredRecord(RecordKey Key, ReadOnlyMemory<byte> Body)
{
    /// <summary>The state in the document's envelope.</summary>
    /// <typeparam name="T">What kind of state it is.</typeparam>
    /// <exception cref="InvalidDataException">It is no document of this state, or a newer program wrote it; the message names the record.</exception>
    public T State<T>() => StorageJson.Read<T>(Key, Body.Span);
}

/// <summary>All stored documents of one store, without a silo: for moving and keeping.</summary>
/// <remarks>
/// Opening, by the implementation, is what excludes others: a store opened for writing here is not open to a running program.
/// What cannot be used is refused with an <see cref="InvalidOperationException"/> whose message names the setting.
/// </remarks>
public interface IStateArchive : IAsyncDisposable
{
    /// <summary>
    /// Every document in the order of <see cref="RecordKey.Order"/>, in bounded memory; where the store can give it, as of one
    /// moment.
    /// </summary>
    /// <param name="after">Begins behind this key, whether or not it exists; null begins with the first.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<StoredRecord> Read(RecordKey? after, CancellationToken cancellationToken);

    /// <summary>One document, or null when there is none.</summary>
    Task<StoredRecord?> Find(RecordKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores documents, replacing those of the same key. When the task completes, all are on the disk; an interruption may leave
    /// some of them.
    /// </summary>
    Task Put(IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken);

    /// <summary>Removes one document; nothing happens when there is none.</summary>
    Task Remove(RecordKey key, CancellationToken cancellationToken);
}
