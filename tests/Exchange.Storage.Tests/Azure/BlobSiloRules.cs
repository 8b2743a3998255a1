using Orleans.Hosting;
using Orleans.TestingHost;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>The storage in Azure as a silo uses it, and what happens when the account cannot be used.</summary>
public sealed class BlobSiloRules(Azurite azurite)
{
    [Fact]
    public async Task Grains_keep_their_states_over_a_restart_of_the_silo()
    {
        var account = await azurite.AccountAsync();
        await using (var cluster = await StartAsync(account))
        {
            var keeper = cluster.Client.GetGrain<IKeeper>("الأردن/1");
            await keeper.Keep(5);
            await keeper.Keep(6);
            await cluster.StopAllSilosAsync();
        }

        var records = new List<RecordKey>();
        await foreach (var blob in account.State.GetBlobsAsync(new() { Traits = Azure.Storage.Blobs.Models.BlobTraits.Metadata }))
            records.Add(BlobName.Record(blob.Name, blob.Metadata));
        Assert.Equal([new("keeper", "الأردن/1", "left"), new("keeper", "الأردن/1", "right")], records.Order(RecordKey.Order));

        await using (var cluster = await StartAsync(account))
        {
            var keeper = cluster.Client.GetGrain<IKeeper>("الأردن/1");
            Assert.Equal(12, await keeper.Kept());
            await keeper.Forget();
            Assert.Equal(0, await keeper.Kept());
            await cluster.StopAllSilosAsync();
        }

        await account.State.DeleteAsync();
    }

    [Fact]
    public async Task A_silo_whose_account_refuses_it_does_not_start()
    {
        var options = await azurite.OptionsAsync();
        options.ConnectionString = options.ConnectionString!.Replace("AccountKey=E", "AccountKey=F", StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAnyAsync<Exception>(async () => await (await StartAsync(new(options))).DisposeAsync());
        Assert.Contains("Setting AzureStorage:ConnectionString names a storage account that cannot be used", refusal.ToString(), StringComparison.Ordinal);
        Assert.Contains("refuses this host", refusal.ToString(), StringComparison.Ordinal);
    }

    private static async Task<InProcessTestCluster> StartAsync(AzureStorageAccount account)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .AddAzureBlobGrainStorageAsDefault(account)
            .AddAzureBlobGrainStorage("named", account));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}
