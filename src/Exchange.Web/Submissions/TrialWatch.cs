using Exchange.Web.Layout;

namespace Exchange.Web.Submissions;

/// <summary>Tells the frame around every page that a trial round exists, so that each says its figures are made up.</summary>
internal sealed class TrialWatch(IGrainFactory grains, TrialNotice notice) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) =>
        notice.Shown = (await grains.GetGrain<IRoundsGrain>(0).List()).Any(r => r.Trial);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
