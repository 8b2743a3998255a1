using Microsoft.Extensions.Diagnostics.HealthChecks;
using Orleans.Storage;

namespace Exchange.Web.Hosting.Health;

/// <summary>
/// Whether storage can be read: asks it for one small record, whichever provider keeps it. Probes that come close together share one answer,
/// and a read that hangs is not asked a second time meanwhile.
/// </summary>
internal sealed partial class StorageCheck([FromKeyedServices("Default")] IGrainStorage storage, TimeProvider time, ILogger<StorageCheck> logger)
    : IHealthCheck
{
    public const string Name = "storage";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(1);
    private static readonly GrainId Record = GrainId.Create("health", "ready");

    private readonly Lock _gate = new();
    private Task<HealthCheckResult>? _last;
    private DateTimeOffset _asked;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Task<HealthCheckResult> answer;
        lock (_gate)
        {
            if (_last is null || (_last.IsCompleted && time.GetUtcNow() - _asked >= Remembered))
            {
                _asked = time.GetUtcNow();
                // On a thread of its own: a read may wait for a lock before it returns its task.
                _last = Task.Run(Ask, CancellationToken.None);
            }
            answer = _last;
        }
        try
        {
            return await answer.WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy("Storage does not answer within two seconds.");
        }
    }

    private async Task<HealthCheckResult> Ask()
    {
        try
        {
            await storage.ReadStateAsync("health", Record, new GrainState<Probe>(new Probe()));
            return HealthCheckResult.Healthy("Storage answers.");
        }
        catch (Exception problem)
        {
            LogNotRead(problem);
            return HealthCheckResult.Unhealthy("Storage cannot be read.");
        }
    }

    public sealed class Probe;

    [LoggerMessage(LogLevel.Warning, "Storage cannot be read.")]
    private partial void LogNotRead(Exception problem);
}
