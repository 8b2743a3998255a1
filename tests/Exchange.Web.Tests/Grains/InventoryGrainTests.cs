using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Integration;
using Microsoft.Extensions.Logging.Abstractions;
using static Exchange.Web.Tests.Grains.Cluster;

namespace Exchange.Web.Tests.Grains;

public sealed class InventoryGrainTests : IAsyncLifetime
{
    private static readonly ImmutableArray<Entry> Entries =
    [
        Entry.Of(new(EntryKind.Organisation, "ministry"), ("name_fr", "Ministère")),
        Entry.Of(new(EntryKind.Programme, "cash"), ("name_en", "Cash"), ("organisation", "ministry"), ("type", "unconditional-cash"), ("digital_mis", "yes")),
    ];

    private Cluster _cluster = null!;

    private IInventoryGrain Inventory => _cluster.Grains.Inventory("SEN");

    public async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task What_is_accepted_outlives_a_restart_with_all_its_versions_and_history()
    {
        for (var count = 1; count <= 4; count++)
            await Publish($"{count}");

        await _cluster.Restart();

        Assert.Equal(["1", "2", "3", "4"], (await Inventory.AcceptedAfter(0)).Select(v => v.Entries.Single(e => e.Entry.Key.Kind == EntryKind.Programme).Entry["beneficiaries"]));
        Assert.Equal([4], (await Inventory.AcceptedAfter(3)).Select(v => v.Number));
        Assert.Empty(await Inventory.AcceptedAfter(4));
        var history = await Inventory.History(Secretariat);
        Assert.Equal(12, history.Length);
        Assert.Null(InventoryChain.FirstUnfit(InventoryChain.Beginning("SEN"), history));
    }

    [Fact]
    public async Task The_same_operation_again_changes_nothing_and_answers_the_same_even_after_a_restart()
    {
        var operation = By(Senegal);
        var first = await Inventory.Put(operation, Entries, null);
        for (var i = 0; i < 2 * InventoryRecord.PageSize; i++)
            await Inventory.Put(By(Senegal), [Entry.Of(new(EntryKind.Dataset, "tax"), ("name_en", $"{i}"))], null);

        await _cluster.Restart();

        Assert.Equivalent(first, await Inventory.Put(operation, [], null), strict: true);
        Assert.Equal(3, (await Inventory.View(Senegal))!.Record.Entries.Count);
    }

    [Fact]
    public async Task Another_members_focal_point_reaches_nothing_but_what_is_public()
    {
        await Inventory.Put(By(Senegal), Entries, null);

        Assert.Equal("NotYours", Assert.Single((await Inventory.Put(By(Mali), Entries, null)).Findings).Rule);
        Assert.Null(await Inventory.View(Mali));
        Assert.Empty(await Inventory.History(Mali));
        Assert.Null(await Inventory.Accepted());
    }

    [Fact]
    public async Task There_is_no_inventory_of_what_is_no_member() =>
        Assert.Equal("UnknownMember", Assert.Single((await _cluster.Grains.Inventory("XXX").Put(By(Secretariat), Entries, null)).Findings).Rule);

    [Fact]
    public async Task A_host_hears_of_an_acceptance_and_holds_every_version()
    {
        using var feed = new InventoryFeed(_cluster.Grains, TimeProvider.System, NullLogger<InventoryFeed>.Instance);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = feed.Subscribe((picture, _) =>
        {
            if (picture.Accepted.TryGetValue("SEN", out var versions) && versions.Length == 2)
                heard.TrySetResult();
        });
        await feed.StartAsync(TestContext.Current.CancellationToken);
        await feed.Ready.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Empty(feed.Current.Accepted);

        await Publish("100");
        await Publish("200");

        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(SubmissionStatus.Accepted, feed.Current.Progress["SEN"].Status);
        Assert.Equal(SubmissionStatus.NotStarted, feed.Current.Progress["MLI"].Status);
        Assert.Equal(2, (await feed.Fresh()).Accepted["SEN"][^1].Number);
        await feed.StopAsync(TestContext.Current.CancellationToken);
    }

    private async Task Publish(string beneficiaries)
    {
        var entered = await Inventory.Put(
            By(Senegal), [Entries[0], Entries[1] with { Fields = Entries[1].Fields.Add("beneficiaries", beneficiaries) }], null);
        var handedIn = await Inventory.HandIn(By(Senegal), entered.Revision);
        Assert.True(handedIn.Done);
        Assert.True((await Inventory.Accept(By(Secretariat), null, handedIn.Revision)).Done);
    }
}
