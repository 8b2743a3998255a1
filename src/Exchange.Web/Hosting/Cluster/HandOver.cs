using Orleans.Core.Internal;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Exchange.Web.Hosting.Cluster;

/// <summary>
/// Before the silo stops, what all others wait for moves to a host that stays: the board. It gathers itself from members, and would wait for those
/// that are leaving with it and wait for it in turn.
/// </summary>
internal sealed partial class HandOver(IGrainFactory grains, ILocalSiloDetails here, ISiloStatusOracle silos, ILogger<HandOver> logger)
{
    private static readonly GrainId Board = GrainId.Create(GrainType.Create("board"), GrainIdKeyExtensions.CreateIntegerKey(0));

    /// <summary>Returns when it has been told to leave, or at once where it is not or where there is no other host.</summary>
    public async Task Run()
    {
        try
        {
            var others = silos.GetApproximateSiloStatuses(onlyActive: true).Keys.Where(s => !s.Equals(here.SiloAddress)).Order().ToArray();
            var board = grains.GetGrain<IGrainManagementExtension>(Board);
            if (others.Length == 0 || !here.SiloAddress.Equals(await grains.GetGrain<IManagementGrain>(0).GetActivationAddress(board)))
                return;
            RequestContext.Set(IPlacementDirector.PlacementHintKey, others[0]);
            await board.MigrateOnIdle();
            LogMoved(others[0]);
        }
        catch (Exception problem)
        {
            // It is woken elsewhere all the same, only later.
            LogNotMoved(problem);
        }
    }

    [LoggerMessage(LogLevel.Information, "The board moves to {Host}.")]
    private partial void LogMoved(SiloAddress host);

    [LoggerMessage(LogLevel.Warning, "The board could not be handed over to another host.")]
    private partial void LogNotMoved(Exception problem);
}
