using System.Diagnostics;
using System.Net.Sockets;
using Exchange.Chaos.Hosts;
using Exchange.Chaos.Reports;
using Exchange.Load.Http;
using Exchange.Load.Results;

namespace Exchange.Chaos.Faults;

/// <summary>
/// All hosts lose their storage for a while. Nothing is acknowledged meanwhile, no process ends, readiness is refused and liveness is not;
/// when the line is mended, everything goes on by itself.
/// </summary>
internal sealed class Cut(IReadOnlyList<Host> hosts, IReadOnlyList<Cable> cables, Crew crew, Findings found)
{
    private const string Group = "Storage cut off";

    /// <summary>What was already on its way may still be acknowledged.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(2);

    public async Task Run(TimeSpan length, CancellationToken stop)
    {
        foreach (var cable in cables)
            cable.Cut();
        await Task.Delay(OnItsWay, stop);
        var (acknowledged, refused) = (crew.Reports, crew.Refusals);
        var began = Stopwatch.GetTimestamp();
        var unready = new HashSet<string>();
        while (Stopwatch.GetElapsedTime(began) < length - OnItsWay)
        {
            foreach (var host in hosts)
            {
                if (Status(host, "/health/ready") == 503)
                    unready.Add(host.Name);
                if (Status(host, "/health/live") is var live && live != 200)
                    found.Fault($"Without storage {host.Name} answers /health/live with {live}.");
            }
            await Task.Delay(500, stop);
        }
        if (crew.Reports - acknowledged is > 0 and var wrong)
            found.Fault($"{wrong} reports were acknowledged while there was no storage.");
        foreach (var host in hosts.Where(h => h.HasEnded))
            found.Fault($"{host.Name} ended while there was no storage:\n{host.Server.Said}");
        foreach (var host in hosts.Where(h => !unready.Contains(h.Name)))
            found.Fault($"{host.Name} never answered /health/ready with 503 while there was no storage.");

        var mended = Stopwatch.GetTimestamp();
        foreach (var cable in cables)
            cable.Mend();
        var (first, everybody) = await crew.Pulse.Since(mended, TimeSpan.FromSeconds(60), () => { }, stop);
        if (everybody is null)
            found.Fault($"60 s after storage was back, {(first is null ? "no" : "not every")} writer had a report acknowledged.");
        found.Add(Group, "for", length.TotalSeconds, "s");
        found.Add(Group, "reports refused with a clear reason meanwhile", crew.Refusals - refused, "");
        found.Add(Group, "from its return to the first report acknowledged", Latencies.Milliseconds(first), "ms");
        found.Add(Group, "from its return until every writer had one acknowledged", Latencies.Milliseconds(everybody), "ms");
    }

    private static int Status(Host host, string path)
    {
        try
        {
            using var wire = new Wire(host.Address, 5_000);
            return wire.Send(Requests.Get(host.Address, path)).Status;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return 0;
        }
    }
}
