using Exchange.Load.Results;
using Microsoft.Data.Sqlite;

namespace Exchange.Chaos.Checks;

/// <summary>The embedded store's file, read with nothing of the product once its host has ended.</summary>
internal static class SqliteDocuments
{
    public static IReadOnlyList<Stored> Read(string file, Findings found)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        if (Rows(connection, "PRAGMA integrity_check").Select(r => r[0]).ToArray() is not ["ok"] and var torn)
            found.Fault($"The file is damaged: {string.Join("; ", torn.Take(3))}");
        return [.. Rows(connection, "SELECT grain_type, grain_key, state_name, body FROM states").Select(r => new Stored(r[0], r[1], r[2], r[3]))];
    }

    private static IEnumerable<string[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The two texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }
}
