using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Web.Board;

/// <summary>Whether this host has heard the board and still follows it.</summary>
internal sealed class BoardCheck(BoardFeed feed) : IHealthCheck
{
    public const string Name = "board";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((feed.Ready.IsCompletedSuccessfully, feed.Line) switch
        {
            (true, FeedLine.Live) => HealthCheckResult.Healthy("This host follows the board."),
            (true, _) => HealthCheckResult.Unhealthy("The board did not answer the last time; the picture may be old."),
            _ => HealthCheckResult.Unhealthy("The board has not been heard yet."),
        });
}
