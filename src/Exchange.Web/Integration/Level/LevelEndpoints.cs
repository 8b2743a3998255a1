using System.Collections.Immutable;
using System.Security.Claims;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Past;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Integration.Level;

/// <summary>The page of a country's level: of what was accepted for everybody, of the draft for the country and the secretariat.</summary>
internal static class LevelEndpoints
{
    public static void MapLevel(this WebApplication app)
    {
        app.MapGet("/members/{iso3}/level", Accepted).CanBeReadAsOf("when").ExcludeFromDescription();
        app.MapGet("/inventory/{iso3}/level", Draft).RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<IResult> Accepted(string iso3, string[]? when, Inventories inventories, ContentFolder content, HttpContext context)
    {
        if (inventories.Member(iso3) is not { } member)
            return Results.NotFound();
        var past = AsOf.Of(context);
        var day = inventories.Day(past);
        var picture = new LevelPicture(
            member, day, await inventories.Standing(iso3, past), Course.Of(await inventories.Of(iso3, past), day, content.Rubric))
        {
            MayEnter = past is null && context.User.Actor().MayReport(iso3), IsSample = inventories.IsSample(iso3), SampleCode = inventories.Sample,
        };
        return Page(picture.Suppose(when ?? [], content.Rubric));
    }

    private static async Task<IResult> Draft(
        string iso3, string[]? when, IGrainFactory grains, ContentFolder content, TimeProvider time, ClaimsPrincipal user)
    {
        if (await grains.Inventory(iso3).View(user.Actor()) is not { Part: Part.Owner or Part.Secretariat } view || content.Current.Member(iso3) is not { } member)
            return Refusals.NotYours();
        var today = Today(time);
        var draft = new AcceptedInventory(
            iso3, 0, time.GetUtcNow(), today,
            [.. view.Record.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new AcceptedEntry(e.Value, time.GetUtcNow(), view.Record.GradeOf(e.Value)))]);
        return Page(new LevelPicture(member, today, draft.On(today, content.Rubric), []) { IsDraft = true, MayEnter = true }.Suppose(when ?? [], content.Rubric));
    }

    private static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static RazorComponentResult<LevelPage> Page(LevelPicture picture) => new(new { Picture = picture });
}
