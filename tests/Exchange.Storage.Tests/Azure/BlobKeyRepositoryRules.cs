using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>Keys that all hosts share.</summary>
public sealed class BlobKeyRepositoryRules(Azurite azurite) : IAsyncLifetime
{
    private AzureStorageAccount account = null!;

    public async ValueTask InitializeAsync() => account = await azurite.AccountAsync();

    public async ValueTask DisposeAsync() => await account.Keys.DeleteIfExistsAsync();

    [Fact]
    public void Before_the_first_key_there_are_none() => Assert.Empty(new BlobKeyRepository(account).GetAllElements());

    [Fact]
    public void Two_hosts_see_each_others_keys()
    {
        var (one, two) = (new BlobKeyRepository(account), new BlobKeyRepository(account));
        one.StoreElement(new("key", new XAttribute("id", "1"), "الأردن"), "key-1");
        two.StoreElement(new("key", new XAttribute("id", "2")), "key-2");
        foreach (var host in new[] { one, two })
            Assert.Equal(["1", "2"], Ids(host));
        Assert.Equal("الأردن", one.GetAllElements().Single(key => key.Attribute("id")!.Value == "1").Value);
    }

    [Fact]
    public async Task Keys_stored_at_once_under_one_name_are_all_kept()
    {
        await Task.WhenAll(Enumerable.Range(10, 16).Select(i => Task.Run(() =>
            new BlobKeyRepository(account).StoreElement(new("key", new XAttribute("id", i)), "../same name"))));
        Assert.Equal(Enumerable.Range(10, 16).Select(i => i.ToString(null, null)), Ids(new(account)));
    }

    [Fact]
    public void What_one_host_protects_another_reads()
    {
        using var one = Host();
        using var two = Host();
        var secret = Protector(one).Protect("the minister's cookie");
        Assert.Equal("the minister's cookie", Protector(two).Unprotect(secret));
    }

    [Fact]
    public void An_account_that_is_not_there_is_an_error_and_not_an_empty_ring()
    {
        var lost = new AzureStorageAccount(new() { ConnectionString = Azurite.ConnectionString(1, 1) });
        Assert.Throws<IOException>(() => new BlobKeyRepository(lost).GetAllElements());
        Assert.Throws<IOException>(() => new BlobKeyRepository(lost).StoreElement(new("key"), "key"));
    }

    private static IEnumerable<string> Ids(BlobKeyRepository repository) =>
        repository.GetAllElements().Select(key => key.Attribute("id")!.Value).Order(StringComparer.Ordinal);

    private static IDataProtector Protector(ServiceProvider host) =>
        host.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookies");

    private ServiceProvider Host()
    {
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("exchange");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = new BlobKeyRepository(account));
        return services.BuildServiceProvider();
    }
}
