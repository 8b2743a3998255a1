using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Library;

/// <summary>The pages that anybody reads: the same for everybody, drawn once per state of the library.</summary>
internal static class ReadingEndpoints
{
    public static void MapReading(this WebApplication app)
    {
        app.MapGet("/library", List).ForEverybody(Version, LibraryQuery.Parameters).ExcludeFromDescription();
        app.MapGet("/library/search", List).ForEverybody(Version, LibraryQuery.Parameters).ExcludeFromDescription();
        app.MapGet("/library/feed.atom", (HttpContext context, LibraryFolder library) => Feed.Answer(context, library.Current))
            .ForEverybody(Version).ExcludeFromDescription();
        app.MapGet("/library/{slug}", Page)
            .ForEverybody(context => Library(context).Find((string)context.GetRouteValue("slug")!) is null ? null : Version(context))
            .ExcludeFromDescription();
    }

    public static RazorComponentResult<UnknownPage> Unknown() => new() { StatusCode = StatusCodes.Status404NotFound };

    private static RazorComponentResult<LibraryPage> List(HttpContext context, LibraryFolder library) =>
        new(new { Shelf = new Shelf(library.Current, LibraryQuery.Of(context.Request.Query), Language.Current) });

    private static IResult Page(string slug, LibraryFolder library) =>
        library.Current is var index && index.Find(slug) is { } entry
            ? new RazorComponentResult<ReadingPage>(new { Library = index, Entry = entry })
            : Unknown();

    // Neighbours and related pages stand on every page: all of them follow the state of the whole library.
    private static string Version(HttpContext context) => Library(context).Id;

    private static LibraryIndex Library(HttpContext context) => context.RequestServices.GetRequiredService<LibraryFolder>().Current;
}
