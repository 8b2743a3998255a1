using Exchange.Web.Hosting.Cluster;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Web.Hosting.Health;

/// <summary>Whether this host's silo is an active part of the cluster.</summary>
internal sealed class SiloCheck(ISiloStatusOracle silos, IServiceProvider services, TimeProvider time) : IHealthCheck
{
    public const string Name = "silo";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // One host alone has nobody who could give it up.
    private readonly Wakefulness? _wakefulness = services.GetService<Wakefulness>();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (silos.CurrentStatus != SiloStatus.Active)
            return HealthCheckResult.Unhealthy($"The silo is not active: {silos.CurrentStatus}.");
        return await IsMember(cancellationToken)
            ? HealthCheckResult.Healthy("The silo is active.")
            : HealthCheckResult.Unhealthy("The silo does not know whether its cluster has given it up.");
    }

    private async Task<bool> IsMember(CancellationToken cancellationToken)
    {
        try
        {
            return _wakefulness is null || await _wakefulness.IsMember().AsTask().WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
