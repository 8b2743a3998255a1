using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Exchange.Web.Layout;
using Exchange.Web.Submissions;

namespace Exchange.Web.Board;

/// <summary>The rounds as this host last heard of them, so that neither pages nor circuits ask a grain for what rarely changes.</summary>
public sealed partial class RoundsWatch(IGrainFactory grains, TrialNotice notice, TimeProvider time, ILogger<RoundsWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private ImmutableArray<Round> _rounds = [];

    /// <summary>The round that takes figures now and is due next; null if none does.</summary>
    public Round? Open
    {
        get
        {
            var now = time.GetUtcNow();
            return _rounds.Where(r => r.TakesFiguresAt(now)).MinBy(r => r.Due);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                _rounds = await grains.GetGrain<IRoundsGrain>(0).List();
                notice.Shown = _rounds.Any(r => r.Trial);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                LogNotHeard(problem);
            }
        }
        while (await Next(timer, stoppingToken));
    }

    private static async Task<bool> Next(PeriodicTimer timer, CancellationToken stoppingToken)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The rounds did not answer; trying again.")]
    private partial void LogNotHeard(Exception problem);
}
