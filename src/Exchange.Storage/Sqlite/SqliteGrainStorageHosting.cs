using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace Exchange.Storage;

/// <summary>Adds the embedded grain storage to a silo.</summary>
public static class SqliteGrainStorageHosting
{
    /// <summary>Keeps the state of grains that ask for the provider <paramref name="name"/> in one SQLite file.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">The provider's name, as grains write it in <c>[PersistentState("state", "name")]</c>.</param>
    /// <param name="configure">Sets <see cref="SqliteGrainStorageOptions.Path"/>.</param>
    /// <remarks>
    /// The file is opened while the silo starts. A file that cannot be used stops the start with an
    /// <see cref="SettingException"/> whose message names the setting <c>Storage:Path</c>.
    /// </remarks>
    public static ISiloBuilder AddSqliteGrainStorage(
        this ISiloBuilder builder, string name, Action<SqliteGrainStorageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<SqliteGrainStorageOptions>(name).Configure(configure);
        builder.Services.AddGrainStorage(name, Create);
        return builder;
    }

    /// <summary>Keeps the state of grains that name no provider in one SQLite file.</summary>
    /// <inheritdoc cref="AddSqliteGrainStorage"/>
    public static ISiloBuilder AddSqliteGrainStorageAsDefault(
        this ISiloBuilder builder, Action<SqliteGrainStorageOptions> configure) =>
        builder.AddSqliteGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, configure);

    private static SqliteGrainStorage Create(IServiceProvider services, string name) => new(
        name,
        services.GetRequiredService<IOptionsMonitor<SqliteGrainStorageOptions>>().Get(name),
        services.GetService<TimeProvider>() ?? TimeProvider.System,
        services.GetRequiredService<ILogger<SqliteGrainStorage>>());
}
