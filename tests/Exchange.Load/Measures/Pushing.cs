using Exchange.Load.Http;
using Exchange.Load.Live;
using Exchange.Load.Reports;
using Exchange.Load.Results;

namespace Exchange.Load.Measures;

/// <summary>From the sending of a report to its arrival at every hub client, against a raw broadcast of the same message.</summary>
internal static class Pushing
{
    /// <summary>The method the hub calls on its clients.</summary>
    private const string Method = "Changed";

    public static async Task Measure(Run run)
    {
        foreach (var clients in run.Sizes.Crowds)
        {
            var group = $"Report to notified, {clients} hub clients";
            await using var product = await HubCrowd.Connect(run.Hosts, Method, clients);
            await using var floor = await HubCrowd.Connect([run.Floor.Address], "changed", clients);
            using var toProduct = new Wire(run.Target.Address);
            using var toFloor = new Wire(run.Floor.Address);
            long number = 0;
            long Report()
            {
                var report = run.OneReport();
                var version = Writers.BoardVersion(toProduct.Send(report.Request));
                if (version == 0)
                    run.Found.Fault("A report was not accepted while clients listened.");
                else
                    run.Ledger.Acknowledge([report]);
                return version;
            }
            long Broadcast()
            {
                var body = $$"""{"version":{{++number}},"members":["SEN"],"indicators":["{{run.Asked.Indicators[0].Code}}"]}""";
                toFloor.Send(Requests.Post(run.Floor.Address, "/broadcast", null, "application/json", System.Text.Encoding.UTF8.GetBytes(body)));
                return number;
            }

            product.Push(Report, 10, (_, _) => { });
            floor.Push(Broadcast, 10, (_, _) => { });
            List<Heard> ours = [], raw = [];
            for (var turn = 0; turn < run.Sizes.PushTurns; turn++)
            {
                // The driver's own collections are not the server's latency.
                GC.Collect();
                ours.AddRange(product.Push(Report, run.Sizes.Pushes / run.Sizes.PushTurns,
                    (version, lost) => run.Found.Fault($"Version {version} did not reach {lost} of {clients} hub clients.")));
                raw.AddRange(floor.Push(Broadcast, run.Sizes.Pushes / run.Sizes.PushTurns,
                    (version, lost) => run.Found.Fault($"Raw broadcast {version} did not reach {lost} of {clients} clients.")));
            }
            Say(run.Found, group, "product", Waits(ours));
            if (run.Hosts.Length > 1)
                for (var host = 0; host < run.Hosts.Length; host++)
                    Say(run.Found, group, run.NameOf(host), Waits(ours.Where(h => h.Host == host)));
            Say(run.Found, group, "floor, raw broadcast", Waits(raw));
            if (clients == 500)
                run.Found.AtMost($"Report to {clients} clients, p99, against the raw broadcast", Waits(ours).P99 / Waits(raw).P99, 1.25);
        }
    }

    private static Latencies Waits(IEnumerable<Heard> heard) => new(heard.Select(h => h.Wait));

    private static void Say(Findings found, string group, string who, Latencies waits)
    {
        found.Add(group, $"{who}: p50", waits.P50, "ms");
        found.Add(group, $"{who}: p99", waits.P99, "ms");
        found.Add(group, $"{who}: notifications", waits.Count, "");
    }
}
