using System.Net;
using System.Net.Sockets;
using Exchange.Storage;
using Exchange.Web.Hosting.Storage;
using Orleans.Configuration;

namespace Exchange.Web.Hosting.Cluster;

/// <summary>Joins the host to its cluster, with every time that matters spelled out.</summary>
internal static class ClusterHosting
{
    public static ISiloBuilder UseCluster(this ISiloBuilder silo, ClusterSettings settings, StoragePlace place)
    {
        if (settings.Kind == ClusterKind.Localhost)
        {
            // One machine, one silo: its port only has to be free, and nothing connects from outside.
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0, serviceId: settings.Id, clusterId: settings.Id);
            silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback);
            return silo;
        }
        silo.UseAzureMembership(place.Account!);
        silo.Configure<ClusterOptions>(options => options.ServiceId = options.ClusterId = settings.Id);
        silo.Configure<EndpointOptions>(options =>
        {
            options.SiloPort = settings.SiloPort;
            options.GatewayPort = 0;
            if (settings.Advertised() is { } address)
                options.AdvertisedIPAddress = address;
            options.SiloListeningEndpoint = new(IPAddress.Any, settings.SiloPort);
        });
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = options.MinProbeTimeout = options.MaxProbeTimeout = settings.Probe;
            options.NumMissedProbesLimit = settings.MissedProbes;
            // A host that was stopped learns of its death when it looks, so it looks often.
            options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            // When all hosts fall at once nobody is left to vote them out: whoever starts again passes over those that have not signed for so long.
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
            options.NumMissedTableIAmAliveLimit = 3;
            options.DefunctSiloExpiration = TimeSpan.FromDays(1);
        });
        // A caller hears soon that a call has an unknown outcome, and repeats the operation: a call to a host that is gone waits in vain.
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5));
        silo.AddOutgoingGrainCallFilter<AskedAgain>();
        return silo;
    }

    /// <summary>After the silo: what runs beside it begins when it has joined.</summary>
    public static IServiceCollection AddWakefulness(this IServiceCollection services, ClusterSettings settings) => settings.Kind == ClusterKind.Localhost
        ? services
        : services.AddSingleton<Wakefulness>().AddHostedService(s => s.GetRequiredService<Wakefulness>());

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
