using System.Globalization;
using CsvHelper;

namespace Exchange.Web.Hosting.Api;

/// <summary>Writes CSV that a spreadsheet opens without running anything: texts that would begin a formula are written as text.</summary>
internal static class CsvText
{
    public const string ContentType = "text/csv; charset=utf-8; header=present";

    public static CsvWriter Open(Stream stream) =>
        new(new StreamWriter(stream, new System.Text.UTF8Encoding(false), 16 * 1024, leaveOpen: true), CultureInfo.InvariantCulture);

    /// <summary>A text column: trimmed, and guarded where it begins as a formula would. Figures are never guarded: -5 stays -5.</summary>
    public static void Text(this CsvWriter csv, string? text)
    {
        var trimmed = text?.Trim() ?? "";
        csv.WriteField(trimmed is ['=' or '+' or '-' or '@', ..] ? "'" + trimmed : trimmed);
    }

    public static void Number(this CsvWriter csv, double? value) => csv.WriteField(value?.ToString("R", CultureInfo.InvariantCulture));

    public static void Year(this CsvWriter csv, int year) => csv.WriteField(year.ToString(CultureInfo.InvariantCulture));

    public static void Header(this CsvWriter csv, params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
            csv.WriteField(column);
        csv.NextRecord();
    }
}
