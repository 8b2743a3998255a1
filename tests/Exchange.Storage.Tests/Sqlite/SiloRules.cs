using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>The storage as a silo uses it: registered by name and as the default, opened and closed with the silo.</summary>
public sealed class SiloRules : IDisposable
{
    private readonly SqliteFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Grains_keep_their_states_over_a_restart_of_the_silo()
    {
        await using (var cluster = await StartAsync(folder.File))
        {
            var keeper = cluster.Client.GetGrain<IKeeper>("الأردن/1");
            await keeper.Keep(5);
            await keeper.Keep(6);
            await cluster.StopAllSilosAsync();
        }

        Assert.Equal([folder.File], Directory.GetFiles(folder.Folder));
        Assert.Equal("keeper|الأردن/1|left,keeper|الأردن/1|right", folder.Ask(
            "SELECT group_concat(grain_type || '|' || grain_key || '|' || state_name, ',' ORDER BY state_name) FROM states"));

        await using (var cluster = await StartAsync(folder.File))
        {
            var keeper = cluster.Client.GetGrain<IKeeper>("الأردن/1");
            Assert.Equal(12, await keeper.Kept());
            await keeper.Forget();
            Assert.Equal(0, await keeper.Kept());
            await cluster.StopAllSilosAsync();
        }
    }

    [Fact]
    public async Task A_silo_whose_file_cannot_be_used_does_not_start()
    {
        var refusal = await Assert.ThrowsAnyAsync<Exception>(async () => await (await StartAsync("")).DisposeAsync());
        Assert.Contains("Setting Storage:Path is missing", refusal.ToString(), StringComparison.Ordinal);
    }

    private static async Task<InProcessTestCluster> StartAsync(string path)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo
            .AddSqliteGrainStorageAsDefault(options => options.Path = path)
            .AddSqliteGrainStorage("named", options => options.Path = path));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }
}

public interface IKeeper : IGrainWithStringKey
{
    Task Keep(int number);

    Task<int> Kept();

    Task Forget();
}

[GrainType("keeper")]
internal sealed class Keeper(
    [PersistentState("left")] IPersistentState<Ledger> left,
    [PersistentState("right", "named")] IPersistentState<Ledger> right) : Grain, IKeeper
{
    public async Task Keep(int number)
    {
        left.State.Number = right.State.Number = number;
        await Task.WhenAll(left.WriteStateAsync(), right.WriteStateAsync());
    }

    public Task<int> Kept() => Task.FromResult(left.State.Number + right.State.Number);

    public Task Forget() => Task.WhenAll(left.ClearStateAsync(), right.ClearStateAsync());
}
