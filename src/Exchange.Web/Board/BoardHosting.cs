using Exchange.Web.Board.Api;
using Exchange.Web.Board.Live;
using Exchange.Web.Board.Poverty;
using Exchange.Web.Layout;

namespace Exchange.Web.Board;

internal static class BoardHosting
{
    public static IServiceCollection AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<BoardMeasures>();
        services.AddSingleton<BoardFeed>();
        services.AddHostedService(s => s.GetRequiredService<BoardFeed>());
        services.AddHealthChecks().AddCheck<BoardCheck>(BoardCheck.Name);
        services.AddSingleton<BoardPast>();
        services.AddSingleton<BoardBytes>();
        services.AddLive();
        services.AddSingleton<RoundsWatch>();
        services.AddHostedService(s => s.GetRequiredService<RoundsWatch>());
        services.AddSingleton<BoardFigures>();
        services.AddSingleton(new PublicAddresses(() => ["", "methods", "poverty"]));
        return services;
    }

    public static WebApplication MapBoard(this WebApplication app)
    {
        app.MapPoverty();
        app.MapReadApi();
        app.MapLive();
        return app;
    }
}
