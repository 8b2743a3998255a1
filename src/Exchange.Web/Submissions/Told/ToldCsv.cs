using System.Globalization;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Submissions.Api;

namespace Exchange.Web.Submissions.Told;

/// <summary>A history as CSV: the same columns for the page and for the API.</summary>
internal static class ToldCsv
{
    public static async Task Write(Stream stream, string round, string member, IEnumerable<ToldLine> lines)
    {
        await using var csv = CsvText.Open(stream);
        csv.Header(
            "round", "member", "at", "by", "channel", "what", "indicator", "disaggregation", "year", "from", "to", "answer", "stance", "source", "method",
            "became", "why", "whom", "operation", "hash");
        foreach (var line in lines)
        {
            var entry = line.Entry;
            csv.WriteField(round);
            csv.WriteField(member);
            csv.WriteField(entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            csv.Text(entry.ActorName);
            csv.WriteField(ReportWords.Of(entry.Channel));
            csv.WriteField(ReportWords.Of(entry.Kind));
            csv.WriteField(line.Cell?.Indicator);
            csv.Text(line.Cell?.Disaggregation);
            csv.WriteField(line.Cell?.Year.ToString(CultureInfo.InvariantCulture));
            csv.Text(line.From);
            csv.Text(line.To);
            csv.WriteField(line.Answer is { } answer ? ReportWords.Of(answer.Kind) : null);
            csv.WriteField(line.Answer is { } said ? ReportWords.Of(said.Stance) : null);
            csv.Text(line.Answer?.Source);
            csv.Text(line.Answer?.Method);
            csv.WriteField(line.Became switch { CellFate.Published => "published", CellFate.Returned => "returned", _ => null });
            csv.Text(line.Why);
            csv.Text(entry.Whom);
            csv.Text(entry.OperationId);
            csv.WriteField(entry.Hash);
            await csv.NextRecordAsync();
        }
        await csv.FlushAsync();
    }
}
