using System.Text.Json;
using Exchange.Chaos.Reports;
using Exchange.Load.Reports;

namespace Exchange.Chaos.Checks;

/// <summary>
/// The board as it must be: drawn here anew from the published figures and from the values that stand, with the plain arithmetic of the
/// definition, and compared with what a host shows.
/// </summary>
internal sealed class Picture
{
    private readonly IReadOnlyDictionary<string, string> groups;
    private readonly Dictionary<(string Indicator, string Member), (int Year, double Value)> latest = [];
    private readonly int publications;

    private Picture(IReadOnlyDictionary<string, string> groups, int publications) => (this.groups, this.publications) = (groups, publications);

    /// <param name="reader">A host, asked for members and published figures alone.</param>
    /// <param name="values">The value that must stand for each figure.</param>
    /// <param name="publications">How many reports changed something public.</param>
    public static async Task<Picture> Draw(Reader reader, IReadOnlyDictionary<Place, double> values, int publications)
    {
        using var members = await reader.Get("/api/v1/members");
        var picture = new Picture(
            Questionnaire.Items(members.RootElement, "members").ToDictionary(m => m.GetProperty("iso3").GetString()!, m => m.GetProperty("group").GetString()!),
            publications);
        using var published = await reader.Get("/api/v1/observations?basis=published&disaggregation=total");
        foreach (var o in Questionnaire.Items(published.RootElement, "observations"))
            picture.Take(o.GetProperty("indicator").GetString()!, o.GetProperty("member").GetString()!, o.GetProperty("year").GetInt32(), o.GetProperty("value").GetDouble(), before: false);
        foreach (var (place, value) in values)
            picture.Take(place.Indicator, place.Member, place.Year, value, before: true);
        return picture;
    }

    /// <summary>The first difference to what a host shows; null if there is none.</summary>
    public string? Difference(JsonElement board)
    {
        if (board.GetProperty("version").GetInt64() is var version && version != publications)
            return $"the version is {version} after {publications} publications";
        foreach (var indicator in board.GetProperty("indicators").EnumerateArray())
        {
            var code = indicator.GetProperty("code").GetString()!;
            foreach (var shown in indicator.GetProperty("latest").EnumerateArray())
            {
                var member = shown.GetProperty("member").GetString()!;
                var there = (shown.GetProperty("year").GetInt32(), shown.GetProperty("value").GetDouble());
                if (!latest.TryGetValue((code, member), out var due) || due != there)
                    return $"{code} of {member} is {there}, and must be {(due == default ? "missing" : due)}";
            }
            if ((Spread(code, null, indicator) ?? new[] { "African", "Arab", "Asian" }.Select(g => Spread(code, g, indicator.GetProperty("groups").GetProperty(g))).FirstOrDefault(d => d is not null)) is { } difference)
                return difference;
        }
        return null;
    }

    // National before published within a year; the latest year of all.
    private void Take(string indicator, string member, int year, double value, bool before)
    {
        if (!latest.TryGetValue((indicator, member), out var known) || year > known.Year || (year == known.Year && before))
            latest[(indicator, member)] = (year, value);
    }

    private string? Spread(string code, string? group, JsonElement shown)
    {
        var asked = groups.Where(g => group is null || g.Value == group).Select(g => g.Key).ToArray();
        var values = asked.Where(m => latest.ContainsKey((code, m))).Select(m => latest[(code, m)].Value).Order().ToArray();
        (string Name, double? Due)[] figures =
        [
            ("of", asked.Length), ("reported", values.Length),
            ("mean", values.Length == 0 ? null : values.Average()),
            ("median", values.Length == 0 ? null : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2),
            ("minimum", values.Length == 0 ? null : values[0]), ("maximum", values.Length == 0 ? null : values[^1]),
        ];
        foreach (var (name, due) in figures)
        {
            double? there = shown.TryGetProperty(name, out var figure) && figure.ValueKind == JsonValueKind.Number ? figure.GetDouble() : null;
            if (there is null != due is null || Math.Abs((there ?? 0) - (due ?? 0)) > 1e-9 * Math.Max(1, Math.Abs(due ?? 0)))
                return $"{name} of {code}{(group is null ? "" : " in " + group)} is {there?.ToString() ?? "missing"}, and must be {due?.ToString() ?? "missing"}";
        }
        return null;
    }
}
