using System.Diagnostics;
using System.Net.Sockets;
using Exchange.Chaos.Hosts;
using Exchange.Chaos.Reports;
using Exchange.Load.Http;
using Exchange.Load.Results;

namespace Exchange.Chaos.Faults;

/// <summary>
/// The disk under the host fills up while reports come in. They are refused clearly, what was published is still read, the process stays;
/// when there is space again, everything goes on by itself.
/// </summary>
internal sealed class DiskFull(Host host, SmallDisk disk, Crew crew, Findings found)
{
    private const string Group = "Disk full";

    public async Task Run(CancellationToken stop)
    {
        if (!await Until(() => crew.Reports >= 500, TimeSpan.FromSeconds(30), stop))
            found.Fault($"Only {crew.Reports} reports were acknowledged in 30 s, with an empty disk.");
        disk.Fill();
        // Pages that the file had kept free are used up first; from then on nothing can be written.
        if (!await Until(() => crew.Refusals > 0, TimeSpan.FromSeconds(20), stop))
            found.Fault("The disk was full for 20 s and no report was refused.");
        disk.Fill();
        await Task.Delay(500, stop);
        var (acknowledged, refused) = (crew.Reports, crew.Refusals);
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5))
        {
            disk.Fill();
            await Read(stop);
            await Task.Delay(100, stop);
        }
        Refused(refused, acknowledged);
        await Kill(stop);

        var freed = Stopwatch.GetTimestamp();
        disk.Free();
        if (host.HasEnded)
            host.Launch();
        var (first, everybody) = await crew.Pulse.Since(freed, TimeSpan.FromSeconds(30), () => { }, stop);
        if (everybody is null)
            found.Fault($"30 s after there was space again, {(first is null ? "no" : "not every")} writer had a report acknowledged:\n{host.Server.Said}");
        found.Add(Group, "from space to the first report acknowledged", Latencies.Milliseconds(first), "ms");
        found.Add(Group, "from space until every writer had one acknowledged", Latencies.Milliseconds(everybody), "ms");
    }

    private void Refused(long refused, long acknowledged)
    {
        found.Add(Group, "reports refused within 5 s of a full disk", crew.Refusals - refused, "");
        found.Add(Group, "reports acknowledged meanwhile, on space the file still had", crew.Reports - acknowledged, "");
        if (crew.Refusals == refused)
            found.Fault("With a full disk no report was refused within 5 s.");
        if (host.HasEnded)
            found.Fault($"The host ended when the disk was full:\n{host.Server.Said}");
    }

    // Started on a full disk it either runs, or says in one sentence which file cannot be used.
    private async Task Kill(CancellationToken stop)
    {
        host.Kill();
        disk.Fill();
        host.Launch();
        var runs = await Until(() => host.HasEnded || Answers(), TimeSpan.FromSeconds(20), stop) && !host.HasEnded;
        if (!runs && !host.Server.Said.Contains("Storage:Path", StringComparison.Ordinal))
            found.Fault($"Started on a full disk, the host neither ran nor named the setting:\n{host.Server.Said}");
        found.Add(Group, "started anew on the full disk, it runs (1) or refuses to start (0)", runs ? 1 : 0, "");
    }

    private bool Answers()
    {
        try
        {
            using var wire = new Wire(host.Address, 1_000);
            return wire.Send(Requests.Get(host.Address, "/api/v1/board")).Status == 200;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private async Task Read(CancellationToken stop)
    {
        using var answer = await host.Server.Http.GetAsync("/api/v1/board", stop);
        if (!answer.IsSuccessStatusCode)
            found.Fault($"With a full disk the board was answered {(int)answer.StatusCode}.");
    }

    private static async Task<bool> Until(Func<bool> condition, TimeSpan limit, CancellationToken stop)
    {
        var began = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(began) > limit)
                return false;
            await Task.Delay(20, stop);
        }
        return true;
    }
}
