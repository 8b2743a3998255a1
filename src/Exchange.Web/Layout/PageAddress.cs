using Microsoft.AspNetCore.Diagnostics;

namespace Exchange.Web.Layout;

/// <summary>The address of the page at hand as its reader sees it, below the language.</summary>
internal static class PageAddress
{
    /// <summary>Path and query without the language and without a leading slash: <c>members/SEN?round=2026</c>.</summary>
    public static string Of(HttpContext context) => Path(context) + Query(context);

    /// <summary>The path alone: <c>members/SEN</c>; empty for the board.</summary>
    public static string Path(HttpContext context) =>
        (Original(context)?.OriginalPath ?? context.Request.Path.ToUriComponent()).TrimStart('/');

    private static string Query(HttpContext context) => Original(context)?.OriginalQueryString ?? context.Request.QueryString.ToUriComponent();

    // A page shown in place of an error stands at the address that was asked for.
    private static IStatusCodeReExecuteFeature? Original(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>();
}
