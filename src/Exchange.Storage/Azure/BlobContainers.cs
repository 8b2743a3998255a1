using Azure.Storage.Blobs;

namespace Exchange.Storage;

/// <summary>Containers are made by the program itself.</summary>
internal static class BlobContainers
{
    /// <exception cref="SettingException">The account cannot be used; the message names the setting.</exception>
    public static async Task CreateIfMissingAsync(this BlobContainerClient container, CancellationToken cancellationToken)
    {
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new SettingException(
                "AzureStorage", $"names an account that cannot be used ({container.Uri}): {AzureFailure.Reason(e)}.", e);
        }
    }
}
