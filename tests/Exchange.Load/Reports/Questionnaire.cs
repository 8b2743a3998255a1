using System.Collections.Immutable;
using System.Text.Json;

namespace Exchange.Load.Reports;

/// <summary>What the product lets itself be told: its members, and indicators no rule of which ties them to others.</summary>
internal sealed record Questionnaire(ImmutableArray<string> Members, ImmutableArray<Asked> Indicators)
{
    /// <summary>Indicators a report takes its figure from; the import uses all.</summary>
    public const int PerReport = 10;

    /// <summary>Years a report may be about.</summary>
    public static readonly ImmutableArray<int> Years = [2023, 2024];

    public static async Task<Questionnaire> Read(HttpClient http)
    {
        using var members = JsonDocument.Parse(await http.GetStringAsync("/api/v1/members"));
        using var indicators = JsonDocument.Parse(await http.GetStringAsync("/api/v1/indicators"));
        return new(
            [.. Items(members.RootElement, "members").Select(m => m.GetProperty("iso3").GetString()!)],
            [.. Items(indicators.RootElement, "indicators").Where(IsFree).Select(i => new Asked(i.GetProperty("code").GetString()!, Bound(i, "minimum", 0), Bound(i, "maximum", 100)))]);
    }

    public long Keys => (long)Members.Length * PerReport * Years.Length;

    /// <summary>A list as such, or within an object under its name or as <c>items</c>.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray()
        : element.TryGetProperty(name, out var named) ? named.EnumerateArray()
        : element.GetProperty("items").EnumerateArray();

    // Figures of the household surveys are tied to each other by rules, administrative ones to the population; these stand alone.
    private static bool IsFree(JsonElement indicator) =>
        indicator.GetProperty("code").GetString() is { } code
        && !code.StartsWith("per_", StringComparison.Ordinal) && !code.StartsWith("ADM.", StringComparison.Ordinal)
        && indicator.GetProperty("unit").GetString() == "percent"
        && (!indicator.TryGetProperty("reportable", out var reportable) || reportable.GetBoolean());

    private static double Bound(JsonElement indicator, string name, double otherwise) =>
        indicator.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : otherwise;
}

/// <summary>An indicator with its range.</summary>
internal sealed record Asked(string Code, double Minimum, double Maximum)
{
    /// <summary>The n-th figure in the range, with two decimals, different from its neighbours.</summary>
    public double Figure(long n) => Math.Round(Minimum + (Maximum - Minimum) * (0.05 + 0.9 * (n * 37 % 8999 / 8999.0)), 2);
}
