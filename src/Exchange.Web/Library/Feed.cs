using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;

namespace Exchange.Web.Library;

/// <summary>The pages by the day they were last checked, as an Atom feed in the language at hand.</summary>
internal static class Feed
{
    private const int Most = 30;

    public static IResult Answer(HttpContext context, LibraryIndex library) => AtomFeed.Answer(
        context, "library", LibraryTexts.Title,
        [
            .. library.Entries.Select(e => (Entry: e, Page: e.In(Language.Current))).OrderByDescending(p => p.Page.Front.Reviewed).Take(Most)
                .Select(p => new AtomEntry(
                    "library/" + p.Entry.Slug, p.Page.Front.Title, p.Page.Front.Summary, new(p.Page.Front.Reviewed, TimeOnly.MinValue, TimeSpan.Zero), p.Page.Front.Authors)
                {
                    Language = p.Page.Language.Code,
                }),
        ]);
}
