using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Exchange.Storage.Tests;

/// <summary>The rules of every storage hold through the measuring layer too, while somebody listens.</summary>
public sealed class MeasuredGrainStorageRules : SqliteGrainStorageRules
{
    private readonly ServiceProvider services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener listener = new();

    protected override async Task<IGrainStorage> OpenAsync()
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, heard) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, meters))
                heard.EnableMeasurementEvents(instrument);
        };
        listener.Start();
        return new MeasuredGrainStorage(await base.OpenAsync(), new StorageMeasures(meters, "Measured"), TimeProvider.System);
    }

    protected override async Task RemoveAsync()
    {
        listener.Dispose();
        await services.DisposeAsync();
        await base.RemoveAsync();
    }
}
