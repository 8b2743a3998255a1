using System.Globalization;
using System.Text.Json;
using Exchange.Load.Results;

namespace Exchange.Chaos.Checks;

/// <summary>A document as it stands in the store.</summary>
internal sealed record Stored(string GrainType, string GrainKey, string Name, string Body);

/// <summary>The submissions' histories out of stored documents, each of which must be whole.</summary>
internal static class StoredHistories
{
    public static IReadOnlyList<Past> Check(IReadOnlyList<Stored> documents, Findings found)
    {
        var submissions = new Dictionary<(string Key, string Name), JsonElement>();
        foreach (var document in documents)
        {
            try
            {
                using var json = JsonDocument.Parse(document.Body);
                var state = json.RootElement.GetProperty("state");
                if (document.GrainType == "submission")
                    submissions[(document.GrainKey, document.Name)] = state.Clone();
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException)
            {
                found.Fault($"The stored document {document.GrainType}/{document.GrainKey} {document.Name} is not whole: {e.Message}");
            }
        }
        found.Add("Stored documents", "documents, each read and whole", documents.Count, "");
        return [.. submissions.Where(d => d.Key.Name == "submission").Select(d => Submission(d.Key.Key, d.Value, submissions, found)).OfType<Past>()];
    }

    private static Past? Submission(string key, JsonElement submission, Dictionary<(string Key, string Name), JsonElement> documents, Findings found)
    {
        var entries = new List<JsonElement>();
        var pages = submission.GetProperty("sealedPages").GetInt32();
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
        return Past.Read(name[0], name[1], entries, change => Figure(change.GetProperty("key").GetString()!));
    }

    // indicator|disaggregation|year
    private static (string, int) Figure(string key)
    {
        var parts = key.Split('|');
        return (parts[0], int.Parse(parts[^1], CultureInfo.InvariantCulture));
    }
}
