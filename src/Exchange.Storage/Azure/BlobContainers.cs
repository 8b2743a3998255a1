using Azure.Storage.Blobs;

namespace Exchange.Storage;

/// <summary>Containers are made by the program itself.</summary>
internal static class BlobContainers
{
    /// <exception cref="InvalidOperationException">The account cannot be used; the message names the setting.</exception>
    public static async Task CreateIfMissingAsync(this BlobContainerClient container, CancellationToken cancellationToken)
    {
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"The storage account of settings AzureStorage:* cannot be used ({container.Uri}): {AzureFailure.Reason(e)}.", e);
        }
    }
}
