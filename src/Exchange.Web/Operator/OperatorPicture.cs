using System.Collections.Immutable;
using Exchange.Web.Board;
using Exchange.Web.Board.Live;
using Exchange.Web.Hosting.Health;
using Exchange.Web.Hosting.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Web.Operator;

/// <summary>A silo of the cluster as membership knows it.</summary>
public sealed record SiloLine(string Name, string Version, string Address, SiloStatus Status, DateTimeOffset Started, bool IsThis);

/// <summary>What the operator's page shows. What could not be asked is null.</summary>
public sealed record OperatorView(
    ImmutableArray<Standing> Checks, ImmutableArray<SiloLine>? Silos, int? Observers, int Circuits, int Clients, long BoardVersion, long Lag,
    string StatePlace, bool HasDashboard, DateTimeOffset Taken)
{
    public int Failing => Checks.Count(c => !c.IsHealthy);

    public SiloLine? This => Silos?.FirstOrDefault(s => s.IsThis);
}

/// <summary>Gathers how the installation fares. What does not answer in a moment is left out: the page is needed most when something is wrong.</summary>
internal sealed partial class OperatorPicture(
    IGrainFactory grains, HealthCheckService health, HealthWatch watch, LiveMeasures live, BoardFeed feed, StoragePlace place, ILocalSiloDetails here,
    IConfiguration configuration, TimeProvider time, ILogger<OperatorPicture> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    // Membership keeps silos that are gone for long; a day tells what was lost lately.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    public async Task<OperatorView> Take(CancellationToken cancellation)
    {
        var silos = Try(Silos, cancellation);
        var observers = Try<int?>(async () => await grains.GetGrain<IBoardGrain>(0).Observers(), cancellation);
        await watch.PublishAsync(await health.CheckHealthAsync(cancellation), cancellation);
        return new(
            [.. watch.Standings], await silos, await observers, live.Circuits, live.Clients, feed.Current.Version, feed.Lag,
            place.Name, ClusterDashboard.IsWanted(configuration), time.GetUtcNow());
    }

    private async Task<ImmutableArray<SiloLine>?> Silos()
    {
        var since = time.GetUtcNow() - Lately;
        var entries = await grains.GetGrain<IManagementGrain>(0).GetDetailedHosts(onlyActive: false);
        return [.. entries
            .Where(e => e.Status != SiloStatus.Dead || Utc(e.IAmAliveTime) > since)
            .OrderBy(e => e.Status == SiloStatus.Dead).ThenByDescending(e => e.StartTime)
            .Select(Line)];
    }

    private SiloLine Line(MembershipEntry entry)
    {
        var cut = entry.SiloName?.LastIndexOf('/') ?? -1;
        var (name, version) = cut > 0 ? (entry.SiloName![..cut], entry.SiloName[(cut + 1)..]) : (entry.SiloName ?? "", "");
        return new(name, version, entry.SiloAddress.Endpoint.ToString(), entry.Status, Utc(entry.StartTime), entry.SiloAddress.Equals(here.SiloAddress));
    }

    private static DateTimeOffset Utc(DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));

    private async Task<T?> Try<T>(Func<Task<T?>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask().WaitAsync(Patience, time, cancellation);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            LogNotAnswered(problem);
            return default;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A part of the operator's page did not answer.")]
    private partial void LogNotAnswered(Exception problem);
}
