using Exchange.Web.Board.Api;
using Exchange.Web.Board.Live;

namespace Exchange.Web.Board;

internal static class BoardHosting
{
    public static IServiceCollection AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<BoardFeed>();
        services.AddHostedService(s => s.GetRequiredService<BoardFeed>());
        services.AddSingleton<BoardBytes>();
        services.AddLive();
        return services;
    }

    public static WebApplication MapBoard(this WebApplication app)
    {
        app.MapReadApi();
        app.MapLive();
        return app;
    }
}
