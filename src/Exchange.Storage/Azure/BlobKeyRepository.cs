using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Exchange.Storage;

/// <summary>
/// The keys that protect cookies and tokens, one blob each in the account's container of keys, so that what one host signs every
/// host can read. They are only ever added; who may read the container may forge a sign-in.
/// </summary>
/// <param name="account">The account.</param>
public sealed class BlobKeyRepository(AzureStorageAccount account) : IXmlRepository
{
    private const string Ending = ".xml";

    private BlobContainerClient Container => account.Keys;

    /// <summary>All keys and revocations, of whichever host.</summary>
    /// <exception cref="IOException">They could not be read.</exception>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        try
        {
            return
            [
                .. Container.GetBlobs().Where(blob => blob.Name.EndsWith(Ending, StringComparison.Ordinal))
                    .Select(blob => XElement.Load(Container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToStream())),
            ];
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Nobody has stored one yet.
            return [];
        }
        catch (Exception e)
        {
            throw new IOException($"The keys in {Container.Uri} were not read: {AzureFailure.Reason(e)}", e);
        }
    }

    /// <summary>Adds one; never replaces another of the same name.</summary>
    /// <param name="element">The key or revocation.</param>
    /// <param name="friendlyName">What an operator reads in the list of blobs.</param>
    /// <exception cref="IOException">It was not stored.</exception>
    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        var name = $"{BlobName.Escape(friendlyName ?? "")}.{Guid.NewGuid():N}{Ending}";
        var options = new BlobUploadOptions
        {
            Conditions = new() { IfNoneMatch = ETag.All },
            HttpHeaders = new() { ContentType = "application/xml" },
        };
        try
        {
            Container.CreateIfNotExists();
            Container.GetBlobClient(name).Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), options);
        }
        catch (Exception e)
        {
            throw new IOException($"The key '{friendlyName}' was not stored in {Container.Uri}: {AzureFailure.Reason(e)}", e);
        }
    }
}
