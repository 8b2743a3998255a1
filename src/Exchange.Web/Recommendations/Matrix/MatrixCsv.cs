using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Recommendations.Matrix;

/// <summary>The matrix for a spreadsheet: a line per member and recommendation, those without an answer too.</summary>
internal static class MatrixCsv
{
    public static async Task Write(Stream stream, MatrixRows rows)
    {
        await using var csv = CsvText.Open(stream);
        csv.Header("member", "name", "group", "level", "recommendation", "stance", "document", "progress", "round", "grade", "reported", "actions");
        foreach (var row in rows.Rows)
            foreach (var column in rows.Columns)
            {
                var support = row.FollowUp.Supports.GetValueOrDefault(column.Id);
                var report = row.FollowUp.Latest(column.Id);
                csv.Text(row.Member.Iso3);
                csv.Text(row.Member.Name.In(Language.Current.Code));
                csv.Text(row.Member.Group.ToString());
                csv.Number(row.Level);
                csv.Text(column.Id);
                csv.Text(support is null ? null : FollowUpWords.Code(support.Stance));
                csv.Text(support?.Document);
                csv.Text(report is null ? null : FollowUpWords.Code(report.State));
                csv.Text(report?.Round);
                csv.Text(report is null ? null : report.IsDocumented ? "documented" : "self-declared");
                csv.Text(report?.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
                csv.Number(row.FollowUp.ActionsFor(column.Id).Count());
                await csv.NextRecordAsync();
            }
    }
}
