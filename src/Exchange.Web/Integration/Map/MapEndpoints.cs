using Exchange.Model.Integration.Entries;
using Exchange.Model.Members;
using Exchange.Web.Hosting.Content;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Integration.Map;

/// <summary>The pages of an accepted inventory: its map, and the answers to a building block's questions.</summary>
internal static class MapEndpoints
{
    public static void MapInventoryMap(this WebApplication app)
    {
        app.MapGet("/members/{iso3}/inventory", Show).ExcludeFromDescription();
        app.MapGet("/members/{iso3}/inventory/blocks/{code}", Block).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(string iso3, Inventories inventories, ContentFolder content, TimeProvider time) =>
        inventories.Member(iso3) is not { } member
            ? Results.NotFound()
            : new RazorComponentResult<InventoryPage>(new
            {
                Member = member, IsSample = inventories.IsSample(iso3), Standing = await Standing(iso3, inventories, content, time),
            });

    private static async Task<IResult> Block(string iso3, string code, Inventories inventories, ContentFolder content, TimeProvider time) =>
        inventories.Member(iso3) is not { } member || content.Rubric.Block(code) is not { } block || await Standing(iso3, inventories, content, time) is not { } standing
            ? Results.NotFound()
            : new RazorComponentResult<BlockPage>(new { Member = member, IsSample = inventories.IsSample(iso3), Standing = standing, Block = block });

    private static async Task<Standing?> Standing(string iso3, Inventories inventories, ContentFolder content, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Course.InForce(await inventories.Of(iso3), today)?.On(today, content.Rubric);
    }
}
