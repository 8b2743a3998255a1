using CsvHelper;
using Exchange.Model.Integration;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Recommendations.Overview;

/// <summary>The tables for a spreadsheet, by their names in addresses.</summary>
internal static class StandingCsv
{
    public static Action<CsvWriter>? Find(string table, StandingPicture picture, ContentFolder content) => table switch
    {
        "levels" => csv =>
        {
            csv.Header("group", "members", "assessed", "level_1", "level_2", "level_3", "day");
            foreach (var spread in picture.ByGroup)
                Row(csv, spread.Group?.ToString() ?? "all", spread.Of, spread.Assessed, spread.ByLevel[0], spread.ByLevel[1], spread.ByLevel[2], Day(picture.Day));
        },
        "rounds" => csv =>
        {
            csv.Header("round", "day", "members", "assessed", "level_1", "level_2", "level_3");
            foreach (var (at, spread) in picture.Over)
                Row(csv, at.Title ?? "", Day(at.Day), spread.Of, spread.Assessed, spread.ByLevel[0], spread.ByLevel[1], spread.ByLevel[2]);
        },
        "movers" => csv =>
        {
            csv.Header("member", "day", "from", "to", "gate", "before", "after", "cause");
            foreach (var mover in picture.Movers)
                foreach (var gate in mover.Step.Change!.Gates)
                    Row(
                        csv, mover.Member.Iso3, Day(mover.Step.Day), mover.Step.Change.Before.Level, mover.Step.Change.After.Level, gate.Gate.Code, Met(gate.Before), Met(gate.After),
                        mover.Step.Cause.ToString());
        },
        "gates" => csv =>
        {
            csv.Header("gate", "condition", "blocks", "passed", "not_passed", "unknown");
            foreach (var gate in GateCount.All(picture.Countries))
                Row(csv, gate.Gate.Code, gate.Gate.Condition, gate.Blocks, gate.Passed, gate.NotPassed, gate.Unknown);
        },
        "inventories" => csv =>
        {
            csv.Header("member", "programmes", "kinds", "datasets", "needed", "live", "registry_proven", "registry_possible", "missing_most");
            foreach (var line in InventoryLine.All(picture.Countries))
                Row(csv, line.Country.Member, line.Programmes, line.Kinds, line.Datasets, line.Needed, line.Live, line.Registry.Proven, line.Registry.Possible, line.MissingMost ?? "");
        },
        "metrics" => csv =>
        {
            csv.Header(["member", .. Enum.GetValues<Metric>().Select(m => m.ToString())]);
            foreach (var country in picture.Countries.Where(c => c.Standing is not null))
            {
                csv.Text(country.Member);
                foreach (var metric in Enum.GetValues<Metric>())
                    csv.Number(country.Standing!.Assessment.Metrics[metric] is { } share ? Math.Round((double)share.ToDecimal() * 100, 2) : null);
                csv.NextRecord();
            }
        },
        "links" => csv =>
        {
            csv.Header("kind", "needed", "live", "missing", "countries");
            foreach (var link in LinkCount.All(picture.Countries))
                Row(csv, link.Kind, link.Needed, link.Live, link.Missing, link.Countries);
        },
        "groups-not-reached" => csv =>
        {
            csv.Header("group", "cause", "programmes", "countries");
            foreach (var missed in NotReached.All(picture.Countries))
                Row(csv, missed.Group, missed.Cause, missed.Programmes, missed.Countries);
        },
        "instruments" => csv =>
        {
            csv.Header("type", "name", "programmes", "countries");
            foreach (var instrument in InstrumentCount.All(picture.Countries, content.Rubric))
                Row(csv, instrument.Type, StandingWords.Type(instrument.Type, content), instrument.Programmes, instrument.Countries);
        },
        _ => null,
    };

    private static void Row(CsvWriter csv, params ReadOnlySpan<object> fields)
    {
        foreach (var field in fields)
            if (field is int number)
                csv.Number(number);
            else
                csv.Text((string)field);
        csv.NextRecord();
    }

    private static string Met(GateResult gate) => gate.Met switch { true => "passed", false => "not-passed", null => "unknown" };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
