using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Exchange.Storage;

/// <summary>Applies many grains' operations in one transaction, with statements compiled once. One thread only.</summary>
internal sealed class SqliteBatch : IDisposable
{
    // ETags are numbers that only ever grow, over all records, restarts and processes: an ETag from before a clear is
    // never handed out again, so a writer that slept through clear and re-create is refused, and no tombstones are
    // kept. Numbers are reserved in blocks so that an ordinary commit writes no page for the counter.
    private const long Block = 10_000;

    private const string ByKey = "WHERE grain_type = $type AND grain_key = $key AND state_name = $name";

    private readonly SqliteConnection connection;
    private readonly TimeProvider time;
    private readonly SqliteCommand begin, commit, reserve, insert, update, delete, current;
    private long last, reserved;

    public SqliteBatch(SqliteConnection connection, TimeProvider time)
    {
        this.connection = connection;
        this.time = time;
        begin = connection.Statement("BEGIN IMMEDIATE");
        commit = connection.Statement("COMMIT");
        reserve = connection.Statement($"UPDATE etags SET reserved = reserved + {Block} RETURNING reserved");
        // The document arrives as UTF-8 bytes; the cast makes it text without converting it.
        insert = connection.Statement(
            "INSERT INTO states VALUES ($type, $key, $name, $etag, $changed, CAST($body AS TEXT)) ON CONFLICT DO NOTHING",
            "$type", "$key", "$name", "$etag", "$changed", "$body");
        update = connection.Statement(
            $"UPDATE states SET etag = $etag, changed = $changed, body = CAST($body AS TEXT) {ByKey} AND etag = $expected",
            "$type", "$key", "$name", "$etag", "$changed", "$body", "$expected");
        delete = connection.Statement($"DELETE FROM states {ByKey} AND etag = $expected", "$type", "$key", "$name", "$expected");
        current = connection.Statement($"SELECT etag FROM states {ByKey}", "$type", "$key", "$name");
    }

    /// <summary>
    /// Applies and commits. Operations carry their own refusals; an exception means that the outcome of every one of
    /// them is unknown to the caller.
    /// </summary>
    public void Commit(List<WriteOperation> operations)
    {
        // Left behind only if rolling back failed the last time.
        if (InTransaction)
            RollBack();
        begin.ExecuteNonQuery();
        try
        {
            var changed = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            foreach (var operation in operations)
                Apply(operation, changed);
            commit.ExecuteNonQuery();
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[begin, commit, reserve, insert, update, delete, current])
            command.Dispose();
    }

    private void Apply(WriteOperation operation, string changed)
    {
        try
        {
            var done = operation.Body is null ? Clear(operation) : Write(operation, operation.Body, changed);
            if (!done)
                operation.RefuseStale(Current(operation.Key));
        }
        catch (SqliteException e) when (InTransaction && !EndsTransaction(e))
        {
            // SQLite undid this one statement and kept the transaction: the neighbours go on.
            operation.Refuse(operation.NotSaved(e));
        }
    }

    private bool Write(WriteOperation operation, byte[] body, string changed)
    {
        var version = NextVersion();
        var command = operation.ExpectsNone ? insert : update;
        command.Bind(operation.Key);
        command.Parameters[3].Value = version;
        command.Parameters[4].Value = changed;
        command.Parameters[5].Value = body;
        if (!operation.ExpectsNone)
            command.Parameters[6].Value = operation.Expected;
        var written = command.ExecuteNonQuery() == 1;
        command.Parameters[5].Value = DBNull.Value;
        operation.Accept(version);
        return written;
    }

    private bool Clear(WriteOperation operation)
    {
        if (operation.ExpectsNone)
            return Current(operation.Key) is null;
        delete.Bind(operation.Key);
        delete.Parameters[3].Value = operation.Expected;
        return delete.ExecuteNonQuery() == 1;
    }

    private long? Current(RecordKey key)
    {
        current.Bind(key);
        return (long?)current.ExecuteScalar();
    }

    private long NextVersion()
    {
        if (last == reserved)
        {
            reserved = (long)reserve.ExecuteScalar()!;
            last = reserved - Block;
        }

        return ++last;
    }

    // Busy, out of memory, interrupted, input/output error, disk full: SQLite asks to give up the whole transaction.
    private static bool EndsTransaction(SqliteException e) => e.SqliteErrorCode is 5 or 7 or 9 or 10 or 13;

    private bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    private void RollBack()
    {
        // The reservation may be rolled back with the rest: take a new block next time.
        last = reserved = 0;
        if (InTransaction)
            connection.Execute("ROLLBACK");
    }
}
