using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>The rules of moving and keeping, kept by the embedded store.</summary>
public sealed class SqliteArchiveRules : ArchiveRules
{
    private readonly Dictionary<int, SqliteFolder> folders = [];

    protected override Task<IStateArchive> ForImport(int store) =>
        Task.FromResult<IStateArchive>(SqliteStateArchive.OpenForImport(Folder(store).File, TimeProvider.System));

    protected override Task<IStateArchive> ForExport(int store) =>
        Task.FromResult<IStateArchive>(SqliteStateArchive.OpenForExport(Folder(store).File));

    protected override IFileStore Files(int store) => new FolderFileStore(FolderFileStore.Beside(Folder(store).File), TimeProvider.System);

    protected override Task Start(int store) => Folder(store).Open().CloseAsync();

    protected override Task RemoveAsync()
    {
        foreach (var folder in folders.Values)
            folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_export_beside_a_running_program_is_of_the_moment_at_which_it_began()
    {
        await Fill(0);
        await Export(0, "before.tar");
        var storage = Folder(0).Open();
        await using (var store = await ForExport(0))
            await ArchiveExport.Run(new WrittenMeanwhile(store, storage), Files(0), Name("beside.tar"), _ => { }, default);
        await storage.CloseAsync();
        Assert.Single(await All(0), r => r.Key.GrainKey == "zz");
        Assert.Equal(Bytes("before.tar"), Bytes("beside.tar"));
    }

    [Fact]
    public async Task An_import_is_refused_while_a_program_has_the_file_open()
    {
        await Fill(0);
        await Export(0, "a.tar");
        var storage = Folder(1).Open();
        var refusal = await Assert.ThrowsAsync<SettingException>(() => Import(1, "a.tar"));
        Assert.Contains("another program has the file open", refusal.Message, StringComparison.Ordinal);
        await storage.CloseAsync();
        await Import(1, "a.tar");
    }

    [Fact]
    public async Task A_program_does_not_start_while_an_import_runs()
    {
        await using (await ForImport(0))
        {
            var refusal = Assert.Throws<SettingException>(() => SqliteFolder.Open(Folder(0).File, lockSeconds: 1));
            Assert.Contains("another program has the file open", refusal.Message, StringComparison.Ordinal);
            refusal = await Assert.ThrowsAsync<SettingException>(() => ForImport(0));
            Assert.Contains("another program has the file open", refusal.Message, StringComparison.Ordinal);
        }

        await Start(0);
    }

    [Fact]
    public async Task What_is_not_there_or_is_not_ours_cannot_be_exported()
    {
        var refusal = await Assert.ThrowsAsync<SettingException>(() => Export(0, "a.tar"));
        Assert.Contains("there is no such file", refusal.Message, StringComparison.Ordinal);
        Folder(0).Ask("CREATE TABLE theirs (a)");
        refusal = await Assert.ThrowsAsync<SettingException>(() => Export(0, "a.tar"));
        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Etags_go_on_growing_behind_those_of_an_import()
    {
        await Fill(0);
        await Export(0, "a.tar");
        await Import(1, "a.tar");
        var most = (long)Folder(1).Ask("SELECT max(etag) FROM states")!;
        Assert.Equal(60L, Folder(1).Ask("SELECT count(DISTINCT etag) FROM states"));
        var storage = Folder(1).Open();
        var view = await View.OfAsync(storage, Orleans.Runtime.GrainId.Create("member", "grain 3"));
        await view.WriteAsync(5);
        await storage.CloseAsync();
        Assert.InRange((long)Folder(1).Ask("SELECT etag FROM states WHERE grain_key = 'grain 3'")!, most + 1, long.MaxValue);
    }

    private SqliteFolder Folder(int store)
    {
        if (!folders.TryGetValue(store, out var folder))
            folders[store] = folder = new();
        return folder;
    }

    /// <summary>Has the running program write a document behind all others as soon as reading has begun.</summary>
    private sealed class WrittenMeanwhile(IStateArchive inner, SqliteGrainStorage running) : IStateArchive
    {
        public async IAsyncEnumerable<StoredRecord> Read(
            RecordKey? after, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            var written = false;
            await foreach (var record in inner.Read(after, cancellationToken))
            {
                if (!written)
                    await new View(running, Orleans.Runtime.GrainId.Create("member", "zz")).WriteAsync(1);
                written = true;
                yield return record;
            }
        }

        public Task<StoredRecord?> Find(RecordKey key, CancellationToken cancellationToken) => inner.Find(key, cancellationToken);

        public Task Put(IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken) => inner.Put(records, cancellationToken);

        public Task Remove(RecordKey key, CancellationToken cancellationToken) => inner.Remove(key, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
