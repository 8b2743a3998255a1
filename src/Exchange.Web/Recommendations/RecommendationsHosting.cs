using Exchange.Model.Integration;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Past;
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
        app.MapGet("/recommendations", List).CanBeReadAsOf().ExcludeFromDescription();
        app.MapGet("/recommendations/asks", () => new RazorComponentResult<AsksPage>()).ExcludeFromDescription();
        app.MapGet("/recommendations/{id}", One).CanBeReadAsOf().ExcludeFromDescription();
        app.MapGet("/members/{iso3}/recommendations", Country).CanBeReadAsOf().ExcludeFromDescription();
        app.MapGet("/members/{iso3}/recommendations/{id}", Answer).CanBeReadAsOf().ExcludeFromDescription();
        app.MapAnswering();
        app.MapMatrix();
        app.MapStanding();
        app.MapRecommendationsApi();
        return app;
    }

    private static async Task<IResult> List(HttpContext context, FollowUpFeed feed) =>
        new RazorComponentResult<RecommendationsPage>(new { Picture = await feed.At(AsOf.Of(context)?.Moment), Viewer = Viewer(context) });

    private static async Task<IResult> One(string id, HttpContext context, FollowUpFeed feed, ContentFolder content) =>
        content.Recommendations.Find(id) is { } recommendation
            ? new RazorComponentResult<RecommendationPage>(new { Recommendation = recommendation, Picture = await feed.At(AsOf.Of(context)?.Moment), Viewer = Viewer(context) })
            : Results.NotFound();

    private static async Task<IResult> Country(
        string iso3, HttpContext context, ContentFolder content, IGrainFactory grains, InventoryFeed inventories, TimeProvider time)
    {
        if (content.Current.Member(iso3) is not { } member)
            return Results.NotFound();
        var grain = grains.GetGrain<IFollowUpGrain>(iso3);
        var moment = AsOf.Of(context)?.Moment;
        var assessment = await Assessed(iso3, moment, inventories, content, time);
        return new RazorComponentResult<CountryPage>(new
        {
            Member = member,
            FollowUp = await Read(grain, moment),
            Advice = Advice.For(content.Recommendations, content.Rubric, assessment),
            Assessment = assessment,
            Edit = moment is null && Viewer(context).MayReport(iso3),
            History = moment is null ? await grain.History(Viewer(context)) : [],
        });
    }

    private static async Task<IResult> Answer(
        string iso3, string id, bool? saved, HttpContext context, ContentFolder content, IGrainFactory grains, InventoryFeed inventories, TimeProvider time)
    {
        if (content.Current.Member(iso3) is not { } member || content.Recommendations.Find(id) is not { } recommendation)
            return Results.NotFound();
        var moment = AsOf.Of(context)?.Moment;
        return new RazorComponentResult<AnswerPage>(new
        {
            Member = member,
            Recommendation = recommendation,
            FollowUp = await Read(grains.GetGrain<IFollowUpGrain>(iso3), moment),
            Advice = Advice.For(content.Recommendations, content.Rubric, await Assessed(iso3, moment, inventories, content, time)),
            Edit = moment is null && Viewer(context).MayReport(iso3),
            Saved = saved is true,
        });
    }

    // The past is read, not written.
    private static Actor Viewer(HttpContext context) => AsOf.Of(context) is null ? context.User.Actor() : Actor.Anonymous;

    private static Task<FollowUp> Read(IFollowUpGrain grain, DateTimeOffset? moment) => moment is { } at ? grain.At(at) : grain.Read();

    private static async Task<Assessment?> Assessed(string iso3, DateTimeOffset? moment, InventoryFeed inventories, ContentFolder content, TimeProvider time) =>
        (await inventories.Fresh()).On(iso3, DateOnly.FromDateTime((moment ?? time.GetUtcNow()).UtcDateTime), content.Rubric)?.Assessment;
}
