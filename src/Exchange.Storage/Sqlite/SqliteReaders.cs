using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Exchange.Storage;

/// <summary>
/// Read connections, each with its compiled statement, kept for reuse. The write-ahead log lets them read while the
/// writer writes; a read begun after a commit sees that commit.
/// </summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    private static readonly int Kept = Environment.ProcessorCount * 2;

    private readonly ConcurrentBag<Reader> idle = [];
    private volatile bool disposed;

    /// <summary>The record's version and document in UTF-8, or null when there is none.</summary>
    public (long Version, byte[] Body)? Read(RecordKey key)
    {
        var reader = idle.TryTake(out var kept) ? kept : new Reader(file.OpenForReading());
        try
        {
            var found = reader.Read(key);
            if (!disposed && idle.Count < Kept)
            {
                idle.Add(reader);
                reader = null;
            }

            return found;
        }
        finally
        {
            // A reader that failed, or one too many, is not kept.
            reader?.Dispose();
        }
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out var reader))
            reader.Dispose();
    }

    private sealed class Reader(SqliteConnection connection) : IDisposable
    {
        private readonly SqliteCommand select = connection.Statement(
            "SELECT etag, body FROM states WHERE grain_type = $type AND grain_key = $key AND state_name = $name",
            "$type", "$key", "$name");

        public (long Version, byte[] Body)? Read(RecordKey key)
        {
            select.Bind(key);
            using var row = select.ExecuteReader();
            return row.Read() ? (row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : null;
        }

        public void Dispose()
        {
            select.Dispose();
            connection.Dispose();
        }
    }
}
