using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace Exchange.Storage;

/// <summary>The storage account that several hosts share: its containers and its tables, by name. Nothing is asked of it here.</summary>
public sealed class AzureStorageAccount
{
    private readonly AzureStorageOptions options;
    private readonly BlobServiceClient blobs;
    private readonly Lazy<TableServiceClient> tables;

    /// <param name="options">The settings <c>AzureStorage:*</c>.</param>
    /// <exception cref="SettingException">The settings are missing, half or contradictory.</exception>
    public AzureStorageAccount(AzureStorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AzureStorageRules.Check(options);
        this.options = options;
        var credential = string.IsNullOrWhiteSpace(options.Account) ? null : Identity(options.ClientId);
        blobs = Client(() => credential is null
            ? new BlobServiceClient(options.ConnectionString, Bounded(new BlobClientOptions()))
            : new BlobServiceClient(Endpoint("blob"), credential, Bounded(new BlobClientOptions())));
        tables = new(() => Client(() => credential is null
            ? new TableServiceClient(options.ConnectionString, Bounded(new TableClientOptions()))
            : new TableServiceClient(Endpoint("table"), credential, Bounded(new TableClientOptions()))));
    }

    /// <summary>The container <c>{prefix}-state</c>: one blob for each stored document.</summary>
    public BlobContainerClient State => blobs.GetBlobContainerClient($"{options.Prefix}-state");

    /// <summary>The container <c>{prefix}-files</c>: one blob for each file, named by its content.</summary>
    public BlobContainerClient Files => blobs.GetBlobContainerClient($"{options.Prefix}-files");

    /// <summary>The container <c>{prefix}-keys</c>: the keys that protect cookies and tokens.</summary>
    public BlobContainerClient Keys => blobs.GetBlobContainerClient($"{options.Prefix}-keys");

    /// <summary>The account's tables.</summary>
    /// <exception cref="SettingException">The connection string names no tables.</exception>
    public TableServiceClient Tables => tables.Value;

    /// <summary>The table <c>{Prefix}Membership</c>; a table's name has no hyphens.</summary>
    public string MembershipTable =>
        string.Concat(options.Prefix.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..])) + "Membership";

    /// <summary>Makes sure of a container of this account.</summary>
    /// <exception cref="SettingException">The account cannot be used.</exception>
    internal async Task CreateIfMissingAsync(BlobContainerClient container, CancellationToken cancellationToken)
    {
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw Unusable(container, AzureFailure.Reason(e), e);
        }
    }

    internal SettingException Unusable(BlobContainerClient container, string reason, Exception? cause = null) => new(
        string.IsNullOrWhiteSpace(options.Account) ? AzureStorageRules.ConnectionString : AzureStorageRules.Account,
        $"names a storage account that cannot be used ({container.Uri}): {reason}.", cause);

    private Uri Endpoint(string service) => new($"https://{options.Account}.{service}.core.windows.net");

    private static TokenCredential Identity(string? clientId) => string.IsNullOrWhiteSpace(clientId)
        ? new DefaultAzureCredential()
        : new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));

    // When the account cannot be reached, three tries end within about 13 seconds: callers see an error, not a hang.
    private static T Bounded<T>(T client) where T : ClientOptions
    {
        client.Retry.Mode = RetryMode.Exponential;
        client.Retry.MaxRetries = 2;
        client.Retry.Delay = TimeSpan.FromMilliseconds(200);
        client.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        client.Retry.NetworkTimeout = TimeSpan.FromSeconds(4);
        return client;
    }

    private static T Client<T>(Func<T> create)
    {
        try
        {
            return create();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // The exception's own words may repeat a part of the string, and with it the key.
            throw new SettingException(AzureStorageRules.ConnectionString, "cannot be used: it must name the account and its key or "
                + "signature, as Azure's portal shows it under 'Access keys'.", e);
        }
    }
}
