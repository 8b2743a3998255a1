using System.Globalization;
using Orleans.Runtime;
using Orleans.Storage;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>
/// Many grains share one commit. The writer asks the clock once in each batch; this clock holds it there, so that all
/// the writes that follow gather into exactly one batch behind it.
/// </summary>
public sealed class GroupCommitRules : IAsyncDisposable
{
    private readonly SqliteFolder folder = new();
    private readonly HoldingClock clock = new();
    private SqliteGrainStorage storage;

    public GroupCommitRules() => storage = folder.Open(time: clock);

    public async ValueTask DisposeAsync()
    {
        await storage.CloseAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Writes_that_wait_together_share_one_commit()
    {
        var before = storage.Commits;
        await Task.WhenAll(await OneBatchAsync(() => Enumerable.Range(0, 200).Select(i => New($"grain {i}").WriteAsync(i))));
        Assert.Equal(2, storage.Commits - before);
        Assert.Equal(201L, folder.Ask("SELECT count(*) FROM states"));
    }

    [Fact]
    public async Task Of_many_writers_of_one_record_in_one_batch_the_first_wins()
    {
        var writes = await OneBatchAsync(() => Enumerable.Range(1, 32).Select(i => New("a").WriteAsync(i)));
        await writes[0];
        foreach (var write in writes[1..])
            await Assert.ThrowsAsync<InconsistentStateException>(() => write);
        Assert.Equal("a1 held0", Summary());
    }

    [Fact]
    public async Task A_stale_write_does_not_fail_its_neighbours()
    {
        await New("a").WriteAsync(1);
        var writes = await OneBatchAsync(() => [New("b").WriteAsync(2), New("a").WriteAsync(99), New("c").WriteAsync(3)]);
        await Assert.ThrowsAsync<InconsistentStateException>(() => writes[1]);
        await Task.WhenAll(writes[0], writes[2]);
        Assert.Equal("a1 b2 c3 held0", Summary());
    }

    [Fact]
    public async Task A_write_that_SQLite_refuses_does_not_fail_its_neighbours()
    {
        folder.Ask("CREATE TRIGGER refuse BEFORE INSERT ON states WHEN NEW.grain_key = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END");
        var writes = await OneBatchAsync(() => [New("b").WriteAsync(2), New("bad").WriteAsync(99), New("c").WriteAsync(3)]);
        await Assert.ThrowsAsync<IOException>(() => writes[1]);
        await Task.WhenAll(writes[0], writes[2]);
        Assert.Equal("b2 c3 held0", Summary());
    }

    [Theory]
    [InlineData("SELECT RAISE(ROLLBACK, 'undone in the middle')")]
    [InlineData("INSERT INTO child VALUES (1)")] // Breaks a deferred foreign key: the COMMIT itself fails.
    public async Task When_the_whole_batch_is_undone_every_write_fails_and_the_next_succeeds(string damage)
    {
        folder.Ask("CREATE TABLE parent (id INTEGER PRIMARY KEY)");
        folder.Ask("CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)");
        folder.Ask($"CREATE TRIGGER undo BEFORE INSERT ON states WHEN NEW.grain_key = 'bad' BEGIN {damage}; END");
        var view = New("b");
        var writes = await OneBatchAsync(() => [view.WriteAsync(2), New("held").WriteAsync(9), New("bad").WriteAsync(99), New("c").WriteAsync(3)]);
        foreach (var write in writes)
            await Assert.ThrowsAsync<IOException>(() => write);
        Assert.Null(view.Held.ETag);
        Assert.False(view.Held.RecordExists);
        Assert.Equal("held0", Summary());

        await view.WriteAsync(4);
        Assert.Equal("b4 held0", Summary());
    }

    [Fact]
    public async Task Etags_keep_growing_over_a_restart_when_the_first_commit_failed()
    {
        // The first commit reserves the block of ETags, and the reservation is undone with it.
        folder.Ask("CREATE TRIGGER undo BEFORE INSERT ON states WHEN NEW.grain_key = 'bad' BEGIN SELECT RAISE(ROLLBACK, 'no'); END");
        await Assert.ThrowsAsync<IOException>(() => New("bad").WriteAsync(1));
        var before = New("a");
        await before.WriteAsync(1);
        await storage.CloseAsync();
        storage = folder.Open();
        var after = New("b");
        await after.WriteAsync(1);
        Assert.InRange(Number(after), Number(before) + 1, long.MaxValue);

        static long Number(View view) => long.Parse(view.Held.ETag!, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_commit_that_cannot_begin_fails_its_writes_and_the_next_succeeds()
    {
        await storage.CloseAsync();
        storage = folder.Open(lockSeconds: 1);
        var view = New("a");
        using (var shell = folder.Shell())
        {
            SqliteFolder.Ask(shell, "BEGIN IMMEDIATE");
            await Assert.ThrowsAsync<IOException>(() => view.WriteAsync(1));
            SqliteFolder.Ask(shell, "ROLLBACK");
        }

        await view.WriteAsync(2);
        Assert.Equal("a2", Summary());
    }

    [Fact]
    public async Task Closing_writes_what_waits()
    {
        Task closing = Task.CompletedTask;
        var writes = await OneBatchAsync(() =>
        {
            Task[] queued = [.. Enumerable.Range(0, 50).Select(i => New($"grain {i}").WriteAsync(i))];
            closing = storage.CloseAsync();
            return queued;
        });
        await Task.WhenAll(writes);
        await closing;
        Assert.Equal(51L, folder.Ask("SELECT count(*) FROM states"));
        Assert.Equal([folder.File], Directory.GetFiles(folder.Folder));
    }

    [Fact]
    public async Task Two_storages_on_one_file_never_give_the_same_etag()
    {
        var other = folder.Open();
        var views = Enumerable.Range(0, 40)
            .Select(i => new View(i % 2 == 0 ? storage : other, GrainId.Create("member", $"grain {i}"))).ToList();
        await Task.WhenAll(views.Select(view => view.WriteAsync(1)));
        Assert.Equal(40, views.Select(view => view.Held.ETag).Distinct().Count());
        await other.CloseAsync();
    }

    private View New(string key) => new(storage, GrainId.Create("member", key));

    /// <summary>Queues the writes while the writer is held in the commit of another, then lets it go on.</summary>
    private async Task<Task[]> OneBatchAsync(Func<IEnumerable<Task>> queue)
    {
        var reached = clock.Hold();
        try
        {
            var held = New("held").WriteAsync(0);
            await reached;
            Task[] queued = [.. queue()];
            clock.Release();
            await held;
            return queued;
        }
        finally
        {
            clock.Release();
        }
    }

    private string Summary() => (string)folder.Ask(
        "SELECT group_concat(grain_key || json_extract(body, '$.state.number'), ' ' ORDER BY grain_key) FROM states")!;
}
