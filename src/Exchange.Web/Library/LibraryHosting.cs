using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;
using Exchange.Web.Library.Api;
using Exchange.Web.People;

namespace Exchange.Web.Library;

internal static class LibraryHosting
{
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddSingleton<LibraryFolder>();
        services.AddHostedService<ReadAtStart>();
        services.AddSingleton(s => new Farewell((actor, account) => s.GetRequiredService<IGrainFactory>().GetGrain<ILearnerGrain>(account).Forget(actor)));
        services.AddSingleton(s => new PublicAddresses(() =>
            s.GetRequiredService<LibraryFolder>().Current.Entries.Select(e => "library/" + e.Slug).Prepend("library")));
        return services;
    }

    public static WebApplication MapLibrary(this WebApplication app)
    {
        app.MapReading();
        app.MapTraining();
        app.MapLibraryApi();
        return app;
    }

    // Read beside the silo's start, which comes before; a broken page stops the start with its sentence.
    private sealed class ReadAtStart(IServiceProvider services, TimeProvider time) : BackgroundService
    {
        /// <summary>Drawing up the indexes takes a core for a while: the first visitors have it.</summary>
        private static readonly TimeSpan FirstVisitors = TimeSpan.FromSeconds(3);

        private readonly Task<LibraryFolder> _reading = Task.Run(services.GetRequiredService<LibraryFolder>);

        public override async Task StartAsync(CancellationToken cancellationToken)
        {
            await _reading;
            await base.StartAsync(cancellationToken);
        }

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Delay(FirstVisitors, time, stoppingToken);
            foreach (var language in Language.All)
                _ = (await _reading).Current.Search(language);
        }
    }
}
