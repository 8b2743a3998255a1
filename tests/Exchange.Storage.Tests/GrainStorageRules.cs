using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>What every grain storage of ours must do. A provider's tests derive from this and say how to open it.</summary>
public abstract partial class GrainStorageRules : IAsyncLifetime
{
    /// <summary>The storage of this test, empty at its start.</summary>
    protected IGrainStorage Storage { get; private set; } = null!;

    /// <summary>Opens the storage of this test; called again after <see cref="CloseAsync"/> it finds what was written.</summary>
    protected abstract Task<IGrainStorage> OpenAsync();

    protected abstract Task CloseAsync();

    /// <summary>Removes everything the test wrote.</summary>
    protected abstract Task RemoveAsync();

    /// <summary>The stored document as an operator would see it; null when there is none.</summary>
    protected abstract Task<string?> StoredAsync(GrainId id, string name = "state");

    /// <summary>Replaces a stored document behind the program's back, as an older or newer program would have left it.</summary>
    protected abstract Task ReplaceAsync(GrainId id, string document);

    public async ValueTask InitializeAsync() => Storage = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    protected static GrainId Grain(string key) => GrainId.Create("member", key);

    protected Task<View> ViewAsync(string key) => View.OfAsync(Storage, Grain(key));

    protected async Task<View> WrittenAsync(string key, int number)
    {
        var view = await ViewAsync(key);
        await view.WriteAsync(number);
        return view;
    }

    [Fact]
    public async Task A_missing_record_reads_as_a_fresh_state()
    {
        var view = new View(Storage, Grain("nobody"));
        view.Held.State = new Ledger { Number = 5 };
        view.Held.ETag = "12";
        view.Held.RecordExists = true;
        await view.ReadAsync();
        Assert.Equal(0, view.Number);
        Assert.Equal("untouched", view.State.Text);
        Assert.False(view.Held.RecordExists);
        Assert.Null(view.Held.ETag);
    }

    [Fact]
    public async Task What_is_written_is_read_back_by_another()
    {
        var writer = await ViewAsync("a");
        await writer.WriteAsync(new Ledger { Number = 7, Text = "seven", Ink = Ink.Red, Note = "kept" });
        Assert.True(writer.Held.RecordExists);

        var reader = await ViewAsync("a");
        Assert.Equal((7, "seven", Ink.Red, "kept"),
            (reader.Number, reader.State.Text, reader.State.Ink, reader.State.Note));
        Assert.True(reader.Held.RecordExists);
        Assert.Equal(writer.Held.ETag, reader.Held.ETag);
    }

    [Fact]
    public async Task A_writer_may_overwrite_what_it_wrote()
    {
        var view = await WrittenAsync("a", 1);
        var first = view.Held.ETag;
        await view.WriteAsync(2);
        Assert.NotEqual(first, view.Held.ETag);
        Assert.Equal(2, (await ViewAsync("a")).Number);
    }

    [Fact]
    public async Task A_stale_write_is_refused_and_leaves_the_stored_document()
    {
        var winner = await WrittenAsync("a", 1);
        var stale = await ViewAsync("a");
        await winner.WriteAsync(2);
        var seen = stale.Held.ETag;

        var refusal = await Assert.ThrowsAsync<InconsistentStateException>(() => stale.WriteAsync(99));
        Assert.Equal(winner.Held.ETag, refusal.StoredEtag);
        Assert.Equal(seen, refusal.CurrentEtag);
        Assert.Equal(seen, stale.Held.ETag);
        Assert.Equal(2, (await ViewAsync("a")).Number);
    }

    [Fact]
    public async Task A_refused_writer_succeeds_after_reading_again()
    {
        var winner = await WrittenAsync("a", 1);
        var stale = await ViewAsync("a");
        await winner.WriteAsync(2);
        await Assert.ThrowsAsync<InconsistentStateException>(() => stale.WriteAsync(3));
        await stale.ReadAsync();
        await stale.WriteAsync(3);
        Assert.Equal(3, (await ViewAsync("a")).Number);
    }

    [Fact]
    public async Task A_write_that_saw_no_record_is_refused_where_one_exists()
    {
        var early = await ViewAsync("a");
        await WrittenAsync("a", 1);
        await Assert.ThrowsAsync<InconsistentStateException>(() => early.WriteAsync(99));
        Assert.Equal(1, (await ViewAsync("a")).Number);
    }

    [Theory]
    [InlineData("not ours")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("99999999999999999999999")]
    public async Task An_etag_that_was_never_given_matches_nothing(string etag)
    {
        await WrittenAsync("a", 1);
        foreach (var key in new[] { "a", "nobody" })
        {
            var view = await ViewAsync(key);
            view.Held.ETag = etag;
            await Assert.ThrowsAsync<InconsistentStateException>(() => view.WriteAsync(99));
            await Assert.ThrowsAsync<InconsistentStateException>(view.ClearAsync);
        }

        Assert.Equal(1, (await ViewAsync("a")).Number);
    }

    [Fact]
    public async Task Two_states_of_one_grain_are_two_records()
    {
        var state = await View.OfAsync(Storage, Grain("a"), "rounds");
        var page = await View.OfAsync(Storage, Grain("a"), "rounds/2026/page 1");
        await state.WriteAsync(1);
        await page.WriteAsync(2);
        await state.ClearAsync();
        Assert.Equal(2, (await View.OfAsync(Storage, Grain("a"), "rounds/2026/page 1")).Number);
        Assert.NotNull(await StoredAsync(Grain("a"), "rounds/2026/page 1"));
    }

    [Fact]
    public async Task Reopening_finds_everything()
    {
        for (var i = 0; i < 20; i++)
            await WrittenAsync($"grain {i}", i);
        await CloseAsync();
        Storage = await OpenAsync();
        for (var i = 0; i < 20; i++)
        {
            var view = await ViewAsync($"grain {i}");
            Assert.Equal(i, view.Number);
            await view.WriteAsync(i + 1);
        }
    }
}
