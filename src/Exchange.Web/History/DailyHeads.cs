using Exchange.Web.Hosting;

namespace Exchange.Web.History;

/// <summary>Sees to it that every day gets its head, however long nothing ran: each host asks, and the first to ask after a day's end has it made.</summary>
internal sealed partial class DailyHeads(IGrainFactory grains, TimeProvider time, ILogger<DailyHeads> logger) : BackgroundService
{
    // Readers who come right after a start go first.
    private static readonly TimeSpan AtFirst = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Often = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var pause = AtFirst; ; pause = Often)
            {
                await Task.Delay(pause, time, stoppingToken);
                try
                {
                    await grains.GetGrain<IHistoryHeadsGrain>(0).CatchUp().WaitAsync(stoppingToken);
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    // The next time makes what is missing.
                    LogFailed(problem);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    [LoggerMessage(LogLevel.Warning, "The heads of the days could not be made; trying again.")]
    private partial void LogFailed(Exception problem);
}
