using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace Exchange.Web.Hosting.Languages;

/// <summary>
/// The first part of a page's address is its language: <c>/fr/members/SEN</c>. It becomes the path base, so that pages, links, forms and the
/// circuit's socket below it need not know; a page asked for without one is redirected to the reader's preference.
/// </summary>
public static class LanguagePath
{
    public const string Cookie = "language";

    public static IApplicationBuilder UseLanguagePath(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        foreach (var language in Language.All)
        {
            if (!request.Path.StartsWithSegments("/" + language.Code, StringComparison.Ordinal, out var rest))
                continue;
            request.PathBase = request.PathBase.Add("/" + language.Code);
            request.Path = rest.HasValue ? rest : "/";
            language.Use();
            return next(context);
        }

        var preferred = Preferred(request);
        preferred.Use();
        if (!IsPage(request))
            return next(context);
        context.Response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        context.Response.Redirect(UriHelper.BuildRelative(request.PathBase.Add("/" + preferred.Code), request.Path, request.QueryString));
        return Task.CompletedTask;
    });

    /// <summary>The language last chosen, else the first of the browser's that we have, else English.</summary>
    public static Language Preferred(HttpRequest request) =>
        Language.Find(request.Cookies[Cookie])
        ?? request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Language.Find(l.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(l => l is not null)
        ?? Language.English;

    // Pages are asked for by browsers with GET and accept HTML; files, the API and sockets have no language of their own.
    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !Path.HasExtension(request.Path)
        && !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/live", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/operator/dashboard", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/reference", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/_framework", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/_content", StringComparison.Ordinal);
}
