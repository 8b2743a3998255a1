using System.Threading.RateLimiting;

namespace Exchange.Web.People;

/// <summary>How fast one network address may try passwords, invitations and setup tokens: setting <c>People:AttemptsPerMinute</c>, usually 30.</summary>
internal sealed class Pace(IConfiguration configuration) : IDisposable
{
    private readonly int _perMinute = configuration.GetValue("People:AttemptsPerMinute", 30);
    private PartitionedRateLimiter<string>? _limiter;

    public bool Takes(HttpContext context)
    {
        using var lease = Limiter.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    private PartitionedRateLimiter<string> Limiter => LazyInitializer.EnsureInitialized(ref _limiter, () =>
        PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new()
        {
            TokenLimit = _perMinute,
            TokensPerPeriod = Math.Max(1, _perMinute / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        })));

    public void Dispose() => _limiter?.Dispose();
}
