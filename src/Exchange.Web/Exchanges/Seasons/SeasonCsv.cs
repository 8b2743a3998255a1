using System.Globalization;
using CsvHelper;
using Exchange.Model.Exchanges;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>The tables of a season for a spreadsheet.</summary>
internal static class SeasonCsv
{
    public static void Write(CsvWriter csv, string table, SeasonLine season, IEnumerable<Afterwards> moved)
    {
        switch (table)
        {
            case "offers":
                Row(csv, "id", "member", "block", "track", "modes", "languages", "months", "capacity", "together", "taken", "largest_delegation", "interpretation", "least_grade", "groups", "note");
                foreach (var o in season.Offers)
                    Row(
                        csv, o.Id, o.Member, o.Block, Codes.Of(o.Track), Words(o.Modes.Select(Codes.Of)), Words(o.Languages), Words(o.Months), Figure(o.Capacity), Figure(o.Together),
                        Figure(season.Taken.GetValueOrDefault(o.Id)), Figure(o.LargestDelegation), o.Interpretation ? "yes" : "no", Figure(o.LeastGrade), Words(o.Groups.Select(g => g.ToString())), o.Note);
                break;
            case "requests":
                Row(csv, "id", "member", "block", "track", "modes", "languages", "months", "people", "gate", "note");
                foreach (var r in season.Requests)
                    Row(csv, r.Id, r.Member, r.Block, Codes.Of(r.Track), Words(r.Modes.Select(Codes.Of)), Words(r.Languages), Words(r.Months), Figure(r.People), r.Gate, r.Note);
                break;
            default:
                Row(csv, "id", "guest", "host", "block", "month", "agreed", "grade_then", "grade_now", "level_then", "level_now", "gates_passed_since", "gates_open_now");
                foreach (var m in moved)
                    Row(
                        csv, m.Match.Id, m.Match.Guest, m.Match.Host, m.Match.Block, m.Match.Month, m.Match.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Figure(m.GradeBefore),
                        Figure(m.GradeNow), Figure(m.Before?.Level), Figure(m.Now?.Level), Words(m.Passed.Select(g => g.Code)), Words(m.Open.Select(g => g.Code)));
                break;
        }
    }

    private static void Row(CsvWriter csv, params ReadOnlySpan<string?> cells)
    {
        foreach (var cell in cells)
            Hosting.Api.CsvText.Text(csv, cell);
        csv.NextRecord();
    }

    private static string Words(IEnumerable<string> words) => string.Join(' ', words);

    private static string? Figure(int? figure) => figure?.ToString(CultureInfo.InvariantCulture);
}
