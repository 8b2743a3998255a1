using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Layout;

/// <summary>Light, dark, or as the reader's system says; remembered in a cookie that holds nothing else.</summary>
internal static class Theme
{
    public const string Cookie = "theme";

    /// <summary>The theme chosen, or null where the system decides.</summary>
    public static string? Chosen(HttpContext? context) => context?.Request.Cookies[Cookie] is "light" or "dark" ? context.Request.Cookies[Cookie] : null;

    /// <summary>The choice without script. It changes how pages look to this reader and nothing else, so it needs no token.</summary>
    public static void Map(WebApplication app) => app.MapPost("/theme", (HttpContext context, [FromForm] string? theme) =>
    {
        if (theme is "light" or "dark" or "system")
            context.Response.Cookies.Append(Cookie, theme, new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps });
        return Results.LocalRedirect(Back(context));
    }).DisableAntiforgery().ExcludeFromDescription();

    private static string Back(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value && !from.PathAndQuery.StartsWith("//", StringComparison.Ordinal)
            ? from.PathAndQuery
            : context.Request.PathBase + "/";
}
