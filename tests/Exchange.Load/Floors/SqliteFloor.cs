using System.Diagnostics;
using Exchange.Load.Results;
using Exchange.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Load.Floors;

/// <summary>The product's own storage with documents of the same size, called directly: no silo, no grain, no web.</summary>
internal sealed class SqliteFloor(string folder, int bytes)
{
    public async Task<(double PerSecond, Latencies Waits)> Measure(int writers, int documents, double seconds)
    {
        var path = Path.Combine(folder, $"floor-{Guid.NewGuid():N}.db");
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        new Silo(services).AddSqliteGrainStorageAsDefault(options => options.Path = path);
        await using var provider = services.BuildServiceProvider();
        try
        {
            var storage = provider.GetRequiredKeyedService<IGrainStorage>("Default");
            var life = new Lifecycle();
            ((ILifecycleParticipant<ISiloLifecycle>)storage).Participate(life);
            await life.Start();
            var result = await Run(storage, writers, documents, seconds);
            await life.Stop();
            return result;
        }
        finally
        {
            foreach (var file in Directory.GetFiles(folder, Path.GetFileName(path) + "*"))
                File.Delete(file);
        }
    }

    private async Task<(double PerSecond, Latencies Waits)> Run(IGrainStorage storage, int writers, int documents, double seconds)
    {
        var began = Stopwatch.GetTimestamp();
        var until = began + (long)(seconds * Stopwatch.Frequency);
        var waits = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            var mine = new List<long>();
            var states = Enumerable.Range(0, Math.Max(1, documents / writers)).Select(n => (
                Id: GrainId.Create("submission", $"floor/{writer}-{n}"),
                State: new GrainState<Document>(new Document { Text = new string('x', bytes) }))).ToArray();
            for (var n = 0; Stopwatch.GetTimestamp() is var sent && sent < until; n++)
            {
                var (id, state) = states[n % states.Length];
                await storage.WriteStateAsync("submission", id, state);
                mine.Add(Stopwatch.GetTimestamp() - sent);
            }
            return mine;
        })));
        return (waits.Sum(w => w.Count) / Stopwatch.GetElapsedTime(began).TotalSeconds, new(waits.SelectMany(w => w)));
    }

    public sealed class Document
    {
        public string Text { get; set; } = "";
    }

    private sealed class Silo(IServiceCollection services) : ISiloBuilder
    {
        public IServiceCollection Services => services;

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }

    /// <summary>Opens and closes the storage as a silo would.</summary>
    private sealed class Lifecycle : ISiloLifecycle
    {
        private readonly List<ILifecycleObserver> observers = [];

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            observers.Add(observer);
            return Stream.Null;
        }

        public Task Start() => Task.WhenAll(observers.Select(o => o.OnStart()));

        public Task Stop() => Task.WhenAll(observers.Select(o => o.OnStop()));
    }
}
