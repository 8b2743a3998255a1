using Exchange.Model.Submissions;
using Exchange.Web.Exchanges;
using Exchange.Web.Submissions;

namespace Exchange.Web.Notices;

/// <summary>
/// Looks now and then, on every host, for what nobody was told of: because its moment came, a note was lost, or a host stopped between two
/// steps. The grains know what was done, so it may look as often as it likes.
/// </summary>
internal sealed partial class NoticeClock(IGrainFactory grains, ExchangesFeed exchanges, TimeProvider time, ILogger<NoticeClock> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>After so long nothing happens in a closed round that a note could have been lost of.</summary>
    private static readonly TimeSpan Afterlife = TimeSpan.FromDays(180);

    /// <summary>Days after an exchange: the last report is due after six months.</summary>
    private const int CallAfterlife = 400;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Ticking.Every(Pause, time, Look, stoppingToken);

    private async Task Look(CancellationToken stoppingToken)
    {
        try
        {
            var now = time.GetUtcNow();
            foreach (var round in await grains.GetGrain<IRoundsGrain>(0).List())
                if (!round.IsDraft && LastDay(round) + Afterlife > now && !stoppingToken.IsCancellationRequested)
                    await grains.GetGrain<IRoundNoticesGrain>(round.Id).CatchUp();
            foreach (var call in exchanges.Current.Calls)
                if (call.Call.Ends.AddDays(CallAfterlife) > DateOnly.FromDateTime(now.UtcDateTime) && !stoppingToken.IsCancellationRequested)
                    await grains.GetGrain<ICallNoticesGrain>(call.Call.Id).CatchUp();
            foreach (var season in exchanges.Current.Seasons)
                if (!stoppingToken.IsCancellationRequested)
                    await grains.GetGrain<ISeasonNoticesGrain>(season.Season.Id).CatchUp();
            await grains.GetGrain<INoticeClockGrain>(0).Digests();
        }
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotNow(problem);
        }
    }

    private static DateTimeOffset LastDay(Round round) => round.Extensions.Values.Append(round.Closes).Max();

    [LoggerMessage(LogLevel.Warning, "Not everything that people should be told was looked for; trying again.")]
    private partial void LogNotNow(Exception problem);
}
