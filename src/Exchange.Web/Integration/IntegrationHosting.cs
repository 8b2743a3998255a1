using Exchange.Web.Hosting.Api;
using Exchange.Web.Integration.Api;
using Exchange.Web.Integration.Entering;
using Exchange.Web.Integration.Level;
using Exchange.Web.Integration.Map;
using Exchange.Web.Integration.Review;
using Exchange.Web.Integration.TradeOffs;
using Exchange.Web.Integration.Verify;
using Exchange.Web.Integration.Workbook;
using Exchange.Web.Integration.Workbook.Reading;

namespace Exchange.Web.Integration;

internal static class IntegrationHosting
{
    public static IServiceCollection AddIntegration(this IServiceCollection services) => services
        .AddSingleton<SampleCountry>()
        .AddHostedService(s => s.GetRequiredService<SampleCountry>())
        .AddSingleton<Inventories>()
        .AddSingleton<InventoryIntake>().AddSingleton<InventoryWorkbookDesk>()
        .AddSingleton<InventoryFeed>()
        .AddHostedService(s => s.GetRequiredService<InventoryFeed>());

    public static WebApplication MapIntegration(this WebApplication app)
    {
        app.MapEntering();
        app.MapInventoryWorkbook();
        app.MapInventoryReview();
        app.MapEntryVerification();
        app.MapLevel();
        app.MapInventoryMap();
        app.MapTradeOffs();
        var api = app.MapGroup(ApiHosting.Root).WithTags("Integration");
        api.MapAssess();
        api.MapInventoryApi();
        api.MapInventoryWorkbook();
        return app;
    }

    public static IInventoryGrain Inventory(this IGrainFactory grains, string iso3) => grains.GetGrain<IInventoryGrain>(iso3);
}
