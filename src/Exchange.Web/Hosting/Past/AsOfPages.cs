using System.Text;
using Exchange.Web.Hosting.Languages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Hosting.Past;

/// <summary>Around pages that are asked for as of a moment: what cannot be read is answered with a sentence, links keep the moment.</summary>
internal static class AsOfPages
{
    /// <summary>Stands before the output cache: a page that cannot be read must not be answered with one that was kept.</summary>
    /// <typeparam name="TRefused">The page that says why; its parameter is called Sentence.</typeparam>
    public static WebApplication UseAsOfPages<TRefused>(this WebApplication app) where TRefused : Microsoft.AspNetCore.Components.IComponent
    {
        var links = app.Services.GetRequiredService<AsOfLinks>();
        app.Use((context, next) =>
            context.GetEndpoint()?.Metadata.GetMetadata<ReadsAsOf>() is null ? next(context)
            : context.Features.Get<AsOfRefusal>() is { } refusal ? Refuse<TRefused>(context, refusal)
            : AsOf.Of(context) is { } reading ? Follow(context, next, links, reading)
            : next(context));
        return app;
    }

    private static Task Refuse<TRefused>(HttpContext context, AsOfRefusal refusal) where TRefused : Microsoft.AspNetCore.Components.IComponent
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<TRefused>(new { Sentence = refusal.Sentence() }) { StatusCode = refusal.Status }.ExecuteAsync(context);
    }

    private static async Task Follow(HttpContext context, RequestDelegate next, AsOfLinks links, AsOf reading)
    {
        var response = context.Response;
        var body = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }
        if (page.Length == 0)
            return;
        // A table to take along has no links.
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) != true)
        {
            page.Position = 0;
            await page.CopyToAsync(body, context.RequestAborted);
            return;
        }
        var html = Encoding.UTF8.GetString(page.GetBuffer().AsSpan(0, (int)page.Length));
        var bytes = Encoding.UTF8.GetBytes(links.Follow(html, reading.Address, Language.Current.Code));
        response.ContentLength = null;
        await body.WriteAsync(bytes, context.RequestAborted);
    }
}
