using Exchange.Web.Hosting.Past;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Exchange.Web.Hosting.Api;

/// <summary>
/// What every address under <c>/api</c> shares. The API has a pipeline of its own, without what only pages need (language in the path,
/// antiforgery, error pages): a report is the busiest request there is.
/// </summary>
internal static class ApiHosting
{
    public const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ProblemJson.Plain));
        services.AddApiDescription();
        return services;
    }

    /// <summary>First in the pipeline: takes requests to the API out of it.</summary>
    /// <param name="app">The application.</param>
    /// <param name="reading">What decides what a request reads, before it is routed.</param>
    public static WebApplication UseApi(this WebApplication app, Action<IApplicationBuilder> reading)
    {
        // Built at the first request, when every room has mapped its addresses.
        var pipeline = new Lazy<RequestDelegate>(() => Pipeline(app, reading));
        app.Use((context, next) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? pipeline.Value(context) : next(context));
        return app;
    }

    private static RequestDelegate Pipeline(WebApplication app, Action<IApplicationBuilder> reading)
    {
        var api = ((IApplicationBuilder)app).New();
        api.UseMiddleware<ApiGate>();
        api.UseWhen(context => HttpMethods.IsGet(context.Request.Method), get => get.UseResponseCompression());
        reading(api);
        api.UseRouting();
        api.UseMiddleware<AsOfGate>();
        api.UseMiddleware<ApiIdentity>();
        api.UseAuthorization();
#pragma warning disable ASP0014 // The addresses are those that the application maps.
        api.UseEndpoints(endpoints =>
        {
            foreach (var source in ((IEndpointRouteBuilder)app).DataSources)
                endpoints.DataSources.Add(source);
        });
#pragma warning restore ASP0014
        return api.Build();
    }

    /// <summary>The API's own description, in a machine's and in a person's form.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.MapApiDescription();
        return app;
    }

    /// <summary>Reads are the same for everybody and change with the board: browsers and proxies keep them, and ask whether they still hold.</summary>
    public static void IsPublic(this HttpResponse response)
    {
        response.Headers.CacheControl = "public, no-cache";
        response.Headers.AccessControlAllowOrigin = "*";
    }

    /// <summary>What only its own people may see.</summary>
    public static void IsPrivate(this HttpResponse response) => response.Headers.CacheControl = "no-store";

    /// <summary>Whether the client has the version at hand already; the answer is then 304 without a body.</summary>
    public static bool Has(this HttpRequest request, string entityTag)
    {
        foreach (var line in request.Headers.IfNoneMatch)
            if (line is not null && (line == "*" || line.Contains(entityTag, StringComparison.Ordinal)))
                return true;
        return false;
    }

    /// <summary>Takes a body of any length; whoever reads it sets the limit.</summary>
    public static void LiftBodyLimit(this HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
            feature.MaxRequestBodySize = null;
    }

    /// <summary>Marks what depends on the reader's language.</summary>
    public static void SpeaksLanguage(this HttpResponse response) => response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
}
