using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>The rules of every store of files, kept by the container of files, and its own.</summary>
public sealed class BlobFileStoreRules(Azurite azurite) : FileStoreRules
{
    private AzureStorageAccount? account;

    protected override async Task<IFileStore> OpenAsync() => new BlobFileStore(account ??= await azurite.AccountAsync());

    protected override Task RemoveAsync() => account!.Files.DeleteIfExistsAsync();

    protected override Task ReplaceAsync(string id, byte[] content) =>
        account!.Files.GetBlobClient(id).UploadAsync(new BinaryData(content), overwrite: true);

    protected override async Task<int> TracesAsync()
    {
        if (!await account!.Files.ExistsAsync())
            return 0;
        var blobs = 0;
        var unfinished = new Azure.Storage.Blobs.Models.GetBlobsOptions { States = Azure.Storage.Blobs.Models.BlobStates.Uncommitted };
        await foreach (var _ in account.Files.GetBlobsAsync(unfinished))
            blobs++;
        return blobs;
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_an_error_and_not_an_empty_store()
    {
        var lost = new BlobFileStore(new AzureStorageAccount(new() { ConnectionString = Azurite.ConnectionString(1, 1) }));
        var id = new string('0', 64);
        foreach (var call in (Func<Task>[])
            [
                () => lost.Put(new MemoryStream([1]), 10, CancellationToken.None),
                () => lost.Open(id, CancellationToken.None),
                () => lost.Delete(id, CancellationToken.None),
                async () => await lost.List(CancellationToken.None).GetAsyncEnumerator().MoveNextAsync(),
            ])
        {
            var failure = await Assert.ThrowsAsync<IOException>(call);
            Assert.DoesNotContain('\n', failure.Message);
        }
    }
}
