using Exchange.Web.Exchanges.Api;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Exchanges;

internal static class ExchangesHosting
{
    public static IServiceCollection AddExchanges(this IServiceCollection services)
    {
        services.AddSingleton<LedgerPages>().AddSingleton<Standings>();
        services.AddSingleton<ExchangesFeed>().AddHostedService(s => s.GetRequiredService<ExchangesFeed>());
        return services;
    }

    public static WebApplication MapExchanges(this WebApplication app)
    {
        app.MapGroup(ApiHosting.Root).WithTags("Exchanges").MapMatch();
        return app;
    }
}
