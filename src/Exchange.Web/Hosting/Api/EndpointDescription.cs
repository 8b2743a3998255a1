namespace Exchange.Web.Hosting.Api;

/// <summary>What the description of an address says about refusals.</summary>
internal static class EndpointDescription
{
    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
            endpoint.Produces<ProblemDocument>(status, Problem.ContentType);
        return endpoint;
    }

    /// <summary>Only for the holder of a token.</summary>
    public static RouteHandlerBuilder NeedsToken(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new NeedsToken()).Refuses(401, 403);
}
