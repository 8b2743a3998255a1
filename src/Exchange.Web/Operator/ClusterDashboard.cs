using Orleans.Dashboard;

namespace Exchange.Web.Operator;

/// <summary>
/// The Orleans dashboard, for operators: counts, durations and silos. It profiles grain calls only while somebody looks; the setting
/// <c>Operator:Dashboard</c> set to <c>false</c> leaves it out altogether.
/// </summary>
internal static class ClusterDashboard
{
    public const string Path = "/dashboard";

    // Its script writes styles into the page, and its style sheet carries its icons: it alone may.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "base-uri 'self'; form-action 'none'; frame-ancestors 'none'";

    public static void AddClusterDashboard(this WebApplicationBuilder builder)
    {
        if (!IsWanted(builder.Configuration))
            return;
        // The log may hold a one-time token, and is read where the host keeps it.
        builder.UseOrleans(silo => silo.AddDashboard(options => options.HideTrace = true));
    }

    /// <summary>Mapping it compresses its files, which would hold up every start.</summary>
    public static void MapClusterDashboard(this IEndpointRouteBuilder pages)
    {
        if (IsWanted(pages.ServiceProvider.GetRequiredService<IConfiguration>()))
            pages.DataSources.Add(new MappedLater(pages, later => later.MapOrleansDashboard(Path).AddEndpointFilter(Guard)));
    }

    public static bool IsWanted(IConfiguration configuration) => configuration.GetValue("Operator:Dashboard", true);

    // The dashboard can show what a grain has stored: drafts, password hashes. That is not an operator's to see.
    private static async ValueTask<object?> Guard(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return http.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route } && route.EndsWith("/GrainState", StringComparison.OrdinalIgnoreCase)
            ? Results.Text("What grains have stored is not shown here.", statusCode: StatusCodes.Status403Forbidden)
            : await next(context);
    }
}
