using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Exchange.Storage;

/// <summary>The few ways in which this project speaks to SQLite.</summary>
internal static class SqliteCommands
{
    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static string Text(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) ?? "";
    }

    public static long Number(this SqliteConnection connection, string sql) =>
        long.Parse(connection.Text(sql), CultureInfo.InvariantCulture);

    /// <summary>A statement that is compiled once and run many times.</summary>
    public static SqliteCommand Statement(this SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    /// <summary>Sets the first three parameters, which in every statement here are the record's key.</summary>
    public static void Bind(this SqliteCommand command, RecordKey key)
    {
        command.Parameters[0].Value = key.GrainType;
        command.Parameters[1].Value = key.GrainKey;
        command.Parameters[2].Value = key.StateName;
    }
}
