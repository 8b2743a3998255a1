using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Exchange.Web.Hosting.Telemetry;

/// <summary>
/// Traces, metrics and logs to wherever <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> points. Without the setting nothing is registered: instruments then
/// have no listener, and calls no trace.
/// </summary>
internal static class TelemetryHosting
{
    // Names of the runtime's own sources; not constants that its packages show.
    private const string OrleansMeter = "Microsoft.Orleans";
    private static readonly string[] OrleansSources = ["Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application"];

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (!OtlpSettings.AreGiven(builder.Configuration))
            return builder;
        builder.UseOrleans(silo => silo.AddActivityPropagation());
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(Describe)
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(options => options.Filter = context => IsTraced(context.Request.Path))
                .AddHttpClientInstrumentation()
                .AddSource(OrleansSources))
            .WithMetrics(metrics => metrics
                .AddMeter(ExchangeMeter.Name, OrleansMeter)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation())
            .WithLogging(null, options =>
            {
                options.IncludeFormattedMessage = true;
                options.IncludeScopes = true;
            })
            .UseOtlpExporter();
        return builder;
    }

    // What operators set in the environment (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) stands above what we say.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService("exchange", serviceVersion: Assembly.GetExecutingAssembly().GetName().Version?.ToString(3))
        .AddEnvironmentVariableDetector();

    // Probes say nothing, and the path of an invitation is its secret.
    private static bool IsTraced(PathString path) =>
        !path.StartsWithSegments("/health", StringComparison.Ordinal)
        && path.Value?.Contains("/people/invitation", StringComparison.OrdinalIgnoreCase) != true;
}
