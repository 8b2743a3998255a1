using System.Diagnostics;
using Exchange.Chaos.Hosts;
using Exchange.Chaos.Reports;
using Exchange.Load.Results;

namespace Exchange.Chaos.Faults;

/// <summary>A host is ended at once, wherever it is in its work, and started again; now and then once more while it starts.</summary>
internal sealed class Kills(IReadOnlyList<Host> hosts, Crew crew, Random random, Findings found)
{
    /// <summary>After this time without any success the run has nothing more to say.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly long Longest = (long)(Limit.TotalSeconds * Stopwatch.Frequency);

    private readonly List<long> first = [], everybody = [];

    private int ended;

    public int Done { get; private set; }

    public async Task Run(int kills, Func<bool> timeIsUp, CancellationToken stop)
    {
        while (Done < kills && !timeIsUp() && found.Wrong.Count == 0)
        {
            await Task.Delay(random.Next(50, 700), stop);
            var host = hosts[random.Next(hosts.Count)];
            var at = Stopwatch.GetTimestamp();
            Kill(host);
            if (Done < kills && random.Next(8) == 0)
            {
                await Task.Delay(random.Next(20, 1_500), stop);
                Kill(host);
            }
            var (one, all) = await crew.Pulse.Since(at, Limit, Attend, stop);
            if (one is null)
                found.Fault($"No report was acknowledged within {Limit.TotalSeconds:0} s of kill {Done} ({host.Name}):\n{host.Server.Said}");
            else if (all is null)
                found.Fault($"After kill {Done} ({host.Name}) some writer had no report acknowledged within {Limit.TotalSeconds:0} s.");
            first.Add(one ?? Longest);
            everybody.Add(all ?? Longest);
        }
        Say(kills);
    }

    private void Kill(Host host)
    {
        host.Kill();
        host.Launch();
        Done++;
    }

    // Of several hosts one that stood still too long is given up by the others, and ends itself; alone, a host has no reason to end.
    private void Attend()
    {
        foreach (var host in hosts)
        {
            var said = host.HasEnded ? host.Server.Said : "";
            if (!host.Revive())
                continue;
            ended++;
            if (hosts.Count == 1)
                found.Fault($"{host.Name} ended by itself after kill {Done}:\n{said}");
        }
    }

    private void Say(int kills)
    {
        const string group = "Kills (SIGKILL)";
        var (one, all) = (new Latencies(first), new Latencies(everybody));
        found.Add(group, "kills", Done, "");
        if (hosts.Count > 1)
            found.Add(group, "hosts that found themselves given up, and ended", ended, "");
        found.Add(group, "from a kill to the first report acknowledged after it: p50", one.P50, "ms");
        found.Add(group, "  p99", one.P99, "ms");
        found.Add(group, "from a kill until every writer had one acknowledged: p50", all.P50, "ms");
        found.Add(group, "  p99", all.P99, "ms");
        found.AtLeast("Kills", Done, kills, "");
        found.AtMost("First report acknowledged after a kill, p99", one.P99 / 1000, 10, "s");
    }
}
