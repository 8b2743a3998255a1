using System.Text.Json;
using Exchange.Load.Reports;

namespace Exchange.Load.Measures;

/// <summary>At the end: every value that was acknowledged stands in what the product publishes.</summary>
internal static class ReadBack
{
    public static async Task Check(Run run)
    {
        int standing = 0, lost = 0;
        foreach (var member in run.Ledger.Standing().GroupBy(s => s.Member))
        {
            var stored = await National(run, member.Key);
            foreach (var (iso3, indicator, year, value) in member)
            {
                if (stored.TryGetValue((indicator, year), out var found) && found == value)
                {
                    standing++;
                    continue;
                }
                if (lost++ < 3)
                    run.Found.Fault($"{iso3} {indicator} {year}: {value} was acknowledged, {(found == 0 ? "nothing" : found)} stands.");
            }
        }
        if (lost > 3)
            run.Found.Fault($"{lost} acknowledged values in all do not stand.");
        run.Found.Add("Read back", "acknowledged reports", run.Ledger.Accepted, "");
        run.Found.Add("Read back", "figures whose last acknowledged value stands", standing, "");
        run.Found.Add("Read back", "figures lost", lost, "");
    }

    /// <summary>What stands nationally for the member.</summary>
    public static async Task<Dictionary<(string Indicator, int Year), double>> National(Run run, string member)
    {
        using var json = JsonDocument.Parse(await run.Target.Http.GetStringAsync($"/api/v1/observations?member={member}&basis=national"));
        var standing = new Dictionary<(string, int), double>();
        foreach (var o in Questionnaire.Items(json.RootElement, "observations"))
            standing.TryAdd((o.GetProperty("indicator").GetString()!, o.GetProperty("year").GetInt32()), o.GetProperty("value").GetDouble());
        return standing;
    }
}
