using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Exchange.Web.Hosting.Past;

internal static class AsOfHosting
{
    public static IServiceCollection AddAsOf(this IServiceCollection services) => services
        .AddSingleton(provider => new AsOfLinks([provider.GetRequiredService<EndpointDataSource>()]))
        .Configure<OpenApiOptions>("v1", options => options.AddOperationTransformer((operation, context, _) =>
        {
            if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<ReadsAsOf>().Any())
                return Task.CompletedTask;
            operation.Parameters ??= [];
            operation.Parameters.Add(Parameter(
                AsOf.Parameter, "Reads what was accepted by then: a moment such as 2026-03-01T12:00Z, or a day alone, which means its end in UTC."));
            operation.Parameters.Add(Parameter(AsOf.Snapshot, "Reads a snapshot by its name, exactly as it was frozen."));
            return Task.CompletedTask;
        }));

    /// <summary>The address can be read as of a moment.</summary>
    public static TBuilder CanBeReadAsOf<TBuilder>(this TBuilder endpoint, params string[] keeps) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new ReadsAsOf(keeps));

    private static OpenApiParameter Parameter(string name, string description) => new()
    {
        Name = name, In = ParameterLocation.Query, Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
