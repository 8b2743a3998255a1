using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Web.Hosting.Health;

/// <summary>Whether this host's silo is an active part of the cluster.</summary>
internal sealed class SiloCheck(ISiloStatusOracle silos) : IHealthCheck
{
    public const string Name = "silo";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(silos.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy("The silo is active.")
            : HealthCheckResult.Unhealthy($"The silo is not active: {silos.CurrentStatus}."));
}
