using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Integration;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;
using Exchange.Web.Layout;
using Exchange.Web.Library;
using Exchange.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Exchanges.Browsing;

/// <summary>The exchanges for everybody: list, calendar, feeds, and the way from what blocks a country to what its officials can do.</summary>
internal static class BrowsingEndpoints
{
    public static void MapBrowsing(this WebApplication app)
    {
        app.MapGet("/exchanges", Browse).ForEverybody(Version, CallQuery.Parameters).ExcludeFromDescription();
        app.MapGet("/exchanges/path", Path).ForEverybody(PathVersion, "member").ExcludeFromDescription();
        app.MapGet("/exchanges/feed.atom", (HttpContext context, ExchangesFeed feed, ContentFolder content) => CallFeed.Answer(context, feed.Current, content))
            .ForEverybody(Version).ExcludeFromDescription();
        app.MapGet("/exchanges/calendar.ics", Calendar).ForEverybody(Version).ExcludeFromDescription();
        app.MapGet("/calendar.ics", Calendar).ForEverybody(Version).ExcludeFromDescription();
        app.MapGet("/exchanges/calls/{id}/calendar.ics", One).ForEverybody(Version).ExcludeFromDescription();
    }

    // Calls open and close by the day, and every reader's language is part of a feed's address or of what the browser prefers.
    private static string? Version(HttpContext context)
    {
        var services = context.RequestServices;
        var picture = services.GetRequiredService<ExchangesFeed>().Current;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return picture.Version.Length == 0 ? null
            : FormattableString.Invariant($"{picture.Version}-{now.UtcDateTime:yyyyMMdd}-{picture.Calls.Count(c => c.IsOpenAt(now))}-{Language.Current.Code}");
    }

    private static string? PathVersion(HttpContext context) => Version(context) is not { } version ? null
        : FormattableString.Invariant($"{version}-{context.RequestServices.GetRequiredService<LibraryFolder>().Current.Id}-{context.RequestServices.GetRequiredService<InventoryFeed>().Current.At?.UtcTicks}");

    private static async Task<RazorComponentResult<BrowsePage>> Browse(HttpContext context, ExchangesFeed feed, TimeProvider time)
    {
        var actor = context.User.Actor();
        return new(new { Shelf = new CallShelf(await Seen(feed, actor), CallQuery.Of(context.Request.Query), time.GetUtcNow()), Actor = actor });
    }

    private static async Task<IResult> Path(
        string? member, HttpContext context, ExchangesFeed feed, IGrainFactory grains, Inventories inventories, LibraryFolder library, TimeProvider time)
    {
        var actor = context.User.Actor();
        var picture = await Seen(feed, actor);
        // Whoever has a country, or has applied from one, need not choose it again.
        var chosen = member is { Length: > 0 } ? member : actor.Member ?? picture.Calls.SelectMany(c => c.Applicants).LastOrDefault(a => a.Account == actor.Id && actor.Id.Length > 0).Member;
        var country = chosen is { Length: > 0 } ? inventories.Member(chosen) : null;
        var assessment = country is null ? null : (await inventories.Standing(country.Iso3, null))?.Assessment;
        return new RazorComponentResult<PathPage>(new
        {
            Country = country,
            IsSample = country is not null && inventories.IsSample(country.Iso3),
            Steps = LearningPath.Of(country?.Iso3, assessment, library.Current, picture, time.GetUtcNow()),
            Assessment = assessment,
        });
    }

    private static IResult Calendar(HttpContext context, ExchangesFeed feed, TimeProvider time) => CalendarFile.All(context, feed.Current.Calls, time.GetUtcNow());

    private static async Task<IResult> One(string id, HttpContext context, ExchangesFeed feed, TimeProvider time) =>
        (feed.Current.Call(id) ?? (await feed.Read()).Call(id)) is { Status: not CallStatus.Draft } line ? CalendarFile.All(context, [line], time.GetUtcNow()) : Results.NotFound();

    // Whoever has just changed something sees it; everybody else a moment later.
    private static async Task<ExchangesPicture> Seen(ExchangesFeed feed, Actor actor) =>
        actor.Role != Role.Public || feed.Current.Version.Length == 0 ? await feed.Read() : feed.Current;
}
