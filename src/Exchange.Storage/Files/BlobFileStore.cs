using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Exchange.Storage;

/// <summary>Files in the account's container of files, each a blob that is called by its id.</summary>
/// <param name="account">The account.</param>
public sealed class BlobFileStore(AzureStorageAccount account) : IFileStore
{
    private static readonly StorageTransferOptions InParts =
        new() { InitialTransferSize = 4 << 20, MaximumTransferSize = 4 << 20, MaximumConcurrency = 2 };

    private BlobContainerClient Container => account.Files;

    /// <inheritdoc/>
    public async Task<StoredFile?> Put(Stream content, long maxLength, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        // A blob's name must be known before its first byte is sent: what comes in waits on this host's disk.
        await using var waiting = FileIntake.Create(
            Path.Combine(Path.GetTempPath(), $"exchange-{Guid.NewGuid():N}"), FileOptions.DeleteOnClose);
        if (await FileIntake.CopyAsync(content, waiting, maxLength, cancellationToken) is not { } taken)
            return null;
        await Told($"The file {taken.Id} was not stored", async () =>
        {
            await Container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            if (await LengthAsync(taken.Id, cancellationToken) != taken.Length)
                await UploadAsync(taken.Id, waiting, cancellationToken);
            return true;
        }, cancellationToken);
        return taken;
    }

    /// <inheritdoc/>
    public async Task<OpenFile?> Open(string id, CancellationToken cancellationToken)
    {
        if (!FileIntake.IsId(id))
            return null;
        return await Told($"The file {id} was not opened", async () =>
        {
            try
            {
                var found = (await Container.GetBlobClient(id).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
                return new OpenFile(found.Details.ContentLength, new CheckedStream(id, found.Details.ContentLength, found.Content));
            }
            catch (RequestFailedException e) when (IsMissing(e))
            {
                return null;
            }
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> Delete(string id, CancellationToken cancellationToken) => FileIntake.IsId(id)
        && await Told(
            $"The file {id} was not removed",
            async () => (await Container.GetBlobClient(id).DeleteIfExistsAsync(cancellationToken: cancellationToken)).Value,
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> List([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The account lists blobs in the ordinal order of their names.
        await using var blobs = Container.GetBlobsAsync(new GetBlobsOptions(), cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await Told("The files were not listed", NextAsync, cancellationToken))
        {
            if (FileIntake.IsId(blobs.Current.Name))
                yield return blobs.Current.Name;
        }

        async Task<bool> NextAsync()
        {
            try
            {
                return await blobs.MoveNextAsync();
            }
            catch (RequestFailedException e) when (IsMissing(e))
            {
                return false;
            }
        }
    }

    private async Task<long?> LengthAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await Container.GetBlobClient(id).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ContentLength;
        }
        catch (RequestFailedException e) when (IsMissing(e))
        {
            return null;
        }
    }

    private async Task UploadAsync(string id, FileStream waiting, CancellationToken cancellationToken)
    {
        waiting.Position = 0;
        try
        {
            await Container.GetBlobClient(id).UploadAsync(waiting, new BlobUploadOptions { TransferOptions = InParts }, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Somebody else has just stored the same file, and with it the parts that were ready here.
            if (await LengthAsync(id, cancellationToken) != waiting.Length)
                throw;
        }
    }

    // No container: nothing has been put yet.
    private static bool IsMissing(RequestFailedException e) =>
        e.ErrorCode == BlobErrorCode.BlobNotFound || e.ErrorCode == BlobErrorCode.ContainerNotFound;

    private async Task<T> Told<T>(string what, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IOException($"{what} ({Container.Uri}): {AzureFailure.Reason(e)}", e);
        }
    }
}
