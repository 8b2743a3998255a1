using System.Text.RegularExpressions;

namespace Exchange.Storage;

/// <summary>What settings of a storage account are refused, and in which words.</summary>
internal static partial class AzureStorageRules
{
    public const string ConnectionString = "AzureStorage:ConnectionString";
    public const string Account = "AzureStorage:Account";

    /// <exception cref="SettingException">The settings are missing, half or contradictory.</exception>
    public static void Check(AzureStorageOptions options)
    {
        var (byKey, byIdentity) = (!string.IsNullOrWhiteSpace(options.ConnectionString), !string.IsNullOrWhiteSpace(options.Account));
        if (!byKey && !byIdentity)
        {
            throw new SettingException(ConnectionString, $"is missing, and so is {Account}: name the storage account by its "
                + "connection string, or by its name if this machine has a managed identity.");
        }

        if (byKey && byIdentity)
            throw new SettingException(ConnectionString, $"is set, and so is {Account}: keep the one that is meant.");
        if (byKey && !string.IsNullOrWhiteSpace(options.ClientId))
        {
            throw new SettingException("AzureStorage:ClientId", $"is set, but with {ConnectionString} no identity is used: remove it, "
                + $"or set {Account} instead of the connection string.");
        }

        if (byIdentity && !AccountName().IsMatch(options.Account!))
        {
            throw new SettingException(Account, $"is '{options.Account}', but an account's name has 3 to 24 lower-case letters and "
                + "digits: give the name alone, without https:// and what follows it.");
        }

        if (!PrefixForm().IsMatch(options.Prefix ?? ""))
        {
            throw new SettingException("AzureStorage:Prefix", $"is '{options.Prefix}', but it must have 1 to 50 lower-case letters, "
                + "digits and single hyphens, with a letter first and no hyphen last.");
        }
    }

    [GeneratedRegex("^[a-z0-9]{3,24}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountName();

    [GeneratedRegex("^(?=.{1,50}\\z)[a-z](-?[a-z0-9])*\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixForm();
}
