using Exchange.Web.Board;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Indicators;

internal static class IndicatorsHosting
{
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services.AddSingleton(s => new PublicAddresses(() =>
        s.GetRequiredService<ContentFolder>().Current.AllIndicators.Select(i => "indicators/" + i.Code).Prepend("indicators")));

    public static WebApplication MapIndicators(this WebApplication app)
    {
        app.MapGet("/indicators", List).ForEverybody(Version).ExcludeFromDescription();
        app.MapGet("/indicators/{code}", Page)
            .ForEverybody(context => Feed(context).Current.Find((string)context.GetRouteValue("code")!) is null ? null : Version(context))
            .ExcludeFromDescription();
        return app;
    }

    private static RazorComponentResult<IndicatorsPage> List(BoardFeed feed) => new(new { Lines = CatalogueLine.All(feed.Current) });

    private static IResult Page(string code, BoardFeed feed)
    {
        var board = feed.Current;
        return IndicatorPicture.Of(board, code) is { } picture
            ? new RazorComponentResult<IndicatorPage>(new { Picture = picture, board.Reference })
            : new RazorComponentResult<UnknownIndicatorPage>(new { Code = code }) { StatusCode = StatusCodes.Status404NotFound };
    }

    // Every member's publication may touch any indicator: all of them follow the board's version.
    private static string Version(HttpContext context)
    {
        var board = Feed(context).Current;
        return $"{board.Reference.Id}-{board.Version}";
    }

    private static BoardFeed Feed(HttpContext context) => context.RequestServices.GetRequiredService<BoardFeed>();
}
