using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;
using Exchange.Web.Library.Api;

namespace Exchange.Web.Library;

internal static class LibraryHosting
{
    public static IServiceCollection AddLibrary(this IServiceCollection services)
    {
        services.AddSingleton<LibraryFolder>();
        services.AddHostedService<ReadAtStart>();
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

    // A broken page stops the start with its sentence; searching is made ready before somebody asks.
    private sealed class ReadAtStart(LibraryFolder library, IHostApplicationLifetime lifetime) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            _ = library.Current;
            // The indexes are drawn up once the first visitors are served, not beside the silo's own start.
            await Started(stoppingToken);
            foreach (var language in Language.All)
                _ = library.Current.Search(language);
        }

        private async Task Started(CancellationToken stoppingToken)
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var _ = lifetime.ApplicationStarted.Register(started.SetResult);
            await started.Task.WaitAsync(stoppingToken);
        }
    }
}
