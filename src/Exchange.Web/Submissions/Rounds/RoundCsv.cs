using System.Globalization;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>The board of a round for a spreadsheet.</summary>
internal static class RoundCsv
{
    public static async Task Write(Stream stream, RoundRows rows)
    {
        await using var csv = CsvText.Open(stream);
        csv.Header(
            "round", "member", "name", "group", "state", "late", "answered", "asked", "errors", "warnings", "with", "days", "days_member",
            "days_secretariat", "extended_to", "last_change");
        foreach (var row in rows.Shown)
        {
            var progress = row.Progress;
            csv.Text(rows.Picture.Round.Id);
            csv.Text(row.Member.Iso3);
            csv.Text(row.Member.Name.In(Language.Current.Code));
            csv.Text(row.Member.Group.ToString());
            csv.Text(RoundWords.Code(progress.Status));
            csv.WriteField(row.IsLate ? "yes" : "no");
            csv.Number(progress.Answered);
            csv.Number(progress.Asked);
            csv.Number(progress.Errors);
            csv.Number(progress.Warnings);
            csv.Text(RoundWords.HandsCode(row));
            csv.Number(row.Days);
            csv.Number(row.DaysByMember);
            csv.Number(row.DaysBySecretariat);
            csv.Text(Moment(row.Extended));
            csv.Text(Moment(progress.LastChange));
            await csv.NextRecordAsync();
        }
    }

    private static string? Moment(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
