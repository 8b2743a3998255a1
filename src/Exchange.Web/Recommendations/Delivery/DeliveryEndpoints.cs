using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Past;
using Exchange.Web.Integration;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Recommendations.Delivery;

/// <summary>How programmes deliver, over all members, now or as of a moment. What was accepted is public, and so is what is drawn from it.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDelivery(this WebApplication app)
    {
        app.MapGet("/recommendations/delivery", Page).CanBeReadAsOf().ExcludeFromDescription();
        app.MapGet("/recommendations/delivery/{table}.csv", Csv).CanBeReadAsOf().ExcludeFromDescription();
    }

    private static async Task<IResult> Page(HttpContext context, InventoryFeed inventories, ContentFolder content, TimeProvider time) =>
        new RazorComponentResult<DeliveryPage>(new { Tables = await Draw(context, inventories, content, time), Day = Day(context, time) });

    private static async Task<IResult> Csv(string table, HttpContext context, InventoryFeed inventories, ContentFolder content, TimeProvider time) =>
        (await Draw(context, inventories, content, time)).FirstOrDefault(t => t.Id == table) is { } found
            ? Results.Stream(
                async stream =>
                {
                    await using var csv = CsvText.Open(stream);
                    csv.Header([.. found.Columns.Select(c => c.Name)]);
                    foreach (var row in found.Rows)
                    {
                        foreach (var cell in row)
                            Write(csv, cell);
                        await csv.NextRecordAsync();
                    }
                },
                CsvText.ContentType, $"delivery-{table}.csv")
            : Results.NotFound();

    private static async Task<ImmutableArray<DeliveryTable>> Draw(HttpContext context, InventoryFeed inventories, ContentFolder content, TimeProvider time)
    {
        var (picture, day) = (await inventories.Fresh(), Day(context, time));
        return new DeliveryTables([.. content.Current.Members.Select(m => new CountryAt(m.Iso3, m.Group, picture.On(m.Iso3, day, content.Rubric)))], content).All();
    }

    private static DateOnly Day(HttpContext context, TimeProvider time) => DateOnly.FromDateTime((AsOf.Of(context)?.Moment ?? time.GetUtcNow()).UtcDateTime);

    private static void Write(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case long number:
                csv.Number(number);
                break;
            case decimal amount:
                csv.Number((double)amount);
                break;
            case Share share:
                csv.Number(share.Percent);
                break;
            case DateOnly day:
                csv.WriteField(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            default:
                csv.Text(cell as string);
                break;
        }
    }
}
