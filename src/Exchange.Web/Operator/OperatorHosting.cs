using System.Reflection;
using Exchange.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;
using Orleans.Configuration;

namespace Exchange.Web.Operator;

/// <summary>The pages of whoever runs the installation. Everything below <c>/operator</c> is theirs alone.</summary>
internal static class OperatorHosting
{
    public const string Root = "/operator";

    /// <summary>Version of this program, as it stands beside the machine's name in the list of silos.</summary>
    public static string Version { get; } = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "";

    /// <summary>After the silo was added.</summary>
    public static WebApplicationBuilder AddOperator(this WebApplicationBuilder builder)
    {
        // Membership keeps the name for every silo: so one host can say which version another one runs.
        builder.Services.Configure<SiloOptions>(options => options.SiloName = $"{Environment.MachineName}/{Version}");
        builder.Services.AddTransient<OperatorPicture>();
        builder.AddClusterDashboard();
        return builder;
    }

    public static WebApplication MapOperator(this WebApplication app)
    {
        var pages = app.MapGroup(Root).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        pages.MapGet("", Show);
        pages.MapClusterDashboard();
        // What is not there is refused like what is: nobody else learns which is which.
        pages.Map("{**rest}", () => Results.NotFound());
        return app;
    }

    private static async Task<RazorComponentResult<OperatorPage>> Show(OperatorPicture picture, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new(new { View = await picture.Take(context.RequestAborted) }) { PreventStreamingRendering = true };
    }
}
