using Exchange.Web.Board;
using Exchange.Web.Hosting.Past;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Members;

internal static class MembersHosting
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services.AddSingleton<StoredFigures>().AddSingleton(s => new PublicAddresses(() =>
        s.GetRequiredService<ContentFolder>().Current.Members.Select(m => "members/" + m.Iso3).Prepend("members")));

    public static WebApplication MapMembers(this WebApplication app)
    {
        app.MapGet("/members", List)
            .ForEverybody(context => context.Board() is var board ? $"{board.Reference.Id}-{board.Version}" : null, "q", "group")
            .CanBeReadAsOf("q", "group")
            .ExcludeFromDescription();
        app.MapGet("/members/{iso3}", Page).ForEverybody(Version).CanBeReadAsOf().ExcludeFromDescription();
        return app;
    }

    private static RazorComponentResult<MembersPage> List(BoardRead read, string? q, string? group) =>
        new(new { List = MembersList.Of(read.Board, q, group, Language.Current.Code) });

    private static IResult Page(string iso3, BoardRead read, HttpRequest request)
    {
        var board = read.Board;
        if (MemberPicture.Of(board, iso3) is { } picture)
            return new RazorComponentResult<MemberPage>(new { Picture = picture, board.Reference });
        var upper = iso3.ToUpperInvariant();
        return board.Reference.Member(upper) is not null
            ? Results.LocalRedirect($"{request.PathBase}/members/{upper}{request.QueryString}", permanent: true)
            : new RazorComponentResult<UnknownMemberPage>(new { Code = iso3 }) { StatusCode = StatusCodes.Status404NotFound };
    }

    // The member's page changes with the content and with the member's own publications, with nobody else's.
    private static string? Version(HttpContext context)
    {
        var board = context.Board();
        return context.GetRouteValue("iso3") is string iso3 && board.Reference.Member(iso3) is not null
            ? $"{board.Reference.Id}-{board.FiguresOf(iso3).Sequence}"
            : null;
    }
}
