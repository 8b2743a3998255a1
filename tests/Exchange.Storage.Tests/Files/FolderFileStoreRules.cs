using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>The rules of every store of files, kept by the folder, and its own.</summary>
public sealed class FolderFileStoreRules : FileStoreRules
{
    private readonly string folder = Directory.CreateTempSubdirectory("exchange-files-").FullName;

    private string Files => Path.Combine(folder, "files");

    protected override Task<IFileStore> OpenAsync() => Task.FromResult<IFileStore>(new FolderFileStore(Files, TimeProvider.System));

    protected override Task RemoveAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    protected override Task ReplaceAsync(string id, byte[] content) => File.WriteAllBytesAsync(Path.Combine(Files, id[..2], id), content);

    protected override Task<int> TracesAsync() => Task.FromResult(
        Directory.Exists(Files) ? Directory.GetFiles(Files, "*", SearchOption.AllDirectories).Length : 0);

    [Fact]
    public async Task What_a_killed_program_left_behind_is_no_file_and_goes_after_a_day()
    {
        var stored = await PutAsync(Bytes(10));
        var left = Path.Combine(Files, "incoming", "left");
        await File.WriteAllTextAsync(left, "half a file");
        var clock = new FakeTimeProvider(File.GetLastWriteTimeUtc(left));
        _ = new FolderFileStore(Files, clock);
        Assert.True(File.Exists(left));
        clock.Advance(TimeSpan.FromHours(25));
        var store = new FolderFileStore(Files, clock);
        Assert.False(File.Exists(left));
        Assert.NotNull(await store.Open(stored.Id, CancellationToken.None));
    }

    [Fact]
    public void The_folder_stands_beside_the_storage_file() =>
        Assert.Equal("/var/lib/exchange/exchange-files", FolderFileStore.Beside("/var/lib/exchange/exchange.db"));
}
