using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Past;
using Exchange.Web.Integration;
using Exchange.Web.Submissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Recommendations.Overview;

/// <summary>Where all members stand. What was accepted is public, and so is what is counted from it.</summary>
internal static class StandingEndpoints
{
    public static void MapStanding(this WebApplication app)
    {
        app.MapGet("/recommendations/standing", Page).CanBeReadAsOf().ExcludeFromDescription();
        app.MapGet("/recommendations/standing/{table}.csv", Csv).CanBeReadAsOf().ExcludeFromDescription();
    }

    private static async Task<IResult> Page(HttpContext context, InventoryFeed inventories, IGrainFactory grains, TimeProvider time)
    {
        // What was acknowledged is on the page that follows.
        await inventories.Fresh();
        return new RazorComponentResult<StandingPage>(new { Milestones = await Closed(grains, AsOf.Of(context)?.Moment ?? time.GetUtcNow()), AsOf.Of(context)?.Moment });
    }

    private static async Task<IResult> Csv(
        string table, HttpContext context, InventoryFeed inventories, IGrainFactory grains, ContentFolder content, TimeProvider time)
    {
        var now = AsOf.Of(context)?.Moment ?? time.GetUtcNow();
        var picture = StandingPicture.Draw(await inventories.Fresh(), content, await Closed(grains, now), DateOnly.FromDateTime(now.UtcDateTime));
        return StandingCsv.Find(table, picture, content) is { } write
            ? Results.Stream(
                async stream =>
                {
                    await using var csv = CsvText.Open(stream);
                    write(csv);
                },
                CsvText.ContentType, $"{table}.csv")
            : Results.NotFound();
    }

    private static async Task<Milestone[]> Closed(IGrainFactory grains, DateTimeOffset now) =>
        [.. (await grains.GetGrain<IRoundsGrain>(0).List())
            .Where(r => !r.IsDraft && r.Closes <= now)
            .Select(r => new Milestone(r.Title.In(Language.Current.Code), DateOnly.FromDateTime(r.Closes.UtcDateTime)))];
}
