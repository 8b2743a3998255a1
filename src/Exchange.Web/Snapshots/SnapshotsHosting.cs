using Exchange.Web.Layout;
using Exchange.Web.Snapshots.Api;

namespace Exchange.Web.Snapshots;

internal static class SnapshotsHosting
{
    public static IServiceCollection AddSnapshots(this IServiceCollection services) =>
        services.AddSingleton<Shelf>().AddSingleton(new PublicAddresses(() => ["snapshots"]));

    public static WebApplication MapSnapshots(this WebApplication app)
    {
        app.MapSnapshotPages();
        app.MapSnapshotsApi();
        return app;
    }
}
