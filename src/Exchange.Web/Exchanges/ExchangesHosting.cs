using Exchange.Web.Exchanges.Api;
using Exchange.Web.Exchanges.Desk;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Exchanges;

internal static class ExchangesHosting
{
    public static IServiceCollection AddExchanges(this IServiceCollection services)
    {
        services.AddSingleton<LedgerPages>().AddSingleton<Standings>();
        services.AddSingleton<ExchangesFeed>().AddHostedService(s => s.GetRequiredService<ExchangesFeed>());
        services.AddHostedService<TrialSeason>();
        return services;
    }

    public static WebApplication MapExchanges(this WebApplication app)
    {
        app.MapDesk();
        app.MapSeasons();
        var api = app.MapGroup(ApiHosting.Root).WithTags("Exchanges");
        api.MapMatch();
        api.MapSeasonApi();
        return app;
    }
}
