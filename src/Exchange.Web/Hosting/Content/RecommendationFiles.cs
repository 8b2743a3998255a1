using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Recommendations;

namespace Exchange.Web.Hosting.Content;

/// <summary>Reads the folder recommendations/.</summary>
internal static class RecommendationFiles
{
    public const string Recommendations = "recommendations/recommendations.csv";
    public const string Audiences = "recommendations/audiences.csv";
    public const string Asks = "recommendations/asks.csv";

    /// <summary>Reads the folder. Throws <see cref="ContentException"/> at the first thing that cannot be taken.</summary>
    public static RecommendationCatalogue Read(string folder)
    {
        var files = new ContentFiles(folder, Recommendations, Audiences, Asks);
        var audiences = new Dictionary<string, Term>(StringComparer.Ordinal);
        foreach (var row in files.Rows(Audiences, "code", "name_en", "name_fr", "name_ar"))
            if (!audiences.TryAdd(row.Text("code"), new(row.Text("code"), row.Texts("name"))))
                throw row.Wrong($"'{row.Text("code")}' appears twice.");
        var all = new Dictionary<string, Recommendation>(StringComparer.Ordinal);
        foreach (var row in files.Rows(
            Recommendations, "id", "blocks", "audience", "title_en", "title_fr", "title_ar", "asks_en", "asks_fr", "asks_ar", "done_en", "done_fr", "done_ar"))
        {
            var id = row.Text("id");
            if (!RecommendationCatalogue.Ids.Contains(id))
                throw row.Wrong($"'{id}' is not the id of a recommendation (a1 to a10, b1 to b7, c1 to c5, d1 to d4).");
            var recommendation = new Recommendation(
                id, row.Texts("title"), row.Texts("asks"), row.Texts("done"),
                Codes(row, "audience", audiences.Keys, Audiences), Codes(row, "blocks", Rubric.BlockCodes, RubricFiles.Blocks));
            if (!all.TryAdd(id, recommendation))
                throw row.Wrong($"'{id}' appears twice.");
        }
        if (RecommendationCatalogue.Ids.FirstOrDefault(id => !all.ContainsKey(id)) is { } missing)
            throw new ContentException($"content/{Recommendations}: the line of {missing} is missing.");
        return new(files.Fingerprint(), [.. RecommendationCatalogue.Ids.Select(id => all[id])], [.. audiences.Values], ReadAsks(files, all));
    }

    private static ImmutableArray<Ask> ReadAsks(ContentFiles files, Dictionary<string, Recommendation> recommendations)
    {
        var asks = new Dictionary<string, Ask>(StringComparer.Ordinal);
        foreach (var row in files.Rows(Asks, "id", "state", "address", "ask_en", "ask_fr", "ask_ar", "answer_en", "answer_fr", "answer_ar"))
        {
            var id = row.Text("id");
            if (!Ask.Ids.Contains(id))
                throw row.Wrong($"'{id}' is not the id of an ask (CV1 to CV7, CI1 to CI9, a1 to d4).");
            // A recommendation has its title already.
            var name = recommendations.TryGetValue(id, out var recommendation) ? recommendation.Title : row.Texts("ask");
            var state = row.Choice("state", ("answered", AskState.Answered), ("partly", AskState.Partly), ("not-yet", AskState.NotYet));
            if (!asks.TryAdd(id, new(id, state, row.TextOrNull("address") ?? "", name, row.Texts("answer"))))
                throw row.Wrong($"'{id}' appears twice.");
        }
        if (Ask.Ids.FirstOrDefault(id => !asks.ContainsKey(id)) is { } missing)
            throw new ContentException($"content/{Asks}: the line of {missing} is missing.");
        return [.. Ask.Ids.Select(id => asks[id])];
    }

    private static ImmutableArray<string> Codes(ContentRow row, string column, IEnumerable<string> known, string file)
    {
        ImmutableArray<string> codes = [.. row.Text(column).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        if (codes.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } strange)
            throw row.Wrong($"'{strange}' in '{column}' is not in {file}; separate several by spaces.");
        return codes;
    }
}
