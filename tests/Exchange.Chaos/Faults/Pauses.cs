using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Exchange.Chaos.Hosts;
using Exchange.Chaos.Reports;
using Exchange.Load.Http;
using Exchange.Load.Results;

namespace Exchange.Chaos.Faults;

/// <summary>
/// A host is stopped (SIGSTOP) for longer than the others wait for it, and goes on (SIGCONT) when they have long taken its place. What it then
/// answers with success must not be what it remembers from before.
/// </summary>
internal sealed class Pauses(IReadOnlyList<Host> hosts, Crew crew, Random random, Findings found)
{
    private const string Group = "Pauses (SIGSTOP, SIGCONT)";

    /// <summary>Three missed probes a second apart, and the vote.</summary>
    private static readonly TimeSpan DeathTime = TimeSpan.FromSeconds(4);

    private readonly List<long> everybody = [];
    private int ended, refusals, answers;

    public int Done { get; private set; }

    public async Task Run(int pauses, Func<bool> timeIsUp, CancellationToken stop)
    {
        while (Done < pauses && !timeIsUp() && found.Wrong.Count == 0)
        {
            await Task.Delay(random.Next(50, 700), stop);
            await Pause(hosts[random.Next(hosts.Count)], DeathTime + TimeSpan.FromMilliseconds(random.Next(500, 3_000)), stop);
        }
        found.Add(Group, "pauses, each longer than the death time", Done, "");
        found.Add(Group, "hosts that found themselves given up, and ended", ended, "");
        found.Add(Group, "reads at a host just woken: refused or not answered", refusals, "");
        found.Add(Group, "reads at a host just woken: answered, and not from before", answers, "");
        found.Add(Group, "from a stop until every writer had a report acknowledged: p50", new Latencies(everybody).P50, "ms");
        found.Add(Group, "  p99", new Latencies(everybody).P99, "ms");
        found.AtLeast("Pauses", Done, pauses, "");
    }

    private async Task Pause(Host host, TimeSpan length, CancellationToken stop)
    {
        var at = Stopwatch.GetTimestamp();
        host.Server.Signal("STOP");
        Done++;
        var others = crew.Pulse.Since(at, TimeSpan.FromSeconds(30), () => { }, stop);
        // What reached the hosts in the last second may still be on its way to the boards of all.
        await Task.Delay(length - TimeSpan.FromSeconds(1), stop);
        var known = crew.Highest;
        await Task.Delay(TimeSpan.FromSeconds(1), stop);
        host.Server.Signal("CONT");
        await Look(host, known, stop);
        if (host.HasEnded)
        {
            ended++;
            host.Launch();
        }
        if ((await others).Everybody is not { } all)
            found.Fault($"30 s after {host.Name} was stopped some writer still had no report acknowledged.");
        else
            everybody.Add(all);
    }

    private async Task Look(Host host, long known, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(3) && !host.HasEnded)
        {
            switch (Version(host))
            {
                case null:
                    refusals++;
                    break;
                case { } version when version < known:
                    found.Fault($"{host.Name}, just woken, shows version {version} of the board, and {known} was acknowledged a second before it woke.");
                    return;
                default:
                    answers++;
                    break;
            }
            await Task.Delay(25, stop);
        }
    }

    // Null: refused, or no answer.
    private static long? Version(Host host)
    {
        try
        {
            using var wire = new Wire(host.Address, 2_000);
            var reply = wire.Send(Requests.Get(host.Address, "/api/v1/board"));
            if (reply.Status != 200)
                return null;
            using var board = JsonDocument.Parse(reply.Body);
            return board.RootElement.GetProperty("version").GetInt64();
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return null;
        }
    }
}
