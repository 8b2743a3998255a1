using System.Text.Json;
using Exchange.Load.Results;
using Microsoft.Data.Sqlite;

namespace Exchange.Chaos.Checks;

/// <summary>The embedded store's file, read with nothing of the product once its host has ended.</summary>
internal static class SqliteDocuments
{
    public static IReadOnlyList<Past> Check(string file, Findings found)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        if (Rows(connection, "PRAGMA integrity_check").Select(r => r[0]).ToArray() is not ["ok"] and var torn)
            found.Fault($"The file is damaged: {string.Join("; ", torn.Take(3))}");
        var documents = new Dictionary<(string Key, string Name), JsonElement>();
        var all = 0;
        foreach (var row in Rows(connection, "SELECT grain_type, grain_key, state_name, body FROM states"))
        {
            all++;
            try
            {
                using var json = JsonDocument.Parse(row[3]);
                if (row[0] == "submission")
                    documents[(row[1], row[2])] = json.RootElement.Clone();
            }
            catch (JsonException e)
            {
                found.Fault($"The stored document {row[0]}/{row[1]} {row[2]} is not whole: {e.Message}");
            }
        }
        found.Add("Stored documents", "documents, each read and whole", all, "");
        return [.. documents.Where(d => d.Key.Name == "submission").Select(d => Submission(d.Key.Key, d.Value, documents, found)).OfType<Past>()];
    }

    private static Past? Submission(string key, JsonElement submission, Dictionary<(string Key, string Name), JsonElement> documents, Findings found)
    {
        var entries = new List<JsonElement>();
        var pages = submission.TryGetProperty("sealedPages", out var number) ? number.GetInt32() : 0;
        for (var page = 0; page < pages; page++)
        {
            if (!documents.TryGetValue((key, FormattableString.Invariant($"history/{page:D6}")), out var document))
            {
                found.Fault($"{key}: history page {page} of {pages} is missing.");
                return null;
            }
            entries.AddRange(document.GetProperty("content").GetProperty("entries").EnumerateArray());
        }
        entries.AddRange(submission.GetProperty("recent").EnumerateArray());
        if (submission.GetProperty("revision").GetInt64() is var revision && revision != entries.Count)
            found.Fault($"{key}: revision {revision} with {entries.Count} entries of history.");
        var name = key.Split('/');
        return Past.Read(name[0], name[1], entries, change => Key(change.GetProperty("key").GetString()!));
    }

    private static (string, int) Key(string text)
    {
        var parts = text.Split('|');
        return (parts[0], int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture));
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
