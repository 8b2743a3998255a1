using System.Text;
using CsCheck;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>What moving and keeping promises of every store. A provider's tests derive from this and say how to open it.</summary>
public abstract partial class ArchiveRules : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("exchange-archive-").FullName;

    /// <summary>One of several stores of this test, empty at its start, opened alone.</summary>
    protected abstract Task<IStateArchive> ForImport(int store);

    /// <summary>The same, opened for reading.</summary>
    protected abstract Task<IStateArchive> ForExport(int store);

    protected abstract IFileStore Files(int store);

    /// <summary>Opens the store as a running program does and closes it again.</summary>
    protected abstract Task Start(int store);

    protected abstract Task RemoveAsync();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected static StoredRecord Record(RecordKey key, int number, string text = "") =>
        new(key, StorageJson.Write(new Ledger { Number = number, Text = text }));

    protected static StoredRecord Record(string key, int number, string text = "") => Record(new RecordKey("member", key, "state"), number, text);

    protected string Name(string name) => Path.Combine(folder, name);

    protected async Task Put(int store, params StoredRecord[] records)
    {
        await using var opened = await ForImport(store);
        await opened.Put(records, default);
    }

    protected async Task<List<StoredRecord>> All(int store, RecordKey? after = null)
    {
        await using var opened = await ForExport(store);
        return await opened.Read(after, default).ToListAsync();
    }

    protected async Task<ArchiveSummary> Export(int store, string name, List<string>? said = null)
    {
        await using var opened = await ForExport(store);
        return await ArchiveExport.Run(opened, Files(store), Name(name), s => said?.Add(s), default);
    }

    protected async Task<ArchiveSummary> Import(int store, string name, List<string>? said = null)
    {
        await using var opened = await ForImport(store);
        return await ArchiveImport.Run(opened, Files(store), Name(name), s => said?.Add(s), default);
    }

    protected async Task<string> Refused(Func<Task> act) => (await Assert.ThrowsAsync<ArchiveException>(act)).Message;

    protected byte[] Bytes(string name) => File.ReadAllBytes(Name(name));

    /// <summary>Some documents and files that make several entries.</summary>
    protected async Task Fill(int store)
    {
        await Put(store, [.. Enumerable.Range(0, 60).Select(i => Record($"grain {i}", i, new string('ع', 80_000)))]);
        foreach (var text in (string[])["one", "two", ""])
            await Files(store).Put(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1 << 20, default);
    }

    [Fact]
    public async Task What_was_exported_is_imported_whole_and_exports_the_same()
    {
        RecordKey[] keys =
        [
            .. GrainStorageRules.OddNames.Select(odd => new RecordKey("member", odd, "state")),
            .. GrainStorageRules.OddNames.Select(odd => new RecordKey(odd, "one", "state")),
            .. GrainStorageRules.OddNames.Select(odd => new RecordKey("one", "one", odd)),
        ];
        await Put(0, [.. keys.Select((key, i) => Record(key, i, $"{key}"))]);
        await Put(0, Record("large", 7, string.Concat(Enumerable.Range(0, 1_500_000).Select(i => i.ToString("D8", null)))));
        await Files(0).Put(new MemoryStream([.. Enumerable.Range(0, 300_000).Select(i => (byte)i)]), 1 << 20, default);
        await Files(0).Put(new MemoryStream(), 1 << 20, default);

        var exported = await Export(0, "first.tar");
        var imported = await Import(1, "first.tar");
        Assert.Equal(exported, imported);
        Assert.Equal((keys.Length + 1, 2L), (exported.Records, exported.Files));
        Assert.Equal(await Export(1, "second.tar"), exported);
        Assert.Equal(Bytes("first.tar"), Bytes("second.tar"));
        var (before, after) = (await All(0), await All(1));
        Assert.Equal(before.Select(r => (r.Key, Encoding.UTF8.GetString(r.Body.Span))), after.Select(r => (r.Key, Encoding.UTF8.GetString(r.Body.Span))));
        await Start(1);
    }

    [Fact]
    public async Task An_empty_store_is_exported_and_imported_too()
    {
        await Put(0);
        var exported = await Export(0, "empty.tar");
        Assert.Equal(0, exported.Records);
        await Import(1, "empty.tar");
        Assert.Empty(await All(1));
        await Start(1);
    }

    [Fact]
    public async Task Two_exports_without_changes_are_the_same_byte_for_byte()
    {
        await Fill(0);
        await Export(0, "a.tar");
        await Export(0, "b.tar");
        Assert.Equal(Bytes("a.tar"), Bytes("b.tar"));
        Assert.Equal(["a.tar", "b.tar"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_order_of_writing_does_not_matter()
    {
        var records = GrainStorageRules.OddNames.Select((odd, i) => Record(odd, i)).ToArray();
        await Put(0, records);
        await Put(1, [.. records.Reverse()]);
        await Export(0, "a.tar");
        await Export(1, "b.tar");
        Assert.Equal(Bytes("a.tar"), Bytes("b.tar"));
    }

    [Fact]
    public async Task Documents_are_read_in_the_order_of_their_UTF8_from_behind_any_key()
    {
        // U+FFFD stands before U+1F30D in UTF-8 and behind it in UTF-16.
        string[] odd = [.. GrainStorageRules.OddNames, "\ufffd", "🌍", "🌍a", "🌎"];
        await Put(0, [.. odd.Select((key, i) => Record(key, i))]);
        var expected = odd.OrderBy(key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)), StringComparer.Ordinal).ToList();
        Assert.Equal(expected, (await All(0)).Select(r => r.Key.GrainKey));
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected[(i + 1)..], (await All(0, new RecordKey("member", expected[i], "state"))).Select(r => r.Key.GrainKey));
    }

    [Fact]
    public async Task Line_breaks_between_the_tokens_of_a_document_become_spaces_and_then_stay()
    {
        await Put(0, new StoredRecord(new("member", "a", "state"), " \r\n{\n  \"number\": 3,\r\n  \"text\": \"x\\ny\"\n}\n"u8.ToArray()));
        await Export(0, "a.tar");
        await Import(1, "a.tar");
        Assert.Equal("""{   "number": 3,    "text": "x\ny" }""", Encoding.UTF8.GetString(Assert.Single(await All(1)).Body.Span));
        await Export(1, "b.tar");
        Assert.Equal(Bytes("a.tar"), Bytes("b.tar"));
    }

    [Fact]
    public async Task A_document_that_is_not_JSON_cannot_be_exported_and_is_named()
    {
        await Put(0, new StoredRecord(new("member", "broken", "state"), "{\"number\":"u8.ToArray()));
        Assert.Contains("member/broken state 'state' is not JSON", await Refused(() => Export(0, "a.tar")), StringComparison.Ordinal);
        Assert.False(File.Exists(Name("a.tar")));
    }

    [Fact]
    public void Keys_are_ordered_as_their_UTF8()
    {
        var text = Gen.Int[0, 8].Select(i => "ab\u0600\u0601\ue000\uffff😀🌍🌎".EnumerateRunes().ElementAt(i).ToString()).Array[0, 4].Select(string.Concat);
        Gen.Select(text, text).Sample((left, right) => Assert.Equal(
            Math.Sign(Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right))),
            Math.Sign(RecordKey.Order.Compare(new("t", left, "s"), new("t", right, "s")))));
    }
}
