namespace Exchange.Web.Board;

/// <summary>
/// The chart component asks for its script inside its package; what it gets is the copy in our own wwwroot, which is compressed and
/// may be cached like every other file of ours.
/// </summary>
internal sealed class PlotlyBundle : IStartupFilter
{
    private const string Asked = "/_content/Plotly.Blazor/plotly-basic-3.7.0.min.js";
    private const string Given = "/lib/plotly/plotly-basic.min.js";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (context.Request.Path.Value is { } path && path.EndsWith(Asked, StringComparison.Ordinal))
                context.Request.Path = Given;
            return following(context);
        });
        next(app);
    };
}
