using Microsoft.AspNetCore.Components.Rendering;
using Plotly.Blazor;

namespace Exchange.Web.Board;

/// <summary>The chart component without the inline style it gives its element: ours comes from the style sheet.</summary>
public sealed class Plot : PlotlyChart
{
    protected override void BuildRenderTree(RenderTreeBuilder __builder)
    {
        __builder.OpenElement(0, "div");
        __builder.AddAttribute(1, "id", Id);
        __builder.CloseElement();
    }
}
