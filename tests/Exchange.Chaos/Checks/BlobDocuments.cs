using Azure.Storage.Blobs;

namespace Exchange.Chaos.Checks;

/// <summary>The storage account's container of state, read with nothing of the product once its hosts have ended.</summary>
internal static class BlobDocuments
{
    public static async Task<IReadOnlyList<Stored>> Read(string connection, string container)
    {
        var blobs = new BlobContainerClient(connection, container, new() { Retry = { NetworkTimeout = TimeSpan.FromSeconds(20) } });
        var stored = new List<Stored>();
        await foreach (var blob in blobs.GetBlobsAsync())
        {
            // type/key/state.json, each part with ~ for the % of an address.
            var parts = blob.Name[..^".json".Length].Split('/').Select(p => Uri.UnescapeDataString(p.Replace('~', '%'))).ToArray();
            var document = await blobs.GetBlobClient(blob.Name).DownloadContentAsync();
            stored.Add(new(parts[0], parts[1], parts[2], document.Value.Content.ToString()));
        }
        return stored;
    }
}
