using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>What settings name an account, and what is said about those that do not.</summary>
public sealed class AzureStorageAccountRules
{
    private static readonly string Keyed = Azurite.ConnectionString(10000, 10002);

    [Fact]
    public void An_account_named_by_its_connection_string_has_its_names_under_the_prefix()
    {
        var account = new AzureStorageAccount(new() { ConnectionString = Keyed, Prefix = "ministry-2" });
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1/ministry-2-state", account.State.Uri.ToString());
        Assert.Equal("ministry-2-files", account.Files.Name);
        Assert.Equal("ministry-2-keys", account.Keys.Name);
        Assert.Equal("Ministry2Membership", account.MembershipTable);
        Assert.Equal("http://127.0.0.1:10002/devstoreaccount1", account.Tables.Uri.ToString().TrimEnd('/'));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    public void An_account_named_for_an_identity_is_at_its_usual_address(string? clientId)
    {
        var account = new AzureStorageAccount(new() { Account = "exchangestore", ClientId = clientId });
        Assert.Equal("https://exchangestore.blob.core.windows.net/exchange-state", account.State.Uri.ToString());
        Assert.Equal("https://exchangestore.table.core.windows.net/", account.Tables.Uri.ToString());
        Assert.Equal("ExchangeMembership", account.MembershipTable);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", " ")]
    public void No_account_is_refused(string? connection, string? account) => Refused(
        new() { ConnectionString = connection, Account = account },
        "Setting AzureStorage:ConnectionString is missing, and so is AzureStorage:Account");

    [Fact]
    public void Two_accounts_are_refused() => Refused(
        new() { ConnectionString = Keyed, Account = "exchangestore" },
        "Setting AzureStorage:ConnectionString is set, and so is AzureStorage:Account");

    [Fact]
    public void An_identity_for_a_connection_string_is_refused() => Refused(
        new() { ConnectionString = Keyed, ClientId = "1" }, "Setting AzureStorage:ClientId is set");

    [Theory]
    [InlineData("https://exchangestore.blob.core.windows.net")]
    [InlineData("ExchangeStore")]
    [InlineData("ab")]
    [InlineData("exchangestore\n")]
    public void A_name_that_no_account_can_have_is_refused(string account) => Refused(
        new() { Account = account }, $"Setting AzureStorage:Account is '{account}'");

    [Theory]
    [InlineData("")]
    [InlineData("Exchange")]
    [InlineData("1exchange")]
    [InlineData("exchange-")]
    [InlineData("ex--change")]
    [InlineData("an-exchange-whose-name-is-longer-than-fifty-letters-")]
    [InlineData("anexchangewhosenameislongerthanfiftylettersandmorees")]
    public void A_prefix_that_no_container_can_begin_with_is_refused(string prefix) => Refused(
        new() { ConnectionString = Keyed, Prefix = prefix }, $"Setting AzureStorage:Prefix is '{prefix}'");

    [Theory]
    [InlineData("secret")]
    [InlineData("AccountName=x;AccountKey=secret")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=x;AccountKey=not base 64 secret;EndpointSuffix=core.windows.net")]
    public void A_connection_string_that_names_no_account_is_refused_without_repeating_it(string connection)
    {
        var refusal = Refused(new() { ConnectionString = connection }, "Setting AzureStorage:ConnectionString cannot be used");
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    private static SettingException Refused(AzureStorageOptions options, string reason)
    {
        var refusal = Assert.Throws<SettingException>(() => new AzureStorageAccount(options));
        Assert.StartsWith(reason, refusal.Message, StringComparison.Ordinal);
        return refusal;
    }
}
