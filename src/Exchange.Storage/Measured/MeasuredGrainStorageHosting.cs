using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Exchange.Storage;

/// <summary>Measures the grain storage that was added before.</summary>
public static class MeasuredGrainStorageHosting
{
    /// <summary>
    /// Puts a measuring layer around every grain storage registered so far. Costs nothing while nobody listens to the meter.
    /// </summary>
    /// <param name="services">Services of the silo, after its storage was added.</param>
    /// <param name="meter">Name of the meter that the measures belong to.</param>
    /// <exception cref="InvalidOperationException">No grain storage was added before.</exception>
    public static IServiceCollection MeasureGrainStorage(this IServiceCollection services, string meter)
    {
        ArgumentNullException.ThrowIfNull(services);
        var measured = 0;
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is not { IsKeyedService: true, KeyedImplementationFactory: { } make } storage || storage.ServiceType != typeof(IGrainStorage))
                continue;
            services[i] = ServiceDescriptor.KeyedSingleton<IGrainStorage>(storage.ServiceKey, (provider, key) => new MeasuredGrainStorage(
                (IGrainStorage)make(provider, key),
                new StorageMeasures(provider.GetRequiredService<IMeterFactory>(), meter),
                provider.GetService<TimeProvider>() ?? TimeProvider.System));
            measured++;
        }
        return measured > 0 ? services : throw new InvalidOperationException("There is no grain storage to measure: add one before.");
    }
}
