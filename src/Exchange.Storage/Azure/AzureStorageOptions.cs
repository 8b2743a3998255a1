namespace Exchange.Storage;

/// <summary>Which storage account in Azure keeps state, files and keys, and under what names: the settings <c>AzureStorage:*</c>.</summary>
public sealed class AzureStorageOptions
{
    /// <summary>A connection string with a key or a shared access signature, as Azurite and older accounts need it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's name, for example <c>exchangestore</c>; asked with the machine's managed identity.</summary>
    public string? Account { get; set; }

    /// <summary>The client id of a user-assigned identity, where the machine has more than one; only with <see cref="Account"/>.</summary>
    public string? ClientId { get; set; }

    /// <summary>
    /// Begins every name in the account: containers <c>exchange-state</c>, <c>exchange-files</c> and <c>exchange-keys</c>, table
    /// <c>ExchangeMembership</c>. Lower-case letters, digits and single hyphens, a letter first, at most 50.
    /// </summary>
    public string Prefix { get; set; } = "exchange";
}
