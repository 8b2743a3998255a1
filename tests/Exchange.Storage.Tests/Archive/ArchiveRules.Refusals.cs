using System.Formats.Tar;
using System.Text;
using CsCheck;
using Xunit;

namespace Exchange.Storage.Tests;

public abstract partial class ArchiveRules
{
    [Fact]
    public async Task A_store_that_is_not_empty_is_not_filled_and_what_it_holds_is_named()
    {
        await Fill(0);
        await Export(0, "a.tar");
        await Put(1, Record("Jordan", 1));
        Assert.Contains("it holds member/Jordan state 'state'", await Refused(() => Import(1, "a.tar")), StringComparison.Ordinal);
        Assert.Equal("Jordan", Assert.Single(await All(1)).Key.GrainKey);

        await Put(2);
        await Files(2).Put(new MemoryStream([1]), 1 << 20, default);
        Assert.Contains("it holds the file ", await Refused(() => Import(2, "a.tar")), StringComparison.Ordinal);
        Assert.Empty(await All(2));
    }

    [Fact]
    public async Task A_damaged_archive_is_refused_or_the_damage_is_nothing_that_is_read()
    {
        await Put(0, [.. Enumerable.Range(0, 30).Select(i => Record($"grain {i}", i, $"text {i}"))]);
        await Files(0).Put(new MemoryStream([1, 2, 3]), 1 << 20, default);
        await Export(0, "a.tar");
        var whole = Bytes("a.tar");
        await Put(1);
        var run = 1;
        var refused = 0;
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[1, 255]).Sample((at, change) => Check(at, change).GetAwaiter().GetResult(), iter: 150, threads: 1);
        Assert.InRange(refused, 50, 150);

        async Task Check(int at, int change)
        {
            byte[] damaged = [.. whole];
            damaged[at] ^= (byte)change;
            await File.WriteAllBytesAsync(Name("damaged.tar"), damaged);
            try
            {
                await Import(run, "damaged.tar");
            }
            catch (ArchiveException e)
            {
                Assert.Contains("Nothing was written", e.Message, StringComparison.Ordinal);
                Assert.Empty(await All(run));
                refused++;
                return;
            }

            await Export(run, "back.tar");
            Assert.Equal(whole, Bytes("back.tar"));
            await Put(++run);
        }
    }

    [Fact]
    public async Task A_truncated_or_lengthened_archive_is_refused_and_nothing_is_written()
    {
        await Put(0, [.. Enumerable.Range(0, 30).Select(i => Record($"grain {i}", i, $"text {i}"))]);
        await Export(0, "a.tar");
        var whole = Bytes("a.tar");
        await Put(1);
        for (var length = 0; length < whole.Length; length += 97)
            await NotTaken(whole[..length]);
        await NotTaken([.. whole, 1]);
        await NotTaken([.. whole, .. whole]);
        await NotTaken([.. whole.AsSpan(0, whole.Length - 1024), .. whole]);

        async Task NotTaken(byte[] bytes)
        {
            await File.WriteAllBytesAsync(Name("cut.tar"), bytes);
            Assert.Contains("Nothing was written", await Refused(() => Import(1, "cut.tar")), StringComparison.Ordinal);
            Assert.Empty(await All(1));
        }
    }

    [Fact]
    public async Task A_foreign_file_is_refused_in_a_sentence()
    {
        await File.WriteAllTextAsync(Name("letter.tar"), string.Concat(Enumerable.Repeat("a letter to the minister\n", 100)));
        await using (var output = File.Create(Name("foreign.tar")))
        await using (var tar = new TarWriter(output))
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "holiday.jpg") { DataStream = new MemoryStream(new byte[2000]) });
        foreach (var name in (string[])["letter.tar", "foreign.tar"])
            Assert.Contains($"'{Name(name)}' is not an archive of this program", await Refused(() => Import(1, name)), StringComparison.Ordinal);
        Assert.Contains("cannot be read", await Refused(() => Import(1, "missing.tar")), StringComparison.Ordinal);
        Assert.Empty(await All(1));
    }

    [Theory]
    [InlineData("\"format\": 1", "\"format\": 2", "")]
    [InlineData("\"format\": 1", "\"format\": 2", "later/1")]
    [InlineData("\"schema\": 1", "\"schema\": 2", "")]
    public async Task An_archive_of_a_newer_program_is_refused_in_a_sentence(string now, string later, string extra)
    {
        await Put(0, Record("a", 1));
        await Export(0, "a.tar");
        await Rewrite("a.tar", "later.tar", (_, text) => text.Replace(now, later, StringComparison.Ordinal), extra);
        Assert.Contains("was written by a newer program", await Refused(() => Import(1, "later.tar")), StringComparison.Ordinal);
        Assert.Empty(await All(1));
    }

    [Fact]
    public async Task An_archive_that_does_not_fit_its_manifest_is_refused()
    {
        await Put(0, Record("a", 1), Record("b", 2));
        await Export(0, "a.tar");
        await NotTaken((name, text) => name == "manifest.json" ? text.Replace("\"records\": 2", "\"records\": 3", StringComparison.Ordinal) : text, "miscounts");
        await NotTaken((name, text) => name == "manifest.json" ? "null" : text, "manifest is empty");
        await NotTaken((name, text) => name == "manifest.json" ? text.Replace("000001", "000002", StringComparison.Ordinal) : text, "state/000002.jsonl is missing");
        await NotTaken((name, text) => name == "manifest.json" ? text : text.Replace("\"number\":2", "\"number\":3", StringComparison.Ordinal), "has the SHA-256");
        await NotTaken((name, text) => name == "manifest.json" ? null : text, "ends before its manifest");
        await NotTaken((_, text) => text, "does not belong", "other/1");

        async Task NotTaken(Func<string, string, string?> change, string reason, string extra = "")
        {
            await Rewrite("a.tar", "changed.tar", change, extra);
            Assert.Contains(reason, await Refused(() => Import(1, "changed.tar")), StringComparison.Ordinal);
            Assert.Empty(await All(1));
        }
    }

    /// <summary>Writes an archive anew, as somebody else might: an entry for which nothing is said is left out.</summary>
    private async Task Rewrite(string from, string to, Func<string, string, string?> change, string extra)
    {
        await using var input = File.OpenRead(Name(from));
        await using var read = new TarReader(input);
        await using var output = File.Create(Name(to));
        await using var written = new TarWriter(output, TarEntryFormat.Ustar);
        if (extra.Length > 0)
            await written.WriteEntryAsync(ArchiveFormat.Entry(extra, new MemoryStream([1])));
        while (await read.GetNextEntryAsync() is { } entry)
        {
            var text = await new StreamReader(entry.DataStream!).ReadToEndAsync();
            if (change(entry.Name, text) is { } changed)
                await written.WriteEntryAsync(ArchiveFormat.Entry(entry.Name, new MemoryStream(Encoding.UTF8.GetBytes(changed))));
        }
    }
}
