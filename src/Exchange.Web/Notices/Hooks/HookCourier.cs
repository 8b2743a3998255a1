using Exchange.Model.Notices;

namespace Exchange.Web.Notices;

/// <summary>Makes the calls that are to be made, and says what became of each. Every host has one; a call is with one at a time.</summary>
internal sealed partial class HookCourier(IGrainFactory grains, HookClient client, Couriers couriers, TimeProvider time, ILogger<HookCourier> logger)
    : BackgroundService
{
    private const int Batch = 16;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private IHooksGrain Hooks => grains.GetGrain<IHooksGrain>(0);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Ticking.Every(Pause, time, Round, stoppingToken);

    private async Task Round(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested && await Hooks.Take(couriers.Own, Batch) is { IsEmpty: false } taken)
            {
                var reports = await Task.WhenAll(taken.Select(client.Call));
                foreach (var report in reports.Where(r => r.Fate != Fate.Delivered))
                    LogNotTaken(report.Id, report.Fate, report.Answer);
                await Hooks.Report(couriers.Own, [.. reports]);
            }
        }
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotNow(problem);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Webhook call {Id} was not taken ({Fate}): {Answer}")]
    private partial void LogNotTaken(string id, Fate fate, string answer);

    [LoggerMessage(LogLevel.Warning, "The outbox of webhooks did not answer; trying again.")]
    private partial void LogNotNow(Exception problem);
}
