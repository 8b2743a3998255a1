using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Library;

/// <summary>Reads the library's folder: one folder per page, one file per language.</summary>
internal static partial class LibraryFiles
{
    private static readonly string[] Reserved = ["search", "progress", "certificates", "feed"];

    /// <summary>The pages; those that cannot be taken are named with a sentence each and stay what they were.</summary>
    public static (LibraryIndex Index, ImmutableArray<string> Problems) Read(string content, LibraryIndex before)
    {
        var problems = new ConcurrentBag<string>();
        var entries = new ConcurrentBag<Entry>();
        Parallel.ForEach(Folders(content), folder =>
        {
            var slug = Path.GetFileName(folder);
            try
            {
                entries.Add(ReadEntry(folder, slug, before.Find(slug)));
            }
            catch (Exception problem) when (problem is ContentException or IOException or UnauthorizedAccessException)
            {
                problems.Add(problem is ContentException ? problem.Message : $"content/library/{slug} cannot be read: {problem.Message}");
                if (before.Find(slug) is { } known)
                    entries.Add(known);
            }
        });
        return (new(entries), [.. problems.Order(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Folders(string content)
    {
        var library = Path.Combine(content, "library");
        return Directory.Exists(library) ? Directory.EnumerateDirectories(library) : [];
    }

    private static Entry ReadEntry(string folder, string slug, Entry? before)
    {
        if (!Slug().IsMatch(slug) || slug.Length > 80 || Reserved.Contains(slug, StringComparer.Ordinal))
            throw new ContentException($"content/library/{slug}: this cannot be an address; name the folder with small letters, digits and hyphens, and not {string.Join(", ", Reserved)}.");
        var pages = ImmutableDictionary.CreateBuilder<string, PageFile>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.md"))
        {
            var name = Path.GetFileName(path);
            var language = Language.All.FirstOrDefault(l => name == $"index.{l.Code}.md")
                ?? throw new ContentException($"content/library/{slug}/{name}: the files of a page are index.en.md, index.fr.md and index.ar.md; rename it.");
            pages[language.Code] = PageFile.Read(Entry.FileName(slug, language), language, ReadBytes(path));
        }
        // What did not change stays drawn.
        return before is not null && before.Pages.Count == pages.Count && pages.All(p => before.Pages.GetValueOrDefault(p.Key)?.Fingerprint == p.Value.Fingerprint)
            ? before
            : new(slug, pages.ToImmutable());
    }

    // An editor that has the file open must not keep the product from reading it.
    private static byte[] ReadBytes(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Slug();
}
