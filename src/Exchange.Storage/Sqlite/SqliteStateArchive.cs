using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Exchange.Storage;

/// <summary>The documents of the embedded store, read and written without a silo.</summary>
public sealed class SqliteStateArchive : IStateArchive
{
    private const string ByKey = "grain_type = $type AND grain_key = $key AND state_name = $name";

    private readonly SqliteConnection connection;
    private readonly TimeProvider time;

    private SqliteStateArchive(SqliteConnection connection, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
    }

    /// <summary>
    /// Opens the file for reading; a program may go on running on it. Reading sees the moment at which it began.
    /// </summary>
    /// <param name="path">The file, as in <see cref="SqliteGrainStorageOptions.Path"/>.</param>
    /// <exception cref="InvalidOperationException">There is no such file, or it is not ours.</exception>
    public static SqliteStateArchive OpenForExport(string path) =>
        new(new SqliteFile(new() { Path = path }).OpenForExport(), TimeProvider.System);

    /// <summary>
    /// Opens or creates the file for writing, alone: it is refused while any program has it open, and until it is closed, or the
    /// process has ended in whatever way, no program can open it.
    /// </summary>
    /// <param name="path">The file, as in <see cref="SqliteGrainStorageOptions.Path"/>.</param>
    /// <param name="time">Says when a document was stored.</param>
    /// <exception cref="InvalidOperationException">The file is in use, cannot be created, or is not ours.</exception>
    public static SqliteStateArchive OpenForImport(string path, TimeProvider time) =>
        new(new SqliteFile(new() { Path = path, LockSeconds = 1 }).OpenAlone(), time);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRecord> Read(RecordKey? after, CancellationToken cancellationToken) => Rows(after, cancellationToken).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task<StoredRecord?> Find(RecordKey key, CancellationToken cancellationToken)
    {
        using var select = connection.Statement($"SELECT body FROM states WHERE {ByKey}", "$type", "$key", "$name");
        select.Bind(key);
        using var row = select.ExecuteReader();
        return Task.FromResult(row.Read() ? new StoredRecord(key, row.GetFieldValue<byte[]>(0)) : null);
    }

    /// <inheritdoc/>
    public Task Put(IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken)
    {
        using var transaction = connection.BeginTransaction();
        using var reserve = connection.Statement("UPDATE etags SET reserved = reserved + $count RETURNING reserved", "$count");
        using var put = connection.Statement(
            "INSERT INTO states VALUES ($type, $key, $name, $etag, $changed, CAST($body AS TEXT)) "
            + "ON CONFLICT DO UPDATE SET etag = excluded.etag, changed = excluded.changed, body = excluded.body",
            "$type", "$key", "$name", "$etag", "$changed", "$body");
        reserve.Transaction = put.Transaction = transaction;
        reserve.Parameters[0].Value = records.Count;
        var version = (long)reserve.ExecuteScalar()! - records.Count;
        put.Parameters[4].Value = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            put.Bind(record.Key);
            put.Parameters[3].Value = ++version;
            put.Parameters[5].Value = record.Body.ToArray();
            put.ExecuteNonQuery();
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Remove(RecordKey key, CancellationToken cancellationToken)
    {
        using var delete = connection.Statement($"DELETE FROM states WHERE {ByKey}", "$type", "$key", "$name");
        delete.Bind(key);
        delete.ExecuteNonQuery();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // One statement reads from one snapshot, however long it takes; the primary key's index gives the order without sorting.
    private IEnumerable<StoredRecord> Rows(RecordKey? after, CancellationToken cancellationToken)
    {
        using var select = connection.Statement(
            "SELECT grain_type, grain_key, state_name, body FROM states "
            + (after is null ? "" : "WHERE (grain_type, grain_key, state_name) > ($type, $key, $name) ")
            + "ORDER BY grain_type, grain_key, state_name",
            after is null ? [] : ["$type", "$key", "$name"]);
        if (after is { } key)
            select.Bind(key);
        using var row = select.ExecuteReader();
        while (row.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(new(row.GetString(0), row.GetString(1), row.GetString(2)), row.GetFieldValue<byte[]>(3));
        }
    }
}
