using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Past;
using Exchange.Web.Integration;
using Exchange.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Recommendations.Matrix;

/// <summary>The secretariat's matrix of members and recommendations.</summary>
internal static class MatrixEndpoints
{
    public static void MapMatrix(this WebApplication app)
    {
        app.MapGet("/recommendations/matrix", Page).RequireAuthorization(Policies.Secretariat)
            .CanBeReadAsOf("group", "level", "recommendation").ExcludeFromDescription();
        app.MapGet("/recommendations/matrix.csv", Csv).RequireAuthorization(Policies.Secretariat)
            .CanBeReadAsOf("group", "level", "recommendation").ExcludeFromDescription();
    }

    private static async Task<IResult> Page(HttpContext context, InventoryFeed inventories)
    {
        // What was acknowledged is on the page that follows.
        await inventories.Fresh();
        return new RazorComponentResult<MatrixPage>(new { Query = context.Request.QueryString.ToString(), AsOf.Of(context)?.Moment });
    }

    private static async Task<IResult> Csv(HttpContext context, FollowUpFeed feed, InventoryFeed inventories, ContentFolder content, TimeProvider time)
    {
        var rows = MatrixRows.Draw(
            await feed.At(AsOf.Of(context)?.Moment), await inventories.Fresh(), content, MatrixChoice.Read(context.Request.QueryString.ToString()),
            DateOnly.FromDateTime((AsOf.Of(context)?.Moment ?? time.GetUtcNow()).UtcDateTime));
        context.Response.IsPrivate();
        return Results.Stream(stream => MatrixCsv.Write(stream, rows), CsvText.ContentType, "recommendations.csv");
    }
}
