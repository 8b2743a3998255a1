using System.Globalization;
using Exchange.Model.Board;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Past;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Board.Poverty;

/// <summary>How many people are poor, by group, and what a shock did to the shares: drawn from the picture at hand, now or as of a moment.</summary>
internal static class PovertyEndpoints
{
    public const string Population = "SP.POP.TOTL";
    private const int FirstYear = 1990;

    public static string[] Shares { get; } = ["SI.POV.DDAY", "SI.POV.LMIC"];

    public static void MapPoverty(this WebApplication app)
    {
        app.MapGet("/poverty", Show).CanBeReadAsOf().ExcludeFromDescription();
        app.MapGet("/poverty/{table}.csv", Csv).CanBeReadAsOf().ExcludeFromDescription();
    }

    private static RazorComponentResult<PovertyPage> Show(int? year, string? indicator, BoardRead read, TimeProvider time) =>
        new(new { read.Board, Year = Year(year, time), Indicator = Shares.Contains(indicator) ? indicator! : Shares[0], Years = Years(time) });

    private static IResult Csv(string table, int? year, string? indicator, BoardRead read, TimeProvider time)
    {
        if (table is not ("persons" or "shock"))
            return Results.NotFound();
        var chosen = Shares.Contains(indicator) ? indicator! : Shares[0];
        return Results.Stream(
            async stream =>
            {
                await using var csv = CsvText.Open(stream);
                if (table == "persons")
                {
                    csv.Header("indicator", "group", "persons", "reported", "members", "from", "to");
                    foreach (var share in Shares)
                        foreach (var sum in Headcount.Over(read.Board[share], read.Board[Population]))
                        {
                            csv.Text(share);
                            csv.Text(sum.Group?.ToString() ?? "all");
                            csv.Number(sum.Told == 0 ? null : Math.Round(sum.Persons));
                            csv.Number(sum.Told);
                            csv.Number(sum.Of);
                            csv.WriteField(sum.From?.ToString(CultureInfo.InvariantCulture));
                            csv.WriteField(sum.To?.ToString(CultureInfo.InvariantCulture));
                            await csv.NextRecordAsync();
                        }
                    return;
                }
                csv.Header("member", "indicator", "shock", "year_before", "before", "year_after", "after", "change");
                foreach (var around in AroundShock.Of(read.Board[chosen], Year(year, time)))
                {
                    csv.Text(around.Member.Iso3);
                    csv.Text(chosen);
                    csv.Year(Year(year, time));
                    csv.Year(around.Before.Key.Year);
                    csv.Number(around.Before.Value);
                    csv.Year(around.After.Key.Year);
                    csv.Number(around.After.Value);
                    csv.Number(around.Change);
                    await csv.NextRecordAsync();
                }
            },
            CsvText.ContentType, $"poverty-{table}.csv");
    }

    private static int Year(int? asked, TimeProvider time) => asked is { } year && year >= FirstYear && year <= time.GetUtcNow().Year ? year : 2020;

    private static int[] Years(TimeProvider time) => [.. Enumerable.Range(FirstYear, time.GetUtcNow().Year - FirstYear + 1).Reverse()];
}
