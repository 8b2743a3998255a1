using System.Text.RegularExpressions;

namespace Exchange.Load.Live;

/// <summary>What a circuit needs to know of the page it is for.</summary>
/// <param name="Root">The page's base address.</param>
/// <param name="Components">The message that hands over the page's interactive components.</param>
/// <param name="State">What the page kept for them, as it came.</param>
internal sealed partial record CircuitPage(Uri Root, string Components, string State)
{
    public static async Task<CircuitPage> Read(HttpClient http, Uri page, CancellationToken stop)
    {
        var html = await http.GetStringAsync(page, stop);
        var markers = Marker().Matches(html).Select(m => m.Groups[1].Value).Where(m => m.Contains("\"server\"", StringComparison.Ordinal)).ToArray();
        if (markers.Length == 0)
            throw new InvalidOperationException($"{page} has no interactive component, so there is no circuit to open.");
        var operations = markers.Select((marker, n) => $$"""{"type":"add","ssrComponentId":{{n + 1}},"marker":{{marker}}}""");
        return new(
            new Uri(page, Base().Match(html).Groups[1].Value),
            $$"""{"batchId":1,"operations":[{{string.Join(',', operations)}}]}""",
            KeptState().Match(html).Groups[1].Value);
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([A-Za-z0-9+/=_-]+)-->")]
    private static partial Regex KeptState();

    [GeneratedRegex("<base href=\"([^\"]+)\"")]
    private static partial Regex Base();
}
