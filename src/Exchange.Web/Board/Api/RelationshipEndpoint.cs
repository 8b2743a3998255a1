using System.Collections.Immutable;
using System.ComponentModel;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Api;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Board.Api;

/// <summary><c>GET /api/v1/analysis/relationship</c>.</summary>
internal static class RelationshipEndpoint
{
    public static IResult Answer(
        HttpContext context, BoardRead picture,
        [FromQuery, Description("Indicator on the horizontal axis")] string? x,
        [FromQuery, Description("Indicator on the vertical axis")] string? y,
        [FromQuery, Description("latest-common-year (default) or latest-each")] string? pairing,
        [FromQuery, Description("First year looked at")] string? from,
        [FromQuery, Description("Last year looked at")] string? to,
        [FromQuery, Description("Members left out, separated by commas")] string? without,
        [FromQuery, Description("African, Arab or Asian")] string? group,
        [FromQuery, Description("combined (default), published or national")] string? figures,
        [FromQuery, Description("json or csv")] string? format)
    {
        var board = picture.Board;
        var read = new QueryReader(context.Request, "x", "y", "pairing", "from", "to", "without", "group", "figures", "format");
        var query = Query(read, board.Reference);
        var csv = Words.Csv(read, context.Request);
        if (read.Refusal is { } refusal)
            return refusal;
        return new Versioned(board, http => csv
            ? WriteCsv(http, Relationship.Of(board, query))
            : http.Response.WriteAsJsonAsync(RelationshipDocument.Of(board, Relationship.Of(board, query)), BoardJson.Plain.RelationshipDocument), speaks: true);
    }

    private static RelationshipQuery Query(QueryReader read, Reference reference)
    {
        string[] without = [.. read.List("without").Select(m => m.ToUpperInvariant())];
        var query = new RelationshipQuery(
            read.Needed("x"), read.Needed("y"),
            read.OneOf("pairing", Pairing.LatestCommonYear, ("latest-common-year", Pairing.LatestCommonYear), ("latest-each", Pairing.LatestEach)),
            read.Year("from"), read.Year("to"),
            [.. without.Distinct(StringComparer.Ordinal)],
            Words.Group(read),
            read.OneOf("figures", Selection.Combined, ("combined", Selection.Combined), ("published", Selection.Published), ("national", Selection.National)));
        foreach (var (name, code) in new[] { ("x", query.X), ("y", query.Y) })
            if (code.Length > 0 && reference.Indicator(code) is null)
                read.Refuse(Problems.UnknownIndicator(name, code));
        foreach (var member in without.Where(m => reference.Member(m) is null))
            read.Refuse(Problems.UnknownMember("without", member));
        return query;
    }

    private static async Task WriteCsv(HttpContext context, Relationship relationship)
    {
        context.Response.ContentType = CsvText.ContentType;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"relationship.csv\"";
        await using var csv = CsvText.Open(context.Response.Body);
        csv.Header("member", "group", "x", "x_year", "y", "y_year");
        foreach (var point in relationship.Points)
        {
            csv.WriteField(point.Member);
            csv.WriteField(Describe.Word(point.Group));
            csv.Number(point.X);
            csv.Year(point.XYear);
            csv.Number(point.Y);
            csv.Year(point.YYear);
            await csv.NextRecordAsync();
        }
        await csv.FlushAsync();
    }
}
