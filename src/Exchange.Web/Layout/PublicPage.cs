using Exchange.Web.Hosting.Past;
using Microsoft.Net.Http.Headers;

namespace Exchange.Web.Layout;

/// <summary>
/// A page that is the same for everybody who has not signed in. The output cache keeps it per version of what it shows: the version is part of
/// the key, so a change is seen by the very next reader and a page still being drawn from the old picture can never be served after it.
/// </summary>
internal static class PublicPage
{
    // A version nobody can ask for any more only has to leave the memory some time.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private static readonly string Build = typeof(PublicPage).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    /// <summary>Caches the page for readers who have not signed in; those who have get it drawn anew.</summary>
    /// <param name="page">The page's endpoint.</param>
    /// <param name="version">Version of what the page shows; null if there is no such page, which is then not cached.</param>
    /// <param name="query">Parts of the query that the page depends on.</param>
    public static RouteHandlerBuilder ForEverybody(this RouteHandlerBuilder page, Func<HttpContext, string?> version, params string[] query)
    {
        page.AddEndpointFilter((context, next) => Answer(context, next, Seen(context.HttpContext, version)));
        return page.CacheOutput(policy => policy
            .Expire(Kept)
            .SetVaryByQuery(query)
            .VaryByValue(context => new("version", Seen(context, version) ?? "")));
    }

    // The document around the page shows the reader's theme and whether figures are made up for a trial.
    private static string? Seen(HttpContext context, Func<HttpContext, string?> version) => version(context) is { } shown
        ? $"{Build}-{shown}{AsOf.Of(context)?.Tag}-{Theme.Chosen(context)}{(context.RequestServices.GetRequiredService<TrialNotice>().Shown ? "-trial" : "")}"
        : null;

    private static async ValueTask<object?> Answer(EndpointFilterInvocationContext context, EndpointFilterDelegate next, string? seen)
    {
        var http = context.HttpContext;
        var headers = http.Response.GetTypedHeaders();
        if (http.User.Identity is { IsAuthenticated: true } || seen is null)
        {
            headers.CacheControl = new() { NoStore = true };
            return await next(context);
        }
        // Weak: the same page travels compressed in several ways.
        var tag = new EntityTagHeaderValue($"\"{seen}\"", isWeak: true);
        headers.ETag = tag;
        headers.CacheControl = new() { Public = true, NoCache = true };
        headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : await next(context);
    }
}
