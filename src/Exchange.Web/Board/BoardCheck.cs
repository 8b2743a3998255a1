using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Web.Board;

/// <summary>
/// Whether this host has heard the board and still follows it. When the board moves from one host to another all hosts miss it for a moment: each
/// still answers from its picture, and says so, and nobody is helped if none of them is sent requests.
/// </summary>
internal sealed class BoardCheck(BoardFeed feed) : IHealthCheck
{
    public const string Name = "board";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((feed.Ready.IsCompletedSuccessfully, feed.Line, feed.Silence < Patience) switch
        {
            (false, _, _) => HealthCheckResult.Unhealthy("The board has not been heard yet."),
            (_, FeedLine.Live, _) => HealthCheckResult.Healthy("This host follows the board."),
            (_, _, true) => HealthCheckResult.Healthy("The board did not answer the last time; this host shows the picture as last heard."),
            _ => HealthCheckResult.Unhealthy($"The board has not answered for more than {Patience.TotalSeconds:0} seconds; the picture may be old."),
        });
}
