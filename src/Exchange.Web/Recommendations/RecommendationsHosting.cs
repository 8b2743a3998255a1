using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Hosting.Past;
using Exchange.Web.Integration;
using Exchange.Web.Layout;
using Exchange.Web.People;
using Exchange.Web.Recommendations.Answering;
using Exchange.Web.Recommendations.Api;
using Exchange.Web.Recommendations.Delivery;
using Exchange.Web.Recommendations.Matrix;
using Exchange.Web.Recommendations.Overview;
using Exchange.Web.Submissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Recommendations;

internal static class RecommendationsHosting
{
    public static IServiceCollection AddRecommendations(this IServiceCollection services) => services
        .AddSingleton<FollowUpFeed>()
        .AddSingleton<SampleAnswers>()
        .AddSingleton(s => new PublicAddresses(() =>
            s.GetRequiredService<ContentFolder>().Recommendations.All.Select(r => "recommendations/" + r.Id).Concat(["recommendations", "recommendations/standing", "recommendations/delivery", "recommendations/asks"])));

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
        app.MapDelivery();
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
        string iso3, HttpContext context, ContentFolder content, IGrainFactory grains, Inventories inventories, SampleAnswers sample)
    {
        if (inventories.Member(iso3) is not { } member)
            return Results.NotFound();
        var moment = AsOf.Of(context)?.Moment;
        var isSample = inventories.IsSample(iso3);
        var grain = grains.GetGrain<IFollowUpGrain>(iso3);
        var assessment = (await inventories.Standing(iso3, AsOf.Of(context)))?.Assessment;
        return new RazorComponentResult<CountryPage>(new
        {
            Member = member,
            IsSample = isSample,
            FollowUp = isSample ? sample.At(moment) : await Read(grain, moment),
            Advice = Advice.For(content.Recommendations, content.Rubric, assessment),
            Assessment = assessment,
            Rounds = await Titles(grains),
            Edit = !isSample && moment is null && Viewer(context).MayReport(iso3),
            History = moment is null ? await grain.History(Viewer(context)) : [],
        });
    }

    private static async Task<IResult> Answer(
        string iso3, string id, bool? saved, HttpContext context, ContentFolder content, IGrainFactory grains, Inventories inventories, SampleAnswers sample)
    {
        if (inventories.Member(iso3) is not { } member || content.Recommendations.Find(id) is not { } recommendation)
            return Results.NotFound();
        var moment = AsOf.Of(context)?.Moment;
        var isSample = inventories.IsSample(iso3);
        return new RazorComponentResult<AnswerPage>(new
        {
            Member = member,
            IsSample = isSample,
            Recommendation = recommendation,
            FollowUp = isSample ? sample.At(moment) : await Read(grains.GetGrain<IFollowUpGrain>(iso3), moment),
            Advice = Advice.For(content.Recommendations, content.Rubric, (await inventories.Standing(iso3, AsOf.Of(context)))?.Assessment),
            Rounds = await Titles(grains),
            Edit = !isSample && moment is null && Viewer(context).MayReport(iso3),
            Saved = saved is true,
        });
    }

    private static async Task<IReadOnlyDictionary<string, string>> Titles(IGrainFactory grains) =>
        (await grains.GetGrain<IRoundsGrain>(0).List()).ToDictionary(r => r.Id, r => r.Title.In(Language.Current.Code), StringComparer.Ordinal);

    // The past is read, not written.
    private static Actor Viewer(HttpContext context) => AsOf.Of(context) is null ? context.User.Actor() : Actor.Anonymous;

    private static Task<FollowUp> Read(IFollowUpGrain grain, DateTimeOffset? moment) => moment is { } at ? grain.At(at) : grain.Read();
}
