using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exchange.Storage.Tests;

/// <summary>A folder of one test with one storage file in it, and an operator's own way into that file.</summary>
public sealed class SqliteFolder : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("exchange-storage-").FullName;

    public string File => Path.Combine(Folder, "exchange.db");

    internal SqliteGrainStorage Open(int lockSeconds = 10, TimeProvider? time = null) => Open(File, lockSeconds, time);

    internal static SqliteGrainStorage Open(string path, int lockSeconds = 10, TimeProvider? time = null)
    {
        var options = new SqliteGrainStorageOptions { Path = path, LockSeconds = lockSeconds };
        var storage = new SqliteGrainStorage(
            "test", options, time ?? TimeProvider.System, NullLogger<SqliteGrainStorage>.Instance);
        storage.OpenFile();
        return storage;
    }

    /// <summary>A connection beside the storage's own, as the sqlite3 shell would open it.</summary>
    public SqliteConnection Shell()
    {
        var shell = new SqliteConnection($"Data Source={File};Pooling=False");
        shell.Open();
        return shell;
    }

    public static object? Ask(SqliteConnection shell, string sql, params (string Name, object Value)[] values)
    {
        using var command = shell.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command.ExecuteScalar();
    }

    public object? Ask(string sql, params (string Name, object Value)[] values)
    {
        using var shell = Shell();
        return Ask(shell, sql, values);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
