namespace Exchange.Storage;

/// <summary>Where the embedded storage keeps its file.</summary>
public sealed class SqliteGrainStorageOptions
{
    /// <summary>
    /// The SQLite file, for example <c>/var/lib/exchange/exchange.db</c>. A missing file and its folder are created;
    /// two more files, <c>-wal</c> and <c>-shm</c>, stand beside it while the program runs and belong to it. The disk
    /// must be a local one: SQLite's locks do not hold over network shares.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>How long a statement waits for another process's lock on the file before it fails; whole seconds.</summary>
    internal int LockSeconds { get; set; } = 10;
}
