namespace Exchange.Web.Board;

internal static class BoardHosting
{
    public static IServiceCollection AddBoard(this IServiceCollection services)
    {
        services.AddSingleton<BoardFeed>();
        services.AddHostedService(s => s.GetRequiredService<BoardFeed>());
        return services;
    }

    public static WebApplication MapBoard(this WebApplication app) => app;
}
