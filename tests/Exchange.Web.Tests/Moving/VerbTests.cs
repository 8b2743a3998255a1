using System.Net;
using System.Text;
using System.Text.Json;
using Exchange.Model.Indicators;
using Exchange.Storage;
using Exchange.Web.Members;
using Exchange.Web.Tests.Golden;
using static Exchange.Web.Hosting.Storage.GrainDocuments;

namespace Exchange.Web.Tests.Moving;

/// <summary>The product's verbs as an operator runs them.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exchange-moving-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_installation_that_was_exported_wiped_and_imported_is_the_same_and_exports_the_same()
    {
        var here = Folder("here");
        string round;
        await using (var product = new Product(folder: here))
        {
            var secretariat = await product.Secretariat();
            using var import = new StringContent("indicator,iso3,year,value,source\nper_sa_allsa.cov_pop_tot,SEN,2023,24.5,Enquête\n", Encoding.UTF8, "text/csv");
            Assert.Equal(HttpStatusCode.OK, (await secretariat.PostAsync("/api/v1/observations/import", import)).StatusCode);
            await Put(here, [1, 2, 3]);
            round = await Senegal(product);
            // Beside the running product.
            await Succeeds(here, "export", "running.tar");
        }

        var first = await Succeeds(here, "export", "first.tar");
        Assert.Contains(" 1 files, ", first.Result, StringComparison.Ordinal);
        foreach (var path in Directory.GetFileSystemEntries(here, "exchange*"))
            Directory.Move(path, Path.Combine(Folder("wiped"), Path.GetFileName(path)));
        await Succeeds(here, "import", "first.tar");
        await Succeeds(here, "export", "second.tar");
        Assert.Equal(File.ReadAllBytes(Path.Combine(here, "first.tar")), File.ReadAllBytes(Path.Combine(here, "running.tar")));
        Assert.Equal(File.ReadAllBytes(Path.Combine(here, "first.tar")), File.ReadAllBytes(Path.Combine(here, "second.tar")));
        await using (var moved = new Product(folder: here))
        {
            Assert.Equal(round, await Senegal(moved));
            Assert.DoesNotContain(moved.Log, l => l.Contains("setup_", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_archive_of_every_version_is_imported_and_the_product_starts_on_it()
    {
        foreach (var version in GoldenFiles.Versions)
        {
            var here = Folder(version);
            await Succeeds(here, "import", GoldenFiles.Path(version, "exchange.tar"));
            await using (var store = SqliteStateArchive.OpenForExport(Path.Combine(here, "exchange.db")))
            {
                foreach (var name in GoldenFiles.Names(version))
                    Assert.Equal(GoldenFiles.Compact(version, name), (await store.Find(Samples.All[name].Key, default))!.Body.ToArray());
            }

            await Succeeds(here, "export", "again.tar");
            Assert.Equal(File.ReadAllBytes(GoldenFiles.Path(version, "exchange.tar")), File.ReadAllBytes(Path.Combine(here, "again.tar")));
            await using var product = new Product(folder: here);
            Assert.Contains("0.1", await Senegal(product), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_present_version_exports_the_newest_golden_documents_as_the_newest_golden_archive()
    {
        await using (var store = SqliteStateArchive.OpenForImport(Path.Combine(_folder, "exchange.db"), TimeProvider.System))
            await store.Put([.. GoldenFiles.Names(GoldenFiles.Newest).Select(n => new StoredRecord(Samples.All[n].Key, GoldenFiles.Compact(GoldenFiles.Newest, n)))], default);
        await Put(_folder, "A file kept beside the documents.\n"u8.ToArray());
        await Succeeds(_folder, "export", "now.tar");
        var golden = GoldenFiles.Path(GoldenFiles.Newest, "exchange.tar");
        var now = await File.ReadAllBytesAsync(Path.Combine(_folder, "now.tar"));
        byte[] then = File.Exists(golden) ? await File.ReadAllBytesAsync(golden) : [];
        if (now.AsSpan().SequenceEqual(then))
            return;
        Assert.Fail($"What is exported has changed. See that older archives are still imported; what is exported now is {GoldenFiles.Save("exchange.tar", now)}.");
    }

    [Theory]
    [InlineData(0, "writes all documents", "--help")]
    [InlineData(0, "needs an empty store", "import", "--help")]
    [InlineData(2, "needs the archive's file", "export")]
    [InlineData(2, "nothing this program does", "exprot", "a.tar")]
    [InlineData(2, "there is no such file", "export", "a.tar")]
    [InlineData(2, "cannot be read", "import", "a.tar")]
    public async Task What_is_asked_wrongly_is_refused_in_a_sentence(int exitCode, string sentence, params string[] arguments)
    {
        var verb = await Verb.Run(_folder, arguments);
        Assert.Equal(exitCode, verb.ExitCode);
        Assert.Contains(sentence, exitCode == 0 ? verb.Result : verb.Progress, StringComparison.Ordinal);
        Assert.DoesNotContain(" at ", verb.Progress, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_archive_and_a_store_in_use_are_refused_and_the_store_stays_as_it_is()
    {
        var archive = await File.ReadAllBytesAsync(GoldenFiles.Path(GoldenFiles.Newest, "exchange.tar"));
        archive[600] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(_folder, "damaged.tar"), archive);
        var damaged = await Verb.Run(_folder, ["import", "damaged.tar"]);
        Assert.Equal((2, true), (damaged.ExitCode, damaged.Progress.Contains("state/000001.jsonl has the SHA-256", StringComparison.Ordinal)));

        await using var product = new Product(folder: Folder("running"));
        _ = product.SetupToken;
        var running = await Verb.Run(product.Folder, ["import", GoldenFiles.Path(GoldenFiles.Newest, "exchange.tar")]);
        Assert.Equal((2, true), (running.ExitCode, running.Progress.Contains("another program has the file open", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_hundred_thousand_observations_are_moved_with_32_MiB_of_heap_and_through_kills()
    {
        var here = Folder("here");
        await Fill(here, imports: 6);
        await Succeeds(here, "export", "first.tar", heapMiB: 32);
        Assert.InRange(new FileInfo(Path.Combine(here, "first.tar")).Length, 40 << 20, 80 << 20);

        var there = Folder("there");
        string[] import = ["import", Path.Combine(here, "first.tar")];
        Assert.NotEqual(0, (await Verb.Run(there, import, heapMiB: 32, killAt: "is whole")).ExitCode);
        Assert.NotEqual(0, (await Verb.Run(there, import, heapMiB: 32, killAt: "read back")).ExitCode);
        foreach (var other in (string[][])[[], ["export", "never.tar"]])
        {
            var refused = await Verb.Run(there, other);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("run the same import again", refused.Progress, StringComparison.Ordinal);
        }

        var last = await Verb.Run(there, import, heapMiB: 32);
        Assert.Contains("An interrupted import is gone on with", last.Progress, StringComparison.Ordinal);
        Assert.Equal(0, last.ExitCode);

        await File.WriteAllBytesAsync(Path.Combine(there, "second.tar.part"), File.ReadAllBytes(Path.Combine(here, "first.tar"))[..30_000_000]);
        var second = await Succeeds(there, "export", "second.tar", heapMiB: 32);
        Assert.Contains("30000000 bytes of ", second.Progress, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(here, "first.tar")), File.ReadAllBytes(Path.Combine(there, "second.tar")));
    }

    /// <summary>Imports of 600 observations for each member, as members store them.</summary>
    private static async Task Fill(string folder, int imports)
    {
        await using var store = SqliteStateArchive.OpenForImport(Path.Combine(folder, "exchange.db"), TimeProvider.System);
        var at = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        for (var member = 0; member < 57; member++)
        {
            var iso3 = $"M{member:D2}";
            var sources = Enumerable.Range(0, imports).Select(i => $"import:{i:D32}").ToList();
            var records = sources.Select(source => new StoredRecord(
                new("member", iso3, "import/" + source),
                StorageJson.Write(new Stored<Publication>
                {
                    Content = new(iso3, source, 1,
                        [.. Enumerable.Range(0, 600).Select(n => new Observation(
                            iso3, new($"per_sa_allsa.cov_q{n % 20}_tot", 1990 + n / 20), n / 7.0, Basis.National, "Household survey", EvidenceGrade.Documented, new(source, at)))],
                        [], at),
                })));
            await store.Put([.. records, new(new("member", iso3, "member"), StorageJson.Write(new MemberGrain.Record { Sources = [.. sources] }))], default);
        }
    }

    private static async Task<string> Senegal(Product product)
    {
        using var answer = JsonDocument.Parse(await product.CreateClient().GetStringAsync("/api/v1/observations?member=SEN&basis=national"));
        return answer.RootElement.GetProperty("observations").GetRawText();
    }

    private static Task<StoredFile?> Put(string folder, byte[] file) =>
        new FolderFileStore(FolderFileStore.Beside(Path.Combine(folder, "exchange.db")), TimeProvider.System).Put(new MemoryStream(file), 1000, default);

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private static async Task<Verb> Succeeds(string folder, string verb, string archive, int? heapMiB = null)
    {
        var run = await Verb.Run(folder, [verb, archive], heapMiB);
        Assert.True(run.ExitCode == 0, run.Progress);
        Assert.Matches("sha256 [0-9a-f]{64}", run.Result);
        return run;
    }
}
