using Exchange.Web.Hosting.Cluster;

namespace Exchange.Web.Hosting;

/// <summary>
/// Between the signal to stop and the stop: readiness is already refused, so balancers look elsewhere, while whoever is here is still served.
/// Long-lived connections have been closed by then; a new one is turned away, so that it begins its life on a host that stays.
/// </summary>
internal sealed partial class Drain(ClusterSettings cluster, IConfiguration configuration, TimeProvider time, ILogger<Drain> logger) : IHostedLifecycleService
{
    /// <summary>Setting <c>Drain:Seconds</c>: how long balancers take to notice. One host alone has nobody to hand over to.</summary>
    private readonly TimeSpan _notice = TimeSpan.FromSeconds(configuration.GetValue("Drain:Seconds", cluster.Kind == ClusterKind.Localhost ? 0 : 5));

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (_notice <= TimeSpan.Zero)
            return Task.CompletedTask;
        LogDraining(_notice);
        return Task.Delay(_notice, time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Information, "Stopping: served for {Notice} more, so that balancers can look elsewhere.")]
    private partial void LogDraining(TimeSpan notice);
}

internal static class DrainHosting
{
    public static IServiceCollection AddDrain(this IServiceCollection services) => services.AddHostedService<Drain>();

    /// <summary>While the host is stopping, connections end with their answer and no long-lived one begins.</summary>
    public static WebApplication UseDrain(this WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        app.Use((context, next) =>
        {
            if (!stopping.IsCancellationRequested)
                return next(context);
            if (IsLongLived(context.Request))
                return context.TurnAway();
            if (context.Request.Protocol == "HTTP/1.1")
                context.Response.Headers.Connection = "close";
            return next(context);
        });
        return app;
    }

    private static bool IsLongLived(HttpRequest request) =>
        request.Path.StartsWithSegments("/live", StringComparison.Ordinal) || request.Path.Value!.Contains("/_blazor", StringComparison.Ordinal);
}
