using Exchange.Storage;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Hosting.Telemetry;

namespace Exchange.Web.Hosting;

/// <summary>The Orleans silo that runs inside the web process.</summary>
internal static class Silo
{
    public static WebApplicationBuilder AddSilo(this WebApplicationBuilder builder)
    {
        var cluster = ClusterSettings.Read(builder.Configuration);
        var place = StoragePlace.Read(builder.Configuration, builder.Environment.ContentRootPath, cluster.Kind);
        builder.Services.AddSingleton(cluster);
        builder.Services.AddSingleton(place);
        builder.Services.AddSingleton<GrainDocuments>();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.UseOrleans(silo => silo.UseCluster(cluster, place).UseStorage(place));
        builder.Services.MeasureGrainStorage(ExchangeMeter.Name);
        builder.Services.AddKeys().AddWakefulness(cluster).AddDrain();
        return builder;
    }
}
