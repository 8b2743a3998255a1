using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Api;
using Exchange.Web.Exchanges.Browsing;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Exchanges.Desk;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Layout;
using Exchange.Web.People;
using Exchange.Web.Recommendations.Chain;

namespace Exchange.Web.Exchanges;

internal static class ExchangesHosting
{
    public static IServiceCollection AddExchanges(this IServiceCollection services)
    {
        services.AddSingleton<LedgerPages>().AddSingleton<Standings>();
        services.AddSingleton<ExchangesFeed>().AddHostedService(s => s.GetRequiredService<ExchangesFeed>());
        services.AddSingleton(s => new Farewell((actor, account) => Forget(s.GetRequiredService<IGrainFactory>(), actor, account)));
        services.AddSingleton<SampleCalls>().AddHostedService(s => s.GetRequiredService<SampleCalls>());
        services.AddSingleton(s => new PublicAddresses(() => s.GetRequiredService<ExchangesFeed>().Current.Calls
            .Where(c => c.Status != CallStatus.Draft && !c.Call.Trial).Select(c => "exchanges/calls/" + c.Call.Id).Concat(["exchanges", "exchanges/path"])));
        services.AddHostedService<TrialSeason>();
        services.AddSingleton<ExchangesChain>().AddSingleton(s => new ChainAddition(
            (map, kind, id) => s.GetRequiredService<ExchangesChain>().Place(map, kind, id), map => s.GetRequiredService<ExchangesChain>().Links(map)));
        services.AddSingleton(s => new PublicAddresses(() => s.GetRequiredService<ExchangesFeed>().Current.Seasons.Where(l => !l.Season.Trial).Select(l => "exchanges/seasons/" + l.Season.Id)
            .Concat(s.GetRequiredService<ContentFolder>().Rubric.Blocks.Select(b => "exchanges/blocks/" + b.Code)).Concat(["exchanges/seasons", "exchanges/how"])));
        return services;
    }

    public static WebApplication MapExchanges(this WebApplication app)
    {
        app.MapBrowsing();
        app.MapCall();
        app.MapSelection();
        app.MapApply();
        app.MapApplication();
        app.MapDesk();
        app.MapSeasons();
        var api = app.MapGroup(ApiHosting.Root).WithTags("Exchanges");
        api.MapMatch();
        api.MapCallsApi();
        api.MapSeasonApi();
        return app;
    }

    // Wherever the person applied; what the person did stays, without words and name.
    private static async Task Forget(IGrainFactory grains, Actor actor, string account)
    {
        if (await grains.GetGrain<IExchangesGrain>(0).After("") is not { } picture)
            return;
        foreach (var line in picture.Calls.Where(c => c.Applicants.Any(a => a.Account == account)))
            await grains.GetGrain<ICallGrain>(line.Call.Id).Forget(new(CallForm.NewOperation(), actor), account);
    }
}
