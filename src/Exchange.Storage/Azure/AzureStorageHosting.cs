using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Clustering.AzureStorage;
using Orleans.Hosting;
using Orleans.Providers;
using Orleans.Runtime.Hosting;

namespace Exchange.Storage;

/// <summary>Adds to a silo what several hosts share in one storage account.</summary>
public static class AzureStorageHosting
{
    /// <summary>Keeps the state of grains that ask for the provider <paramref name="name"/> in the account's container of state.</summary>
    /// <param name="builder">The silo.</param>
    /// <param name="name">The provider's name, as grains write it in <c>[PersistentState("state", "name")]</c>.</param>
    /// <param name="account">The account.</param>
    /// <remarks>
    /// The container is made while the silo starts. An account that cannot be used stops the start with a
    /// <see cref="SettingException"/>.
    /// </remarks>
    public static ISiloBuilder AddAzureBlobGrainStorage(this ISiloBuilder builder, string name, AzureStorageAccount account)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(account);
        builder.Services.AddGrainStorage(name, (services, provider) => new BlobGrainStorage(
            provider,
            account,
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            services.GetRequiredService<ILogger<BlobGrainStorage>>()));
        return builder;
    }

    /// <summary>Keeps the state of grains that name no provider in the account's container of state.</summary>
    /// <inheritdoc cref="AddAzureBlobGrainStorage"/>
    public static ISiloBuilder AddAzureBlobGrainStorageAsDefault(this ISiloBuilder builder, AzureStorageAccount account) =>
        builder.AddAzureBlobGrainStorage(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME, account);

    /// <summary>Lets the hosts of a cluster find one another, and agree on who is alive, in the account's table of membership.</summary>
    /// <param name="builder">The silo; its cluster's id names its part of the table.</param>
    /// <param name="account">The account.</param>
    public static ISiloBuilder UseAzureMembership(this ISiloBuilder builder, AzureStorageAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return builder.UseAzureStorageClustering((AzureStorageClusteringOptions options) =>
        {
            options.TableServiceClient = account.Tables;
            options.TableName = account.MembershipTable;
        });
    }
}
