using Orleans.Storage;
using Xunit;

namespace Exchange.Storage.Tests;

public abstract partial class GrainStorageRules
{
    [Fact]
    public async Task A_cleared_record_is_like_a_missing_one()
    {
        var view = await WrittenAsync("a", 1);
        await view.ClearAsync();
        Assert.Equal(0, view.Number);
        Assert.False(view.Held.RecordExists);
        Assert.Null(view.Held.ETag);

        var reader = await ViewAsync("a");
        Assert.Equal(0, reader.Number);
        Assert.False(reader.Held.RecordExists);
        Assert.Null(reader.Held.ETag);
        Assert.Null(await StoredAsync(Grain("a")));
    }

    [Fact]
    public async Task A_stale_clear_is_refused_and_leaves_the_stored_document()
    {
        var winner = await WrittenAsync("a", 1);
        var stale = await ViewAsync("a");
        await winner.WriteAsync(2);
        await Assert.ThrowsAsync<InconsistentStateException>(stale.ClearAsync);
        Assert.Equal(1, stale.Number);
        Assert.Equal(2, (await ViewAsync("a")).Number);
    }

    [Fact]
    public async Task A_clear_that_saw_no_record_is_refused_where_one_exists()
    {
        var early = await ViewAsync("a");
        await WrittenAsync("a", 1);
        await Assert.ThrowsAsync<InconsistentStateException>(early.ClearAsync);
        Assert.Equal(1, (await ViewAsync("a")).Number);
    }

    [Fact]
    public async Task Clearing_a_missing_record_does_nothing()
    {
        var view = await ViewAsync("nobody");
        await view.ClearAsync();
        await view.ClearAsync();
        Assert.False(view.Held.RecordExists);
        Assert.Null(view.Held.ETag);
    }

    [Fact]
    public async Task A_cleared_record_can_be_written_again()
    {
        var view = await WrittenAsync("a", 1);
        await view.ClearAsync();
        await view.WriteAsync(2);
        Assert.Equal(2, (await ViewAsync("a")).Number);
    }

    [Fact]
    public async Task A_writer_that_slept_through_clear_and_rewrite_is_refused()
    {
        var active = await WrittenAsync("a", 1);
        var sleeper = await ViewAsync("a");
        await active.ClearAsync();
        await Assert.ThrowsAsync<InconsistentStateException>(() => sleeper.WriteAsync(99));
        await active.WriteAsync(1);
        await Assert.ThrowsAsync<InconsistentStateException>(() => sleeper.WriteAsync(99));
        await Assert.ThrowsAsync<InconsistentStateException>(sleeper.ClearAsync);
        Assert.Equal(1, (await ViewAsync("a")).Number);
    }

    [Fact]
    public async Task A_writer_that_slept_through_clear_restart_and_rewrite_is_refused()
    {
        var sleeper = await WrittenAsync("a", 1);
        await (await ViewAsync("a")).ClearAsync();
        await CloseAsync();
        Storage = await OpenAsync();
        await WrittenAsync("a", 2);

        var survivor = new View(Storage, Grain("a"));
        survivor.Held.ETag = sleeper.Held.ETag;
        await Assert.ThrowsAsync<InconsistentStateException>(() => survivor.WriteAsync(99));
        Assert.Equal(2, (await ViewAsync("a")).Number);
    }
}
