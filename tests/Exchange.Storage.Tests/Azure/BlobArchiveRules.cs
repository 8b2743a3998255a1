using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>The rules of moving and keeping, kept by the store in Azure.</summary>
public sealed class BlobArchiveRules(Azurite azurite) : ArchiveRules
{
    private readonly Dictionary<int, AzureStorageAccount> accounts = [];

    protected override async Task<IStateArchive> ForImport(int store) =>
        await BlobStateArchive.OpenForImportAsync(await AccountAsync(store), TimeProvider.System, default);

    protected override async Task<IStateArchive> ForExport(int store) =>
        await BlobStateArchive.OpenForExportAsync(await AccountAsync(store), TimeProvider.System, default);

    protected override IFileStore Files(int store) => new BlobFileStore(AccountAsync(store).GetAwaiter().GetResult());

    protected override async Task Start(int store) => await (await BlobGrainStorageRules.OpenAsync(await AccountAsync(store))).CloseAsync();

    protected override async Task RemoveAsync()
    {
        foreach (var account in accounts.Values)
        {
            await account.State.DeleteIfExistsAsync();
            await account.Files.DeleteIfExistsAsync();
        }
    }

    [Fact]
    public async Task Two_imports_do_not_fill_one_store_at_once()
    {
        await using (await ForImport(0))
        {
            var refusal = await Assert.ThrowsAsync<SettingException>(() => ForImport(0));
            Assert.Contains("another import has it open", refusal.Message, StringComparison.Ordinal);
        }

        await Put(0, Record("a", 1));
    }

    [Fact]
    public async Task A_store_opened_for_reading_is_not_written()
    {
        await Put(0);
        await using var store = await ForExport(0);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Put([Record("a", 1)], default));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Remove(Record("a", 1).Key, default));
        Assert.Empty(await All(0));
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_exported()
    {
        var refusal = await Assert.ThrowsAsync<SettingException>(() => Export(0, "a.tar"));
        Assert.Contains("there is no such container", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_that_is_no_record_stops_an_export_by_its_name()
    {
        await Put(0);
        await accounts[0].State.GetBlobClient("readme.txt").UploadAsync(BinaryData.FromString("a letter"));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => Export(0, "a.tar"));
        Assert.Contains("'readme.txt'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_embedded_store_gave_the_account_gives_back_byte_for_byte()
    {
        using var embedded = new SqliteFolder();
        var records = GrainStorageRules.OddNames.Select((odd, i) => Record(odd, i, odd)).ToArray();
        await using (var store = SqliteStateArchive.OpenForImport(embedded.File, TimeProvider.System))
            await store.Put(records, default);
        await using (var store = SqliteStateArchive.OpenForExport(embedded.File))
            await ArchiveExport.Run(store, Files(0), Name("embedded.tar"), _ => { }, default);
        await Import(0, "embedded.tar");
        await Export(0, "azure.tar");
        Assert.Equal(Bytes("embedded.tar"), Bytes("azure.tar"));
    }

    private async Task<AzureStorageAccount> AccountAsync(int store) =>
        accounts.TryGetValue(store, out var account) ? account : accounts[store] = await azurite.AccountAsync();
}
