using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.JSInterop;

namespace Exchange.Web.Board;

/// <summary>
/// Draws a figure of Plotly.Blazor through that package's own script, with the chart script from our wwwroot. The package's component would
/// write the figure anew for each reader and keep, for each open board, what the serialiser learns on the way; this one hands over what was
/// written once. Its element has no inline style: ours comes from the style sheet.
/// </summary>
public sealed class Plot(IJSRuntime page) : ComponentBase, IAsyncDisposable
{
    private const string Script = "/_content/Plotly.Blazor/plotly-interop-7.2.0.js";

    private IJSObjectReference? _script;
    private PlotText? _drawn;

    /// <summary>Identity of the element the chart stands in.</summary>
    [Parameter, EditorRequired] public required string Id { get; set; }

    /// <summary>What to draw; another instance draws the chart again.</summary>
    [Parameter, EditorRequired] public required PlotText Text { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "id", Id);
        builder.CloseElement();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var script = await page.InvokeAsync<IJSObjectReference>("import", Script);
            await script.InvokeVoidAsync("importScript", "plotly", "/" + Assets["lib/plotly/plotly-basic.min.js"]);
            _script = script;
        }
        // What comes while the scripts are on their way is drawn when they are there.
        if (_script is null || ReferenceEquals(_drawn, Text))
            return;
        _drawn = Text;
        await _script.InvokeVoidAsync("react", Id, Text.Data, Text.Layout, Text.Config);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is not null)
                await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the chart with it.
        }
    }
}
