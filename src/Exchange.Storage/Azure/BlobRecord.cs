using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Orleans.Storage;

namespace Exchange.Storage;

/// <summary>One stored document and its blob. Every call ends within <see cref="Limit"/>, answered or not.</summary>
internal sealed class BlobRecord(BlobContainerClient container, RecordKey key, TimeProvider time)
{
    /// <summary>How long the account may take, tries included.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(12);

    private static readonly BlobHttpHeaders Json = new() { ContentType = "application/json" };

    // Never in parts: the library calls the parts of two writers by the same names, and the winner could store some of the other's.
    private static readonly StorageTransferOptions InOne = new() { InitialTransferSize = 256 << 20 };

    private readonly BlobName name = BlobName.Of(key);

    private BlobClient Blob => container.GetBlobClient(name.Name);

    /// <summary>The document and its ETag, or null when there is none.</summary>
    public async Task<(BinaryData Body, string ETag)?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            // A container that is gone is an error: it must not read as if nothing had ever been stored.
            var found = (await BoundedAsync("read", Blob.DownloadContentAsync, cancellationToken)).Value;
            return (found.Content, found.Details.ETag.ToString());
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Stores the document if the stored one is still the one that the caller saw; returns the new ETag.</summary>
    /// <exception cref="InconsistentStateException">Another writer was there before.</exception>
    public async Task<string> WriteAsync(string? etag, byte[] body)
    {
        if (NeverGiven(etag))
            throw await StaleAsync(etag);
        try
        {
            return await UploadAsync(body, etag is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = new ETag(etag) });
        }
        catch (RequestFailedException)
        {
            throw await StaleAsync(etag);
        }
    }

    /// <summary>Removes the document if the stored one is still the one that the caller saw.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public async Task ClearAsync(string? etag)
    {
        try
        {
            if (etag is null ? await ETagAsync() is null : !NeverGiven(etag) && await DeleteAsync(etag))
                return;
        }
        catch (RequestFailedException)
        {
            // Told below, as every refusal.
        }

        throw await StaleAsync(etag);
    }

    /// <summary>Stores the document whatever is stored.</summary>
    public Task PutAsync(ReadOnlyMemory<byte> body) => UploadAsync(body, null);

    /// <summary>Removes the document whatever is stored.</summary>
    public Task RemoveAsync() => BoundedAsync("removed", token => Blob.DeleteIfExistsAsync(cancellationToken: token));

    private async Task<string> UploadAsync(ReadOnlyMemory<byte> body, BlobRequestConditions? conditions)
    {
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            HttpHeaders = Json,
            Metadata = name.Metadata,
            TransferOptions = InOne,
        };
        var stored = await BoundedAsync("saved", token => Blob.UploadAsync(new BinaryData(body), options, token));
        return stored.Value.ETag.ToString();
    }

    private async Task<bool> DeleteAsync(string etag)
    {
        var seen = new BlobRequestConditions { IfMatch = new ETag(etag) };
        await BoundedAsync("cleared", token => Blob.DeleteAsync(DeleteSnapshotsOption.None, seen, token));
        return true;
    }

    // To the account an empty ETag is no condition, and a star is any.
    private static bool NeverGiven(string? etag) => etag is "" or "*";

    private async Task<InconsistentStateException> StaleAsync(string? etag)
    {
        var now = await ETagAsync();
        return new($"{key} was changed by another writer: stored is {now ?? "no record"}, the caller had {etag ?? "no record"}.",
            now ?? "", etag ?? "");
    }

    private async Task<string?> ETagAsync()
    {
        try
        {
            return (await BoundedAsync("read", token => Blob.GetPropertiesAsync(null, token))).Value.ETag.ToString();
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>
    /// Lets through what is an answer about this record; everything else means that the outcome is unknown, and says so in a
    /// sentence. A caller's cancellation ends a reading; a change once sent is awaited, since who left early would not know it.
    /// </summary>
    private async Task<T> BoundedAsync<T>(
        string done, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken = default)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await call(either.Token);
        }
        catch (RequestFailedException e) when (IsAnswer(e.ErrorCode))
        {
            throw;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = limit.IsCancellationRequested
                ? $"the storage account did not answer within {Limit.TotalSeconds:0} seconds"
                : AzureFailure.Reason(e);
            throw new IOException($"{key} was not {done}: {reason}", e);
        }
    }

    private static bool IsAnswer(string? code) => code == BlobErrorCode.BlobNotFound
        || code == BlobErrorCode.BlobAlreadyExists || code == BlobErrorCode.ConditionNotMet;
}
