using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Library;

/// <summary>Everything the library holds at one moment. Never changed: a new one takes its place.</summary>
public sealed class LibraryIndex
{
    private readonly ImmutableDictionary<string, Entry> _bySlug;
    private readonly ImmutableDictionary<string, Lazy<SearchIndex>> _search;

    public LibraryIndex(IEnumerable<Entry> entries)
    {
        Entries = [.. entries.OrderBy(e => e.Kind).ThenBy(Place).ThenBy(e => e.Slug, StringComparer.Ordinal)];
        _bySlug = Entries.ToImmutableDictionary(e => e.Slug, StringComparer.Ordinal);
        _search = Language.All.ToImmutableDictionary(l => l.Code, l => new Lazy<SearchIndex>(() => new SearchIndex(this, l)));
        Id = Fingerprint();
    }

    public static LibraryIndex Empty { get; } = new([]);

    /// <summary>Equal pages, equal id.</summary>
    public string Id { get; }

    /// <summary>Modules by block, cases, guides, notes by recommendation.</summary>
    public ImmutableArray<Entry> Entries { get; }

    public Entry? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    public SearchIndex Search(Language language) => _search[language.Code].Value;

    /// <summary>A building block by the title of its module; by its code where there is none.</summary>
    public string BlockName(string block, Language language) =>
        Module(block)?.In(language).Front.Title ?? block;

    /// <summary>The module that teaches the block.</summary>
    public Entry? Module(string block) => Entries.FirstOrDefault(e => e.Kind == Kind.Module && e.Blocks[0] == block);

    /// <summary>The entries before and after this one of its kind.</summary>
    public (Entry? Before, Entry? After) Beside(Entry entry)
    {
        var same = Entries.Where(e => e.Kind == entry.Kind).ToList();
        var at = same.IndexOf(entry);
        return (at > 0 ? same[at - 1] : null, at + 1 < same.Count ? same[at + 1] : null);
    }

    /// <summary>Entries on the same blocks, those that share most first.</summary>
    public IEnumerable<Entry> Related(Entry entry, int most) =>
        Entries.Where(e => e != entry && e.Blocks.Intersect(entry.Blocks).Any())
            .OrderByDescending(e => e.Blocks.Intersect(entry.Blocks).Count())
            .ThenBy(e => e.Kind == entry.Kind)
            .Take(most);

    // Modules follow the blocks, notes the recommendations: a10 after a9.
    private static int Place(Entry entry) => entry.Kind switch
    {
        Kind.Module => int.Parse(entry.Blocks[0].AsSpan(1), null),
        Kind.RecommendationNote => entry.English.Front.Recommendation is { } id ? id[0] * 100 + int.Parse(id.AsSpan(1), null) : 0,
        _ => 0,
    };

    private string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in Entries)
        foreach (var (language, page) in entry.Pages.OrderBy(p => p.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{entry.Slug}\0{language}\0{page.Fingerprint}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
