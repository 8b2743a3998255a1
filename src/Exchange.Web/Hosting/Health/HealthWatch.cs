using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Exchange.Web.Hosting.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Web.Hosting.Health;

/// <summary>How a check stands, and since when it has stood so.</summary>
public sealed record Standing(string Name, bool IsHealthy, string? Description, DateTimeOffset Since);

/// <summary>
/// Looks at all checks every few seconds: remembers since when each stands as it does, logs when one changes, and measures
/// <c>exchange.health.status</c> (1 healthy, 0 not).
/// </summary>
internal sealed partial class HealthWatch : IHealthCheckPublisher
{
    private readonly ConcurrentDictionary<string, Standing> _standings = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public HealthWatch(IMeterFactory meters, TimeProvider time, ILogger<HealthWatch> logger)
    {
        (_time, _logger) = (time, logger);
        meters.Exchange().CreateObservableGauge(
            "exchange.health.status",
            () => _standings.Values.Select(s => new Measurement<int>(s.IsHealthy ? 1 : 0, new KeyValuePair<string, object?>("exchange.health.check", s.Name))),
            "1", "Whether a check of this host is healthy (1) or not (0).");
    }

    /// <summary>The checks by name as last seen.</summary>
    public IEnumerable<Standing> Standings => _standings.Values.OrderBy(s => s.Name, StringComparer.Ordinal);

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        foreach (var (name, entry) in report.Entries)
            Note(name, entry.Status == HealthStatus.Healthy, entry.Description);
        return Task.CompletedTask;
    }

    private void Note(string name, bool isHealthy, string? description)
    {
        var before = _standings.GetValueOrDefault(name);
        var since = before is not null && before.IsHealthy == isHealthy ? before.Since : _time.GetUtcNow();
        _standings[name] = new(name, isHealthy, description, since);
        if (isHealthy && before is { IsHealthy: false })
            LogWell(name);
        else if (!isHealthy && before is not { IsHealthy: false })
            LogIll(name, description);
    }

    [LoggerMessage(LogLevel.Warning, "The check '{Name}' fails: {Description}")]
    private partial void LogIll(string name, string? description);

    [LoggerMessage(LogLevel.Information, "The check '{Name}' is well again.")]
    private partial void LogWell(string name);
}
