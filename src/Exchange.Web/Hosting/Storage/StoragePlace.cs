using Exchange.Storage;
using Exchange.Web.Hosting.Cluster;

namespace Exchange.Web.Hosting.Storage;

/// <summary>Where state is kept, by the setting <c>Storage</c>: the embedded file on this machine's disk, or an Azure storage account.</summary>
/// <param name="Path">The embedded file; null if state is kept in Azure Storage. Keys and files stand beside it.</param>
/// <param name="Account">The storage account; null if state is kept on this machine.</param>
internal sealed record StoragePlace(string? Path, AzureStorageAccount? Account)
{
    /// <summary>The folder of the embedded file.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)
        ?? throw new InvalidOperationException("State is kept in Azure Storage: there is no folder.");

    /// <summary>For people: a path or an address, never a secret.</summary>
    public string Name => Path ?? Account!.State.Uri.ToString();

    /// <exception cref="SettingException">A setting is missing or does not fit; the message names it.</exception>
    public static StoragePlace Read(IConfiguration configuration, string contentRoot, ClusterKind cluster)
    {
        switch ((configuration["Storage"] ?? "").ToUpperInvariant())
        {
            case "EMBEDDED" when cluster == ClusterKind.Azure:
                throw new SettingException(
                    "Storage",
                    "is Embedded, but Cluster is Azure: hosts of a cluster share their state, which one machine's disk cannot. "
                    + "Set Storage to Azure, or take it away.");
            case "" when cluster == ClusterKind.Azure:
            case "AZURE":
                return new(null, new(configuration.GetSection("AzureStorage").Get<AzureStorageOptions>() ?? new()));
            case "" or "EMBEDDED":
                return new(System.IO.Path.GetFullPath(configuration["Storage:Path"] ?? System.IO.Path.Combine("data", "exchange.db"), contentRoot), null);
            default:
                throw new SettingException(
                    "Storage", $"is '{configuration["Storage"]}'; it must be Embedded (a file on this machine) or Azure (a storage account).");
        }
    }
}
