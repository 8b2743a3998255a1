using Exchange.Web.Hosting.Api;
using Exchange.Web.Integration.Api;

namespace Exchange.Web.Integration;

internal static class IntegrationHosting
{
    public static IServiceCollection AddIntegration(this IServiceCollection services) => services
        .AddSingleton<InventoryFeed>()
        .AddHostedService(s => s.GetRequiredService<InventoryFeed>());

    public static WebApplication MapIntegration(this WebApplication app)
    {
        app.MapGroup(ApiHosting.Root).WithTags("Integration").MapAssess();
        return app;
    }

    public static IInventoryGrain Inventory(this IGrainFactory grains, string iso3) => grains.GetGrain<IInventoryGrain>(iso3);
}
