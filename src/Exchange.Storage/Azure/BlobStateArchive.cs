using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Exchange.Storage;

/// <summary>The documents in an account's container of state, read and written without a silo.</summary>
/// <remarks>
/// The account keeps no picture of one moment: each document is exported as it is when its turn comes, so an export that must be of
/// one moment is made while no host runs. An import keeps other imports and starting hosts away, but not a host that already runs.
/// </remarks>
public sealed class BlobStateArchive : IStateArchive
{
    // The longest that a lease can be without being for ever: a killed import stands in the way no longer than this.
    private static readonly TimeSpan Alone = TimeSpan.FromSeconds(60);

    private const int AtOnce = 8;
    private const int ReadAhead = 4;

    private readonly AzureStorageAccount account;
    private readonly TimeProvider time;
    private readonly BlobLeaseClient? lease;

    private BlobStateArchive(AzureStorageAccount account, TimeProvider time, BlobLeaseClient? lease)
    {
        this.account = account;
        this.time = time;
        this.lease = lease;
    }

    private BlobContainerClient Container => account.State;

    /// <summary>Opens the container for reading; hosts may go on running.</summary>
    /// <param name="account">The account.</param>
    /// <param name="time">Bounds how long the account may take to answer.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="SettingException">The account cannot be used, or has no such container.</exception>
    public static async Task<BlobStateArchive> OpenForExportAsync(
        AzureStorageAccount account, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        try
        {
            await account.State.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            throw account.Unusable(account.State, "there is no such container, so there is nothing to export", e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw account.Unusable(account.State, AzureFailure.Reason(e), e);
        }

        return new(account, time, lease: null);
    }

    /// <summary>Opens or creates the container for writing; another import is kept out until this one is closed or has been silent for a minute.</summary>
    /// <inheritdoc cref="OpenForExportAsync"/>
    /// <exception cref="SettingException">The account cannot be used, or another import has the container open.</exception>
    public static async Task<BlobStateArchive> OpenForImportAsync(
        AzureStorageAccount account, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        await account.CreateIfMissingAsync(account.State, cancellationToken);
        var lease = account.State.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Alone, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
        {
            throw account.Unusable(account.State,
                "another import has it open, or was killed less than a minute ago; wait for it, or try again in a minute", e);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw account.Unusable(account.State, AzureFailure.Reason(e), e);
        }

        return new(account, time, lease);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredRecord> Read(RecordKey? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The account's order is that of the blobs' names; only the keys are held to put them into ours.
        var keys = await KeysAsync(after, cancellationToken);
        keys.Sort(RecordKey.Order);
        var ahead = new Queue<Task<StoredRecord?>>(ReadAhead);
        foreach (var key in keys)
        {
            if (ahead.Count == ReadAhead && await ahead.Dequeue() is { } next)
                yield return next;
            ahead.Enqueue(Find(key, cancellationToken));
        }

        while (ahead.TryDequeue(out var last))
        {
            if (await last is { } record)
                yield return record;
        }
    }

    /// <inheritdoc/>
    public async Task<StoredRecord?> Find(RecordKey key, CancellationToken cancellationToken) =>
        await Record(key).ReadAsync(cancellationToken) is { } found ? new(key, found.Body.ToMemory()) : null;

    /// <inheritdoc/>
    public async Task Put(IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken)
    {
        await KeepAloneAsync(cancellationToken);
        await Parallel.ForEachAsync(
            records,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (record, _) => await Record(record.Key).PutAsync(record.Body));
    }

    /// <inheritdoc/>
    public async Task Remove(RecordKey key, CancellationToken cancellationToken)
    {
        await KeepAloneAsync(cancellationToken);
        await Record(key).RemoveAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (lease is null)
            return;
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // It ends by itself.
        }
    }

    private BlobRecord Record(RecordKey key) => new(Container, key, time);

    private async Task<List<RecordKey>> KeysAsync(RecordKey? after, CancellationToken cancellationToken)
    {
        var keys = new List<RecordKey>();
        try
        {
            var withMetadata = new GetBlobsOptions { Traits = BlobTraits.Metadata };
            await foreach (var blob in Container.GetBlobsAsync(withMetadata, cancellationToken))
            {
                var key = BlobName.Record(blob.Name, blob.Metadata);
                if (after is null || RecordKey.Order.Compare(key, after.Value) > 0)
                    keys.Add(key);
            }
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            throw new IOException($"The documents in {Container.Uri} were not listed: {AzureFailure.Reason(e)}", e);
        }

        return keys;
    }

    private async Task KeepAloneAsync(CancellationToken cancellationToken)
    {
        if (lease is null)
            throw new InvalidOperationException("The store was opened for reading.");
        try
        {
            await lease.RenewAsync(cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            throw new IOException($"The container {Container.Uri} is no longer this import's alone: {AzureFailure.Reason(e)}", e);
        }
    }
}
