using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Api;
using Exchange.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions.Told;

/// <summary>The whole history of a submission or of one of its cells, to read and to take along. Who sees what of it, the grain decides.</summary>
internal static class ToldEndpoints
{
    public static void MapTold(this WebApplication app)
    {
        app.MapGet("/submit/{round}/{iso3}/history", Page).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/submit/{round}/{iso3}/history.csv", Csv).RequireAuthorization(Policies.SignedIn);
    }

    /// <summary>The key of a cell as addresses carry it; null if the text is none.</summary>
    public static CellKey? Cell(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : CellKey.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static async Task<IResult> Page(string round, string iso3, string? cell, HttpContext context, IGrainFactory grains) =>
        await Read(round, iso3, context, grains) is var (view, entries)
            ? new RazorComponentResult<ToldPage>(new { View = view, Lines = ToldLine.Of(entries, Cell(cell)), Cell = Cell(cell), Entries = entries.Length })
            : Refusals.NotYours();

    private static async Task<IResult> Csv(string round, string iso3, string? cell, HttpContext context, IGrainFactory grains)
    {
        if (await Read(round, iso3, context, grains) is not var (_, entries))
            return Refusals.NotYours();
        context.Response.IsPrivate();
        return Results.Stream(stream => ToldCsv.Write(stream, round, iso3, ToldLine.Of(entries, Cell(cell))), CsvText.ContentType, $"history-{round}-{iso3}.csv");
    }

    private static async Task<(SubmissionView View, ImmutableArray<HistoryEntry> Entries)?> Read(string round, string iso3, HttpContext context, IGrainFactory grains)
    {
        var submission = grains.Submission(round, iso3);
        return await submission.View(context.User.Actor()) is { } view ? (view, await submission.History(context.User.Actor())) : null;
    }
}
