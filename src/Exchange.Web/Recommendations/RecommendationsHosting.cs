using System.Security.Claims;
using Exchange.Model.Integration;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;
using Exchange.Web.Layout;
using Exchange.Web.People;
using Exchange.Web.Recommendations.Answering;
using Exchange.Web.Recommendations.Api;
using Exchange.Web.Recommendations.Matrix;
using Exchange.Web.Recommendations.Overview;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Recommendations;

internal static class RecommendationsHosting
{
    public static IServiceCollection AddRecommendations(this IServiceCollection services) => services
        .AddSingleton<FollowUpFeed>()
        .AddSingleton(s => new PublicAddresses(() =>
            s.GetRequiredService<ContentFolder>().Recommendations.All.Select(r => "recommendations/" + r.Id).Concat(["recommendations", "recommendations/standing", "recommendations/asks"])));

    public static WebApplication MapRecommendations(this WebApplication app)
    {
        app.MapGet("/recommendations", List).ExcludeFromDescription();
        app.MapGet("/recommendations/asks", () => new RazorComponentResult<AsksPage>()).ExcludeFromDescription();
        app.MapGet("/recommendations/{id}", One).ExcludeFromDescription();
        app.MapGet("/members/{iso3}/recommendations", Country).ExcludeFromDescription();
        app.MapGet("/members/{iso3}/recommendations/{id}", Answer).ExcludeFromDescription();
        app.MapAnswering();
        app.MapMatrix();
        app.MapStanding();
        app.MapRecommendationsApi();
        return app;
    }

    private static async Task<IResult> List(FollowUpFeed feed, ClaimsPrincipal user) =>
        new RazorComponentResult<RecommendationsPage>(new { Picture = await feed.Read(), Viewer = user.Actor() });

    private static async Task<IResult> One(string id, FollowUpFeed feed, ContentFolder content, ClaimsPrincipal user) =>
        content.Recommendations.Find(id) is { } recommendation
            ? new RazorComponentResult<RecommendationPage>(new { Recommendation = recommendation, Picture = await feed.Read(), Viewer = user.Actor() })
            : Results.NotFound();

    private static async Task<IResult> Country(
        string iso3, ContentFolder content, IGrainFactory grains, InventoryFeed inventories, TimeProvider time, ClaimsPrincipal user)
    {
        if (content.Current.Member(iso3) is not { } member)
            return Results.NotFound();
        var actor = user.Actor();
        var grain = grains.GetGrain<IFollowUpGrain>(iso3);
        var assessment = await Assessed(iso3, inventories, content, time);
        return new RazorComponentResult<CountryPage>(new
        {
            Member = member,
            FollowUp = await grain.Read(),
            Advice = Advice.For(content.Recommendations, content.Rubric, assessment),
            Assessment = assessment,
            Edit = actor.MayReport(iso3),
            History = await grain.History(actor),
        });
    }

    private static async Task<IResult> Answer(
        string iso3, string id, bool? saved, ContentFolder content, IGrainFactory grains, InventoryFeed inventories, TimeProvider time, ClaimsPrincipal user)
    {
        if (content.Current.Member(iso3) is not { } member || content.Recommendations.Find(id) is not { } recommendation)
            return Results.NotFound();
        return new RazorComponentResult<AnswerPage>(new
        {
            Member = member,
            Recommendation = recommendation,
            FollowUp = await grains.GetGrain<IFollowUpGrain>(iso3).Read(),
            Advice = Advice.For(content.Recommendations, content.Rubric, await Assessed(iso3, inventories, content, time)),
            Edit = user.Actor().MayReport(iso3),
            Saved = saved is true,
        });
    }

    private static async Task<Assessment?> Assessed(string iso3, InventoryFeed inventories, ContentFolder content, TimeProvider time) =>
        (await inventories.Fresh()).On(iso3, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), content.Rubric)?.Assessment;
}
