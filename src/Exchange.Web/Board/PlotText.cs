using System.Text.Json;
using System.Text.Json.Serialization;
using Plotly.Blazor;

namespace Exchange.Web.Board;

/// <summary>A figure as the chart script takes it, written once for all who look at it.</summary>
public sealed record PlotText(JsonElement Data, JsonElement Layout, JsonElement Config)
{
    // The script takes what is absent as not said, and null as said.
    private static readonly JsonSerializerOptions Said = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    internal static PlotText Of(IEnumerable<ITrace> traces, Plotly.Blazor.Layout layout, Config config) =>
        new(Write(traces.Select(t => (object)t)), Write(layout), Write(config));

    private static JsonElement Write(object figure) => JsonSerializer.SerializeToElement(figure, Said);
}
