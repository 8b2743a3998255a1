using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Library.Api;

/// <summary>The library for other systems.</summary>
internal static class LibraryApi
{
    private static readonly string[] Read = ["GET", "HEAD"];

    private static readonly (string, Language?)[] Languages = [.. Language.All.Select(l => (l.Code, (Language?)l))];

    public static void MapLibraryApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiHosting.Root).WithTags("Library");

        api.MapMethods("/library", Read, List)
            .WithSummary("The library: modules, country cases, guides and recommendation notes")
            .WithDescription("Example: ?block=B07&kind=module&lang=fr. With q, the pages that hold these words, best first.")
            .Produces<LibraryDocument>()
            .Refuses(400);

        api.MapMethods("/library/{slug}", Read, Page)
            .WithSummary("A page of the library with its text")
            .WithDescription("Where a page is not written in the language asked for, it is the English one and says so.")
            .Produces<PageDocument>()
            .Refuses(400, 404);
    }

    // The parameters are read strictly by QueryReader; here they are named for the description.
    private static IResult List(
        HttpContext context, LibraryFolder folder,
        [FromQuery, Description("Words to search for")] string? q,
        [FromQuery, Description("module, case, guide or recommendation-note")] string? kind,
        [FromQuery, Description("A building block, B01 to B14")] string? block,
        [FromQuery, Description("1, 2 or 3: pages that help a country of this level")] string? level,
        [FromQuery, Description("technical or policy")] string? track,
        [FromQuery, Description("true: only pages whose full text is there in the language")] string? full,
        [FromQuery, Description("en, fr or ar; else what Accept-Language prefers")] string? lang)
    {
        var read = new QueryReader(context.Request, "q", "kind", "block", "level", "track", "full", "lang");
        var library = folder.Current;
        var blocks = library.Entries.SelectMany(e => e.Blocks).Distinct().Order(StringComparer.Ordinal).Select(b => (b, (string?)b)).ToArray();
        var asked = read.Text("q") ?? "";
        var query = new LibraryQuery(
            asked.Length > LibraryQuery.LongestQuestion ? asked[..LibraryQuery.LongestQuestion] : asked,
            read.OneOf<Kind?>("kind", null, [.. Enum.GetValues<Kind>().Select(k => (Words.Of(k), (Kind?)k))]),
            read.OneOf<string?>("block", null, blocks),
            read.OneOf<int?>("level", null, ("1", 1), ("2", 2), ("3", 3)),
            read.OneOf<Track?>("track", null, ("technical", Track.Technical), ("policy", Track.Policy)),
            read.OneOf("full", false, ("true", true), ("false", false)));
        var language = read.OneOf("lang", null, Languages) ?? ApiLanguage.Of(context.Request);
        if (read.Refusal is { } refusal)
            return refusal;
        var found = new Shelf(library, query, language).Found;
        return Answer(context, library, language, () => new(library.Id, language.Code, found.Length, [.. found.Select(e => Summary(e, language))]), LibraryJson.Plain.LibraryDocument);
    }

    private static IResult Page(
        string slug, HttpContext context, LibraryFolder folder, [FromQuery, Description("en, fr or ar; else what Accept-Language prefers")] string? lang)
    {
        var read = new QueryReader(context.Request, "lang");
        var language = read.OneOf("lang", null, Languages) ?? ApiLanguage.Of(context.Request);
        if (read.Refusal is { } refusal)
            return refusal;
        var library = folder.Current;
        return library.Find(slug) is { } entry
            ? Answer(context, library, language, () => Document(entry, language), LibraryJson.Plain.PageDocument)
            : new Problem("unknown-page", 404, () => Write.Text(ApiTexts.UnknownPage, slug));
    }

    private static IResult Answer<T>(HttpContext context, LibraryIndex library, Language language, Func<T> document, JsonTypeInfo<T> type)
    {
        var tag = $"\"{library.Id}-{language.Code}\"";
        context.Response.IsPublic();
        context.Response.SpeaksLanguage();
        context.Response.Headers.ETag = tag;
        return context.Request.Has(tag) ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Json(document(), type);
    }

    private static PageSummary Summary(Entry entry, Language language)
    {
        var page = entry.In(language);
        var front = page.Front;
        return new(
            entry.Slug, front.Title, front.Summary, Words.Of(front.Kind), front.Blocks, front.Recommendation, front.LevelFrom, front.LevelTo,
            Words.Of(front.Track), front.Minutes, page.Language.Code,
            page.Language != language ? "missing" : front.IsComplete ? "complete" : "summary", front.Reviewed, entry.QuestionsIn(language) is not null);
    }

    private static PageDocument Document(Entry entry, Language language)
    {
        var page = entry.In(language);
        var drawn = entry.Rendered(page);
        return new(
            Summary(entry, language), page.Front.Authors, page.Front.Licence, [.. page.Front.Sources.Select(s => new SourceEntry(s.Title, s.Url?.AbsoluteUri))],
            [.. drawn.Sections.Select(s => new SectionEntry(s.Anchor, s.Heading.Length == 0 ? null : s.Heading, s.Html.Text, s.Text))], drawn.Notes?.Text);
    }
}
