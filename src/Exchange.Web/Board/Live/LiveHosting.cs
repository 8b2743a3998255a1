using Exchange.Web.Board.Api;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Exchange.Web.Board.Live;

internal static class LiveHosting
{
    public const string Path = "/live";

    /// <summary>Clients call two methods without arguments.</summary>
    private const int LongestMessage = 4 * 1024;

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddOptions<LiveOptions>().BindConfiguration("Live");
        services.AddSignalR()
            .AddHubOptions<LiveHub>(options => options.MaximumReceiveMessageSize = LongestMessage)
            .AddJsonProtocol(options => options.PayloadSerializerOptions.TypeInfoResolverChain.Insert(0, BoardJson.Plain));
        services.AddSingleton<LiveBroadcast>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveBroadcast>());
        services.AddSingleton<LiveMeasures>();
        services.AddSingleton<CircuitHandler, CircuitCount>();
        return services;
    }

    public static WebApplication MapLive(this WebApplication app)
    {
        app.UseMiddleware<SocketGate>();
        app.MapHub<LiveHub>(Path, options => options.ApplicationMaxBufferSize = LongestMessage);
        return app;
    }
}
