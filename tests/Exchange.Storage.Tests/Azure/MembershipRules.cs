using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>What a cluster must be able to rely on when its hosts find one another in the account's table.</summary>
public sealed class MembershipRules(Azurite azurite) : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 11, 25, 9, 0, 0, DateTimeKind.Utc);

    private readonly List<IHost> hosts = [];
    private AzureStorageAccount account = null!;
    private IMembershipTable table = null!;

    public async ValueTask InitializeAsync()
    {
        account = await azurite.AccountAsync();
        table = await TableAsync("one");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts)
            host.Dispose();
        await account.Tables.DeleteTableAsync(account.MembershipTable);
    }

    [Fact]
    public async Task An_empty_table_has_a_version_and_no_hosts()
    {
        var all = await table.ReadAllAsync();
        Assert.Empty(all.Members);
        Assert.Equal(0, all.Version.Version);
        // Coming to a table that is there changes nothing.
        Assert.Equal(all.Version.VersionEtag, (await (await TableAsync("one")).ReadAllAsync()).Version.VersionEtag);
    }

    [Fact]
    public async Task A_host_that_was_entered_is_read_back_whole()
    {
        var entry = Entry(1);
        entry.AddSuspector(Address(2), Start.AddMinutes(3));
        Assert.True(await EnterAsync(table, entry));
        foreach (var read in new[] { await table.ReadAllAsync(), await table.ReadRowAsync(entry.SiloAddress) })
        {
            var (found, etag) = Assert.Single(read.Members);
            Assert.NotEmpty(etag);
            Assert.Equal(entry.SiloAddress, found.SiloAddress);
            Assert.Equal((SiloStatus.Active, "host-1", "silo-1", 30_000), (found.Status, found.HostName, found.SiloName, found.ProxyPort));
            Assert.Equal((Start, Start), (found.StartTime, found.IAmAliveTime));
            Assert.Equal((Address(2), Start.AddMinutes(3)), Assert.Single(found.SuspectTimes!).ToValueTuple());
        }
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_not_found()
    {
        await EnterAsync(table, Entry(1));
        var read = await table.ReadRowAsync(Address(2));
        Assert.Empty(read.Members);
        Assert.Equal(1, read.Version.Version);
    }

    [Fact]
    public async Task One_host_is_read_alone_and_all_are_read_together()
    {
        for (var port = 1; port <= 5; port++)
            Assert.True(await EnterAsync(table, Entry(port)));
        Assert.Equal(Address(3), Assert.Single((await table.ReadRowAsync(Address(3))).Members).Item1.SiloAddress);
        var all = await table.ReadAllAsync();
        Assert.Equal(Enumerable.Range(1, 5).Select(Address).Order(), all.Members.Select(member => member.Item1.SiloAddress).Order());
    }

    [Fact]
    public async Task A_host_cannot_be_entered_twice()
    {
        Assert.True(await EnterAsync(table, Entry(1)));
        var again = Entry(1);
        again.HostName = "impostor";
        Assert.False(await EnterAsync(table, again));
        var all = await table.ReadAllAsync();
        Assert.Equal((1, "host-1"), (all.Version.Version, Assert.Single(all.Members).Item1.HostName));
    }

    [Fact]
    public async Task Every_change_moves_the_version_by_exactly_one()
    {
        Assert.True(await EnterAsync(table, Entry(1)));
        Assert.Equal(1, (await table.ReadAllAsync()).Version.Version);
        Assert.True(await EnterAsync(table, Entry(2)));
        Assert.Equal(2, (await table.ReadAllAsync()).Version.Version);
        var read = await table.ReadRowAsync(Address(1));
        Assert.True(await table.UpdateRowAsync(Entry(1, SiloStatus.Dead), read.Members[0].Item2, read.Version.Next()));
        Assert.Equal(3, (await table.ReadAllAsync()).Version.Version);
        Assert.Equal(SiloStatus.Dead, (await table.ReadRowAsync(Address(1))).Members[0].Item1.Status);
    }

    [Fact]
    public async Task A_change_that_saw_an_older_version_is_refused_whole()
    {
        var old = await table.ReadAllAsync();
        Assert.True(await EnterAsync(table, Entry(1)));
        var one = await table.ReadRowAsync(Address(1));
        Assert.False(await table.InsertRowAsync(Entry(2), old.Version.Next()));

        Assert.True(await EnterAsync(table, Entry(3)));
        Assert.False(await table.UpdateRowAsync(Entry(1, SiloStatus.Dead), one.Members[0].Item2, one.Version.Next()));
        var all = await table.ReadAllAsync();
        Assert.Equal(2, all.Version.Version);
        Assert.Equal([Address(1), Address(3)], all.Members.Select(member => member.Item1.SiloAddress).Order());
        Assert.All(all.Members, member => Assert.Equal(SiloStatus.Active, member.Item1.Status));
    }

    [Fact]
    public async Task A_row_that_another_host_changed_is_not_overwritten()
    {
        Assert.True(await EnterAsync(table, Entry(1)));
        var stale = await table.ReadRowAsync(Address(1));
        var read = await table.ReadRowAsync(Address(1));
        Assert.True(await table.UpdateRowAsync(Entry(1, SiloStatus.Dead), read.Members[0].Item2, read.Version.Next()));
        Assert.False(await table.UpdateRowAsync(Entry(1, SiloStatus.ShuttingDown), stale.Members[0].Item2, stale.Version.Next()));
        Assert.Equal(SiloStatus.Dead, (await table.ReadRowAsync(Address(1))).Members[0].Item1.Status);
    }

    [Fact]
    public async Task A_change_of_a_host_that_was_never_entered_is_refused_whole()
    {
        Assert.True(await EnterAsync(table, Entry(1)));
        var read = await table.ReadRowAsync(Address(1));
        Assert.False(await table.UpdateRowAsync(Entry(2, SiloStatus.Dead), read.Members[0].Item2, read.Version.Next()));
        var all = await table.ReadAllAsync();
        Assert.Equal((1, 1), (all.Version.Version, all.Members.Count));
    }

    [Fact]
    public async Task Of_many_hosts_that_enter_at_once_each_gets_a_version_of_its_own()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(port => Task.Run(async () =>
        {
            while (!await EnterAsync(table, Entry(port)))
                Assert.True((await table.ReadAllAsync()).Version.Version < 8, "Refused although nobody else was left to enter.");
        })));
        var all = await table.ReadAllAsync();
        Assert.Equal((8, 8), (all.Version.Version, all.Members.Count));
    }

    [Fact]
    public async Task A_sign_of_life_changes_its_time_and_nothing_else()
    {
        Assert.True(await EnterAsync(table, Entry(1)));
        var before = await table.ReadRowAsync(Address(1));
        await table.UpdateIAmAliveAsync(new() { SiloAddress = Address(1), IAmAliveTime = Start.AddMinutes(7), HostName = "not looked at" });
        var after = await table.ReadRowAsync(Address(1));
        Assert.Equal(before.Version.VersionEtag, after.Version.VersionEtag);
        var (found, _) = Assert.Single(after.Members);
        Assert.Equal((Start.AddMinutes(7), "host-1", SiloStatus.Active), (found.IAmAliveTime, found.HostName, found.Status));
        // The version stands guard over changes; a sign of life between reading and changing does not get in their way.
        Assert.True(await table.UpdateRowAsync(Entry(1, SiloStatus.Dead), before.Members[0].Item2, before.Version.Next()));
    }

    [Fact]
    public async Task Cleaning_up_removes_dead_hosts_of_before_and_nobody_else()
    {
        await EnterAsync(table, Entry(1, SiloStatus.Dead, Start.AddDays(-8)));
        await EnterAsync(table, Entry(2, SiloStatus.Active, Start.AddDays(-8)));
        await EnterAsync(table, Entry(3, SiloStatus.Dead, Start.AddDays(-6)));
        await table.CleanupDefunctSiloEntriesAsync(new(Start.AddDays(-7)));
        var all = await table.ReadAllAsync();
        Assert.Equal([Address(2), Address(3)], all.Members.Select(member => member.Item1.SiloAddress).Order());
        Assert.Equal(3, all.Version.Version);
    }

    [Fact]
    public async Task Two_clusters_in_one_table_do_not_see_each_other()
    {
        var other = await TableAsync("two");
        Assert.True(await EnterAsync(table, Entry(1)));
        Assert.Empty((await other.ReadAllAsync()).Members);
        Assert.True(await EnterAsync(other, Entry(1)));
        Assert.True(await EnterAsync(other, Entry(2)));
        await other.DeleteMembershipTableEntriesAsync("two");
        Assert.Equal(Address(1), Assert.Single((await table.ReadAllAsync()).Members).Item1.SiloAddress);
        Assert.Equal(1, (await table.ReadAllAsync()).Version.Version);
    }

    private static async Task<bool> EnterAsync(IMembershipTable table, MembershipEntry entry) =>
        await table.InsertRowAsync(entry, (await table.ReadAllAsync()).Version.Next());

    private static SiloAddress Address(int port) => SiloAddress.New(IPAddress.Loopback, port, 1);

    private static MembershipEntry Entry(int port, SiloStatus status = SiloStatus.Active, DateTime? time = null) => new()
    {
        SiloAddress = Address(port),
        Status = status,
        HostName = FormattableString.Invariant($"host-{port}"),
        SiloName = FormattableString.Invariant($"silo-{port}"),
        ProxyPort = 30_000,
        StartTime = time ?? Start,
        IAmAliveTime = time ?? Start,
        SuspectTimes = [],
    };

    private async Task<IMembershipTable> TableAsync(string cluster)
    {
        var host = Host.CreateEmptyApplicationBuilder(null).UseOrleans(silo => silo
            .UseAzureMembership(account)
            .Configure<ClusterOptions>(options => options.ClusterId = cluster)).Build();
        hosts.Add(host);
        var found = host.Services.GetRequiredService<IMembershipTable>();
        await found.InitializeMembershipTableAsync(tryInitTableVersion: true);
        return found;
    }
}
