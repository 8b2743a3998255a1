using System.Net;
using System.Net.Sockets;
using Exchange.Storage;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Hosting.Telemetry;
using Orleans.Configuration;

namespace Exchange.Web.Hosting;

/// <summary>The Orleans silo that runs inside the web process.</summary>
internal static class Silo
{
    public static WebApplicationBuilder AddSilo(this WebApplicationBuilder builder)
    {
        var path = builder.StoragePath();
        builder.Services.AddSingleton(new StoragePlace(path));
        builder.Services.AddSingleton<GrainDocuments>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.UseOrleans(silo =>
        {
            // One machine, one silo: its port only has to be free, and nothing connects from outside.
            silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0, serviceId: "exchange", clusterId: "exchange");
            silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Loopback);
            silo.AddSqliteGrainStorageAsDefault(options => options.Path = path);
        });
        builder.Services.MeasureGrainStorage(ExchangeMeter.Name);
        return builder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
