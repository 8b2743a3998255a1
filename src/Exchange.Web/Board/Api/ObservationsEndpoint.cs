using System.ComponentModel;
using System.Text.Json;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Api;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Board.Api;

/// <summary><c>GET /api/v1/observations</c>: rows are written as they are walked, never gathered as text.</summary>
internal static class ObservationsEndpoint
{
    private static readonly string[] Columns =
        ["member", "indicator", "disaggregation", "year", "value", "unit", "basis", "source", "grade", "vintage", "accepted_at", "note"];

    // The parameters are read strictly by ObservationQuery; here they are named for the description.
    public static IResult Answer(
        HttpContext context, BoardRead picture,
        [FromQuery, Description("ISO alpha-3 codes, separated by commas")] string? member,
        [FromQuery, Description("Indicator codes, separated by commas")] string? indicator,
        [FromQuery, Description("African, Arab or Asian")] string? group,
        [FromQuery, Description("First year")] string? from,
        [FromQuery, Description("Last year")] string? to,
        [FromQuery, Description("published or national; both if absent")] string? basis,
        [FromQuery, Description("Breakdown, e.g. total")] string? disaggregation,
        [FromQuery, Description("true: only the latest year of each series")] string? latest,
        [FromQuery, Description("Id of one vintage, e.g. WDI-2025 or round:2026")] string? vintage,
        [FromQuery, Description("all: earlier vintages too")] string? vintages,
        [FromQuery, Description("json or csv; the Accept header otherwise")] string? format)
    {
        var board = picture.Board;
        var query = ObservationQuery.Read(context.Request, board.Reference, out var refusal);
        if (refusal is not null)
            return refusal;
        return new Versioned(board, http => query.Csv ? WriteCsv(http, query, board) : WriteJson(http, query, board));
    }

    private static async Task WriteCsv(HttpContext context, ObservationQuery query, BoardState board)
    {
        context.Response.ContentType = CsvText.ContentType;
        context.Response.Headers.ContentDisposition = "attachment; filename=\"observations.csv\"";
        await using var csv = CsvText.Open(context.Response.Body);
        csv.Header(Columns);
        foreach (var o in query.Of(board))
        {
            csv.WriteField(o.Member);
            csv.WriteField(o.Key.Indicator);
            csv.Text(o.Key.Disaggregation);
            csv.Year(o.Key.Year);
            csv.Number(o.Value);
            csv.WriteField(board.Reference.Indicator(o.Key.Indicator)?.Unit);
            csv.WriteField(Describe.Word(o.Basis));
            csv.Text(o.Source);
            csv.WriteField(Describe.Word(o.Grade));
            csv.Text(o.Vintage.Id);
            csv.WriteField(o.Vintage.At?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
            csv.Text(o.Note);
            await csv.NextRecordAsync();
        }
        await csv.FlushAsync();
    }

    private static async Task WriteJson(HttpContext context, ObservationQuery query, BoardState board)
    {
        const int chunk = 32 * 1024;
        context.Response.ContentType = "application/json; charset=utf-8";
        var rows = query.Of(board);
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, new JsonWriterOptions { SkipValidation = true });
        json.WriteStartObject();
        json.WriteNumber("version"u8, board.Version);
        json.WriteNumber("count"u8, rows.Count);
        json.WriteStartArray("observations"u8);
        foreach (var o in rows)
        {
            JsonSerializer.Serialize(json, Describe.Observation(o, board.Reference), BoardJson.Plain.ObservationEntry);
            if (json.BytesPending + context.Response.BodyWriter.UnflushedBytes < chunk)
                continue;
            json.Flush();
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
