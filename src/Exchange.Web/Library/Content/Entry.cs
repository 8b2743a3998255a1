using System.Collections.Immutable;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Library;

/// <summary>A page of the library in the languages it is written in; English is always there and complete.</summary>
public sealed class Entry
{
    private readonly ImmutableDictionary<string, Lazy<RenderedPage>> _rendered;

    public Entry(string slug, ImmutableDictionary<string, PageFile> pages)
    {
        (Slug, Pages) = (slug, pages);
        Check();
        // Anchors are the English ones wherever a translation has the same headings: a link to a section holds in every language.
        _rendered = pages.ToImmutableDictionary(
            p => p.Key,
            p => new Lazy<RenderedPage>(() => p.Value.Text.Render(slug, p.Value.Language, p.Value.Text.Anchors(English.Text))));
    }

    public string Slug { get; }

    public ImmutableDictionary<string, PageFile> Pages { get; }

    public PageFile English => Pages["en"];

    public Kind Kind => English.Front.Kind;

    public ImmutableArray<string> Blocks => English.Front.Blocks;

    /// <summary>The page in the language, or the English one where it is not written yet.</summary>
    public PageFile In(Language language) => Pages.GetValueOrDefault(language.Code) ?? English;

    public RenderedPage Rendered(PageFile page) => _rendered[page.Language.Code].Value;

    /// <summary>Whether the full text is there in the language.</summary>
    public bool IsCompleteIn(Language language) => Pages.TryGetValue(language.Code, out var page) && page.Front.IsComplete;

    /// <summary>The page that holds the questions for readers of the language; null if there are none.</summary>
    public PageFile? QuestionsIn(Language language) =>
        In(language) is { Text.SelfCheck: not null } own ? own : English.Text.SelfCheck is not null ? English : null;

    /// <summary>The file as it is named in sentences.</summary>
    public static string FileName(string slug, Language language) => $"library/{slug}/index.{language.Code}.md";

    private void Check()
    {
        if (!Pages.ContainsKey("en"))
            throw new ContentException($"content/{FileName(Slug, Language.English)} is missing: a page is always complete in English.");
        var english = English.Front;
        if (!english.IsComplete)
            throw new ContentException($"content/{FileName(Slug, Language.English)}: 'translation' is 'summary'; the English page must be complete.");
        if (english.Recommendation is { } id && Slug != "recommendation-" + id)
            throw new ContentException($"content/{FileName(Slug, Language.English)}: a note on {id} stands in the folder recommendation-{id}; rename the folder.");
        foreach (var page in Pages.Values)
            if (page.Front.DiffersFrom(english) is { } key)
                throw new ContentException($"content/{FileName(Slug, page.Language)}: '{key}' is not what the English file says; copy the line from there.");
    }
}
