using System.Collections.Concurrent;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Library;
using Microsoft.Extensions.Logging;

namespace Exchange.Web.Tests.Library;

public sealed class LibraryFolderTests : IDisposable
{
    private readonly string _content = Directory.CreateTempSubdirectory("exchange-library-").FullName;
    private readonly Said _said = new();

    public LibraryFolderTests() => Pages.Save(_content, "first", Pages.Top + "One.");

    [Fact]
    public async Task A_saved_page_is_noticed_without_being_asked()
    {
        using var folder = new LibraryFolder(_content, _said);
        Pages.Save(_content, "second", Pages.Top + "Two.");

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (folder.Current.Find("second") is null)
            await Task.Delay(20, limit.Token);
    }

    [Fact]
    public void A_page_broken_while_running_stays_what_it_was_while_the_others_follow_their_files()
    {
        using var folder = new LibraryFolder(_content, _said);
        Pages.Save(_content, "first", Pages.With("kind", "kind: modul") + "Broken.");
        Pages.Save(_content, "second", Pages.Top + "Two.");
        folder.Reload();

        var first = folder.Current.Find("first")!;
        Assert.Equal("One.", first.Rendered(first.English).Text);
        Assert.NotNull(folder.Current.Find("second"));
        Assert.Contains(_said.Sentences, s => s.StartsWith("content/library/first/index.en.md, line 4: 'kind' is 'modul'", StringComparison.Ordinal));

        Pages.Save(_content, "first", Pages.Top + "Mended.");
        folder.Reload();
        Assert.Equal("Mended.", folder.Current.Find("first")!.Rendered(folder.Current.Find("first")!.English).Text);
    }

    [Fact]
    public void A_change_takes_the_place_of_the_whole_and_what_did_not_change_stays_drawn()
    {
        Pages.Save(_content, "second", Pages.Top + "Two.");
        using var folder = new LibraryFolder(_content, _said);
        var before = folder.Current;
        Assert.False(folder.Reload());
        Assert.Same(before, folder.Current);

        Pages.Save(_content, "second", Pages.Top + "Changed.");
        folder.Reload();

        Assert.NotEqual(before.Id, folder.Current.Id);
        Assert.Same(before.Find("first"), folder.Current.Find("first"));
        Assert.Equal("Two.", before.Find("second")!.Rendered(before.Find("second")!.English).Text);
    }

    [Theory]
    [InlineData("first", "fr", "---\n", "the line '---' that ends the keys is missing")]
    [InlineData("only-french", "fr", null, "content/library/only-french/index.en.md is missing: a page is always complete in English.")]
    [InlineData("Big-Letters", "en", null, "this cannot be an address")]
    [InlineData("search", "en", null, "this cannot be an address")]
    [InlineData("first", "de", null, "the files of a page are index.en.md, index.fr.md and index.ar.md")]
    public void A_folder_that_is_no_page_is_refused_at_start(string slug, string language, string? text, string sentence)
    {
        Pages.Save(_content, slug, text ?? Pages.Top + "Text.", language);
        Assert.Contains(sentence, Assert.Throws<ContentException>(() => new LibraryFolder(_content, _said)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_may_not_differ_in_what_all_languages_share()
    {
        Pages.Save(_content, "first", Pages.With("track", "track: policy") + "Un.", "fr");
        Assert.Equal(
            "content/library/first/index.fr.md: 'track' is not what the English file says; copy the line from there.",
            Assert.Throws<ContentException>(() => new LibraryFolder(_content, _said)).Message);
    }

    [Fact]
    public void Where_a_language_is_not_written_yet_the_page_is_the_English_one()
    {
        using var folder = new LibraryFolder(_content, _said);
        var entry = folder.Current.Find("first")!;
        Assert.Same(entry.English, entry.In(Language.Arabic));
        Assert.False(entry.IsCompleteIn(Language.Arabic));
    }

    public void Dispose() => Directory.Delete(_content, true);

    private sealed class Said : ILogger<LibraryFolder>
    {
        public ConcurrentQueue<string> Sentences { get; } = new();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Sentences.Enqueue(formatter(state, exception));
    }
}
