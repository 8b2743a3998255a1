using Exchange.Web.Board;
using Exchange.Web.Hosting.Past;
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
        app.MapGet("/indicators", List).ForEverybody(Version).CanBeReadAsOf().ExcludeFromDescription();
        app.MapGet("/indicators/{code}", Page)
            .ForEverybody(context => context.Board().Find((string)context.GetRouteValue("code")!) is null ? null : Version(context))
            .CanBeReadAsOf()
            .ExcludeFromDescription();
        return app;
    }

    private static RazorComponentResult<IndicatorsPage> List(BoardRead read) => new(new { Lines = CatalogueLine.All(read.Board) });

    private static IResult Page(string code, BoardRead read)
    {
        var board = read.Board;
        return IndicatorPicture.Of(board, code) is { } picture
            ? new RazorComponentResult<IndicatorPage>(new { Picture = picture, board.Reference })
            : new RazorComponentResult<UnknownIndicatorPage>(new { Code = code }) { StatusCode = StatusCodes.Status404NotFound };
    }

    // Every member's publication may touch any indicator: all of them follow the board's version.
    private static string Version(HttpContext context)
    {
        var board = context.Board();
        return $"{board.Reference.Id}-{board.Version}";
    }
}
