using Orleans.Runtime;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>What file is accepted, and what is said about one that is not.</summary>
public sealed class OpeningRules : IDisposable
{
    private readonly SqliteFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_missing_folder_is_created()
    {
        var path = Path.Combine(folder.Folder, "new", "deeper", "exchange.db");
        await SqliteFolder.Open(path).CloseAsync();
        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task The_file_is_readable_with_the_sqlite3_shell()
    {
        var storage = folder.Open();
        await new View(storage, GrainId.Create("member", "jo")).WriteAsync(1);
        Assert.Equal(1L, folder.Ask("PRAGMA user_version"));
        Assert.Equal("wal", folder.Ask("PRAGMA journal_mode"));
        Assert.Equal("member|jo|state|text", folder.Ask(
            "SELECT grain_type || '|' || grain_key || '|' || state_name || '|' || typeof(body) FROM states"));
        Assert.Equal(1L, folder.Ask("SELECT changed GLOB '20??-??-??T??:??:??.???Z' FROM states"));
        await storage.CloseAsync();
    }

    [Fact]
    public void Every_commit_is_flushed_to_the_disk()
    {
        // A killed process cannot show this, only a lost machine could: synchronous = FULL is 2.
        using var writer = new SqliteFile(new SqliteGrainStorageOptions { Path = folder.File }).OpenForWriting();
        Assert.Equal(2, writer.Number("PRAGMA synchronous"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_missing_path_is_refused(string path) => Refused(path, "is missing");

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        var file = Path.Combine(folder.Folder, "file");
        File.WriteAllText(file, "");
        Refused(Path.Combine(file, "exchange.db"), "folder for that file cannot be created");
    }

    [Fact]
    public void A_folder_in_place_of_the_file_is_refused() => Refused(folder.Folder, "cannot be opened or created");

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        var text = string.Concat(Enumerable.Repeat("a letter to the minister\n", 100));
        File.WriteAllText(folder.File, text);
        Refused(folder.File, "not a database of this program");
        Assert.Equal(text, File.ReadAllText(folder.File));
    }

    [Fact]
    public void Another_programs_database_is_refused_and_left_alone()
    {
        folder.Ask("CREATE TABLE theirs (a)");
        Refused(folder.File, "another program");
        Assert.Equal(1L, folder.Ask("SELECT count(*) FROM sqlite_master"));
        Assert.Equal("delete", folder.Ask("PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_newer_layout_is_refused()
    {
        await folder.Open().CloseAsync();
        folder.Ask("PRAGMA user_version = 2");
        Refused(folder.File, "its layout is version 2 and this program knows up to version 1");
        folder.Ask("PRAGMA user_version = 1");
        await folder.Open().CloseAsync();
    }

    private static void Refused(string path, string reason)
    {
        var refusal = Assert.Throws<SettingException>(() => SqliteFolder.Open(path));
        Assert.StartsWith("Setting Storage:Path ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }
}
