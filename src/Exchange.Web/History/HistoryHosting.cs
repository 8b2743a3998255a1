using Exchange.Web.Layout;

namespace Exchange.Web.History;

internal static class HistoryHosting
{
    /// <summary>After the silo: what is hosted here calls grains.</summary>
    public static IServiceCollection AddHistory(this IServiceCollection services) =>
        services.AddHostedService<DailyHeads>().AddSingleton(new PublicAddresses(() => ["history/heads"]));

    public static WebApplication MapHistory(this WebApplication app)
    {
        app.MapHeads();
        app.MapHistoryApi();
        return app;
    }
}
