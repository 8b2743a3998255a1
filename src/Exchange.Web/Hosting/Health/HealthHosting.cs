using Exchange.Web.Hosting.Telemetry;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Web.Hosting.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it should be sent requests. Rooms add their own checks; both addresses are
/// open, stand before everything else, and say nothing that is secret.
/// </summary>
internal static class HealthHosting
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(5);

    /// <summary>After the silo was added: what watches must not start before it.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StoppingCheck>(StoppingCheck.Name)
            .AddCheck<SiloCheck>(SiloCheck.Name)
            .AddCheck<StorageCheck>(StorageCheck.Name);
        services.AddSingleton<StorageCheck>();
        services.AddSingleton<HealthWatch>();
        services.AddSingleton<IHealthCheckPublisher>(s => s.GetRequiredService<HealthWatch>());
        services.Configure<HealthCheckPublisherOptions>(options => (options.Delay, options.Period) = (TimeSpan.FromSeconds(2), Watched));
        return services;
    }

    /// <summary>First in the pipeline.</summary>
    public static WebApplication UseHealth(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.UseHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthAnswer.Write });
        // Once stopping, the answer waits for nothing else.
        app.UseHealthChecks(Ready, new HealthCheckOptions
        {
            Predicate = check => !stopping.IsCancellationRequested || check.Name == StoppingCheck.Name,
            ResponseWriter = HealthAnswer.Write,
        });
        return app;
    }
}
