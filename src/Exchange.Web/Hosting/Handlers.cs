namespace Exchange.Web.Hosting;

internal static class Handlers
{
    /// <summary>
    /// After every room has mapped its addresses: their handlers are compiled once for both pipelines, beside the silo's start, which leaves a core
    /// idle, so that the first visitor does not wait for all of them.
    /// </summary>
    public static WebApplication CompileHandlers(this WebApplication app)
    {
        var mapped = ((IEndpointRouteBuilder)app).DataSources;
        var compiled = new CompositeEndpointDataSource([.. mapped]);
        mapped.Clear();
        mapped.Add(compiled);
        _ = Task.Run(() => compiled.Endpoints);
        return app;
    }
}
