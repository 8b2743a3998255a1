using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Exchange.Load.Product;

/// <summary>What stands in the product's file, read beside the running product: how many writes there were and how large submissions are.</summary>
internal sealed record Records(long Writes, double MeanBytes, double LargestBytes)
{
    public static Records? Look(string? file)
    {
        if (file is null)
            return null;
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        // Every write takes the next ETag.
        return new(
            (long)Number(connection, "SELECT max(etag) FROM states"),
            Number(connection, "SELECT avg(length(CAST(body AS BLOB))) FROM states WHERE grain_type = 'submission' AND state_name = 'submission'"),
            Number(connection, "SELECT max(length(CAST(body AS BLOB))) FROM states WHERE grain_type = 'submission' AND state_name = 'submission'"));
    }

    private static double Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The two texts above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : 0;
    }
}
