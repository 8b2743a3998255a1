using System.Diagnostics;
using Exchange.Load.Http;
using Exchange.Load.Live;
using Exchange.Load.Product;
using Exchange.Load.Reports;
using Exchange.Load.Results;

namespace Exchange.Load.Measures;

/// <summary>Open boards: from a report to the changed picture at every circuit, and the memory an idle one takes.</summary>
internal static class Boards
{
    private const string Group = "Open boards (circuits)";

    public static async Task Measure(Run run, CancellationToken stop)
    {
        var circuits = new List<Circuit>();
        try
        {
            // The first ones pay for what is made once; memory is counted from there.
            await Open(run, circuits, run.Sizes.Circuits / 4, stop);
            var first = circuits.Count;
            var before = await Settled(run);
            await Open(run, circuits, run.Sizes.Circuits, stop);
            var after = await Settled(run);
            if (before > 0 && after > 0)
            {
                run.Found.Add("Memory", $"with {circuits.Count} idle boards", after / 1024.0 / 1024, "MiB");
                var each = run.Found.Add("Memory", "for one idle board", (after - before) / 1024.0 / (circuits.Count - first), "KiB");
                run.Found.AtMost("Memory of an idle board circuit", each, 270, "KiB");
            }
            Pushes(run, circuits);
            foreach (var ended in circuits.Where(c => c.Ended is not null).Take(3))
                run.Found.Fault($"A circuit ended: {ended.Ended}");
        }
        finally
        {
            foreach (var circuit in circuits)
            {
                await circuit.Leave(run.Target.Http);
                await circuit.DisposeAsync();
            }
        }
    }

    /// <summary>Resident memory after a collection, once it has come to rest; 0 for a product that is not ours and for a short look.</summary>
    public static async Task<long> Settled(Run run)
    {
        if (!run.Sizes.Settles || run.Target.Server is not { } server || !await Collection.Induce(server.Id))
            return 0;
        await Task.Delay(1_500);
        await Collection.Induce(server.Id);
        await Task.Delay(500);
        return server.WorkingSet;
    }

    private static async Task Open(Run run, List<Circuit> circuits, int upTo, CancellationToken stop)
    {
        while (circuits.Count < upTo)
            circuits.AddRange(await Task.WhenAll(
                Enumerable.Range(circuits.Count, Math.Min(10, upTo - circuits.Count)).Select(n => Circuit.Open(run.Target.Http, Target.PageOf(run.Hosts[n % run.Hosts.Length]), stop))));
    }

    private static void Pushes(Run run, List<Circuit> circuits)
    {
        using var wire = new Wire(run.Target.Address);
        var waits = new List<long>();
        for (var push = 0; push < run.Sizes.CircuitPushes + 2; push++)
        {
            var before = circuits.Select(c => c.Pictures).ToArray();
            var report = run.OneReport();
            var sent = Stopwatch.GetTimestamp();
            if (Writers.BoardVersion(wire.Send(report.Request)) == 0)
                run.Found.Fault("A report was not accepted while boards were open.");
            else
                run.Ledger.Acknowledge([report]);
            int Behind() => circuits.Where((c, n) => c.Pictures == before[n]).Count();
            while (Behind() > 0 && Stopwatch.GetElapsedTime(sent) < TimeSpan.FromSeconds(5))
                Thread.Sleep(2);
            if (Behind() is > 0 and var behind)
                run.Found.Fault($"{behind} of {circuits.Count} open boards did not change after a report.");
            // The first two are for the compiler.
            if (push >= 2)
                waits.AddRange(circuits.Where((c, n) => c.Pictures > before[n]).Select(c => c.LastPicture - sent));
            Thread.Sleep(60);
        }
        var all = new Latencies(waits);
        run.Found.Add(Group, $"{circuits.Count} circuits, report to changed picture: p50", all.P50, "ms");
        run.Found.Add(Group, $"{circuits.Count} circuits, report to changed picture: p99", all.P99, "ms");
        run.Found.AtMost($"Report to changed picture on {circuits.Count} boards, p99", all.P99, 1000, "ms");
    }
}
