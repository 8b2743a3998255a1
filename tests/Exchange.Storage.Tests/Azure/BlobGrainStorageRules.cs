using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Storage.Tests;

/// <summary>The rules of every storage, kept by the one in Azure.</summary>
public sealed class BlobGrainStorageRules(Azurite azurite) : GrainStorageRules
{
    private AzureStorageAccount? account;
    private BlobGrainStorage? storage;

    internal static async Task<BlobGrainStorage> OpenAsync(AzureStorageAccount account)
    {
        var storage = new BlobGrainStorage("test", account, TimeProvider.System, NullLogger<BlobGrainStorage>.Instance);
        await storage.OpenAsync(CancellationToken.None);
        return storage;
    }

    protected override async Task<IGrainStorage> OpenAsync() =>
        storage = await OpenAsync(account ??= await azurite.AccountAsync());

    protected override Task CloseAsync() => storage?.CloseAsync() ?? Task.CompletedTask;

    protected override Task RemoveAsync() => account?.State.DeleteIfExistsAsync() ?? Task.CompletedTask;

    protected override async Task<string?> StoredAsync(GrainId id, string name = "state") =>
        await Blob(id, name).ExistsAsync() ? (await Blob(id, name).DownloadContentAsync()).Value.Content.ToString() : null;

    protected override Task ReplaceAsync(GrainId id, string document) =>
        Blob(id, "state").UploadAsync(BinaryData.FromString(document), overwrite: true);

    private BlobClient Blob(GrainId id, string name) => account!.State.GetBlobClient(BlobName.Of(RecordKey.Of(name, id)).Name);
}
