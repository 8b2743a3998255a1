using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Past;

namespace Exchange.Web.Board.Api;

/// <summary>What anybody may read.</summary>
internal static class ReadEndpoints
{
    private static readonly string[] Read = ["GET", "HEAD"];

    public static void MapReadApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiHosting.Root).WithTags("Reading").CanBeReadAsOf();

        api.MapMethods("/board", Read, BoardEndpoint.Read)
            .WithSummary("The live board")
            .WithDescription("Every indicator over all members with its aggregates, and the last changes. ETag is the version: ask with If-None-Match.")
            .Produces<BoardDocument>();

        api.MapMethods("/members", Read, (BoardRead read) =>
            {
                var board = read.Board;
                return Versioned.Json(
                    board, () => new(board.Version, [.. board.Reference.Members.Select(m => Describe.Entry(m, board))]), BoardJson.Plain.MembersDocument);
            })
            .WithSummary("The 57 member countries")
            .Produces<MembersDocument>();

        api.MapMethods("/members/{iso3}", Read, IResult (string iso3, BoardRead read) =>
            {
                var board = read.Board;
                return board.Reference.Member(iso3.ToUpperInvariant()) is { } member
                    ? Versioned.Json(board, () => Describe.Member(member, board), BoardJson.Plain.MemberDocument)
                    : Problems.NoSuchMember(iso3);
            })
            .WithSummary("A member with its figures, published and national side by side")
            .Produces<MemberDocument>()
            .Refuses(404);

        api.MapMethods("/indicators", Read, (BoardRead read) =>
            {
                var board = read.Board;
                return Versioned.Json(
                    board, () => new(board.Version, [.. board.Reference.AllIndicators.Select(i => Describe.Entry(i, board))]),
                    BoardJson.Plain.IndicatorsDocument);
            })
            .WithSummary("The catalogue of indicators and their companions")
            .Produces<IndicatorsDocument>();

        api.MapMethods("/indicators/{code}", Read, IResult (string code, BoardRead read) =>
            {
                var board = read.Board;
                return board.Reference.Indicator(code) is { } indicator
                    ? Versioned.Json(
                        board, () => new(board.Version, Describe.Entry(indicator, board), Describe.Picture(board[code])),
                        BoardJson.Plain.IndicatorDocument)
                    : Problems.NoSuchIndicator(code);
            })
            .WithSummary("An indicator's definition and its picture over all members")
            .Produces<IndicatorDocument>()
            .Refuses(404);

        api.MapMethods("/observations", Read, ObservationsEndpoint.Answer)
            .WithSummary("Observations, filtered, as JSON or CSV")
            .WithDescription("Example: ?member=SEN,GMB&indicator=per_sa_allsa.cov_pop_tot&latest=true&format=csv")
            .Produces<ObservationsDocument>()
            .Produces(200, contentType: "text/csv")
            .Refuses(400);

        api.MapMethods("/analysis/relationship", Read, RelationshipEndpoint.Answer)
            .WithSummary("How two indicators go together over members")
            .WithDescription("Example: ?x=per_sa_allsa.cov_pop_tot&y=per_sa_allsa.adq_pop_tot&pairing=latest-common-year&without=GMB,IRN")
            .Produces<RelationshipDocument>()
            .Produces(200, contentType: "text/csv")
            .Refuses(400);
    }
}
