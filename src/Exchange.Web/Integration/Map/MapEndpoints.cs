using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Past;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Integration.Map;

/// <summary>The pages of an accepted inventory: its map, and the answers to a building block's questions.</summary>
internal static class MapEndpoints
{
    public static void MapInventoryMap(this WebApplication app)
    {
        app.MapGet("/members/{iso3}/inventory", Show).CanBeReadAsOf().ExcludeFromDescription();
        app.MapGet("/members/{iso3}/inventory/blocks/{code}", Block).CanBeReadAsOf().ExcludeFromDescription();
    }

    private static async Task<IResult> Show(string iso3, Inventories inventories, HttpContext context) =>
        inventories.Member(iso3) is not { } member
            ? Results.NotFound()
            : new RazorComponentResult<InventoryPage>(new
            {
                Member = member, IsSample = inventories.IsSample(iso3), Standing = await inventories.Standing(iso3, AsOf.Of(context)),
            });

    private static async Task<IResult> Block(string iso3, string code, Inventories inventories, ContentFolder content, HttpContext context) =>
        inventories.Member(iso3) is not { } member || content.Rubric.Block(code) is not { } block || await inventories.Standing(iso3, AsOf.Of(context)) is not { } standing
            ? Results.NotFound()
            : new RazorComponentResult<BlockPage>(new { Member = member, IsSample = inventories.IsSample(iso3), Standing = standing, Block = block });
}
