using System.Diagnostics;
using System.Text.Json;
using Exchange.Load.Reports;

namespace Exchange.Load.Measures;

/// <summary>At the end: every value that was acknowledged stands in what the product publishes, on each of its hosts.</summary>
internal static class ReadBack
{
    // A host hears of what another has acknowledged by a push, and of a lost push within seconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task Check(Run run)
    {
        var said = run.Ledger.Standing().GroupBy(s => s.Member).ToArray();
        List<string> lost = [];
        for (var host = 0; host < run.Hosts.Length; host++)
        {
            var began = Stopwatch.GetTimestamp();
            List<string> missing;
            while ((missing = await Missing(run, host, said)).Count > 0 && Stopwatch.GetElapsedTime(began) < Patience)
                await Task.Delay(200);
            lost.AddRange(missing);
        }
        foreach (var sentence in lost.Take(3))
            run.Found.Fault(sentence);
        if (lost.Count > 3)
            run.Found.Fault($"{lost.Count} acknowledged values in all do not stand.");
        run.Found.Add("Read back", "acknowledged reports", run.Ledger.Accepted, "");
        run.Found.Add("Read back", "figures whose last acknowledged value stands", said.Sum(m => m.Count()) * run.Hosts.Length - lost.Count, "");
        run.Found.Add("Read back", "figures lost", lost.Count, "");
    }

    private static async Task<List<string>> Missing(Run run, int host, IEnumerable<IGrouping<string, (string Member, string Indicator, int Year, double Value)>> said)
    {
        var missing = new List<string>();
        foreach (var member in said)
        {
            var stored = await National(run, member.Key, host);
            foreach (var (iso3, indicator, year, value) in member)
                if (!stored.TryGetValue((indicator, year), out var found) || found != value)
                    missing.Add($"{run.NameOf(host)}: {iso3} {indicator} {year}: {value} was acknowledged, {(found == 0 ? "nothing" : found)} stands.");
        }
        return missing;
    }

    /// <summary>What stands nationally for the member.</summary>
    public static async Task<Dictionary<(string Indicator, int Year), double>> National(Run run, string member, int host = 0)
    {
        using var json = JsonDocument.Parse(await run.Target.Http.GetStringAsync(new Uri(run.Hosts[host], $"/api/v1/observations?member={member}&basis=national")));
        var standing = new Dictionary<(string, int), double>();
        foreach (var o in Questionnaire.Items(json.RootElement, "observations"))
            standing.TryAdd((o.GetProperty("indicator").GetString()!, o.GetProperty("year").GetInt32()), o.GetProperty("value").GetDouble());
        return standing;
    }
}
