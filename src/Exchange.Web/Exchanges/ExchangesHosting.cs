using Exchange.Web.Exchanges.Api;
using Exchange.Web.Exchanges.Desk;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Layout;
using Exchange.Web.Recommendations.Chain;

namespace Exchange.Web.Exchanges;

internal static class ExchangesHosting
{
    public static IServiceCollection AddExchanges(this IServiceCollection services)
    {
        services.AddSingleton<LedgerPages>().AddSingleton<Standings>();
        services.AddSingleton<ExchangesFeed>().AddHostedService(s => s.GetRequiredService<ExchangesFeed>());
        services.AddHostedService<TrialSeason>();
        services.AddSingleton<ExchangesChain>().AddSingleton(s => new ChainAddition(
            (map, kind, id) => s.GetRequiredService<ExchangesChain>().Place(map, kind, id), map => s.GetRequiredService<ExchangesChain>().Links(map)));
        services.AddSingleton(s => new PublicAddresses(() => s.GetRequiredService<ExchangesFeed>().Current.Seasons.Where(l => !l.Season.Trial).Select(l => "exchanges/seasons/" + l.Season.Id)
            .Concat(s.GetRequiredService<ContentFolder>().Rubric.Blocks.Select(b => "exchanges/blocks/" + b.Code)).Concat(["exchanges/seasons", "exchanges/how"])));
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
