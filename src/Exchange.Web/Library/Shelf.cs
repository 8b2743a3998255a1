using System.Collections.Immutable;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Library;

/// <summary>The list that answers a query, and how many pages every other choice would show.</summary>
public sealed class Shelf
{
    private readonly ImmutableArray<Entry> _pool;
    private readonly Dictionary<string, Hit> _hits;

    public Shelf(LibraryIndex library, LibraryQuery query, Language language)
    {
        (Library, Query, Language) = (library, query, language);
        Answer = query.Asked.Length > 0 ? library.Search(language).Find(query.Asked) : null;
        _hits = (Answer?.Hits ?? []).ToDictionary(h => h.Slug, StringComparer.Ordinal);
        _pool = Answer is null ? library.Entries : [.. Answer.Hits.Select(h => library.Find(h.Slug)).OfType<Entry>()];
        Found = [.. _pool.Where(e => query.Holds(e, language))];
    }

    public LibraryIndex Library { get; }

    public LibraryQuery Query { get; }

    public Language Language { get; }

    public SearchAnswer? Answer { get; }

    /// <summary>By kind and block; a search by how well they answer.</summary>
    public ImmutableArray<Entry> Found { get; }

    public Hit? HitOf(Entry entry) => _hits.GetValueOrDefault(entry.Slug);

    /// <summary>How many pages would be shown with this choice instead.</summary>
    public int Count(LibraryQuery choice) => _pool.Count(e => choice.Holds(e, Language));

    /// <summary>The blocks that something is written on, by code.</summary>
    public IEnumerable<string> Blocks => Library.Entries.SelectMany(e => e.Blocks).Distinct().Order(StringComparer.Ordinal);

    /// <summary>How many pages the same words find in the other languages; only where they find any.</summary>
    public IEnumerable<(Language Language, int Count)> Elsewhere =>
        Language.All.Where(l => l != Language).Select(l => (l, Library.Search(l).Find(Query.Asked) is { IsPartial: false } answer ? answer.Hits.Length : 0)).Where(e => e.Item2 > 0);
}
