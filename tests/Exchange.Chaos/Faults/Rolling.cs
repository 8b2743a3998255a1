using System.Diagnostics;
using Exchange.Chaos.Hosts;
using Exchange.Chaos.Listeners;
using Exchange.Chaos.Reports;
using Exchange.Load.Results;

namespace Exchange.Chaos.Faults;

/// <summary>
/// One host after another is asked to end (SIGTERM) and started again, as for an upgrade, while reports come in through the front door. Nobody
/// outside notices: no request fails, and whoever has the board open has it again within seconds.
/// </summary>
internal sealed class Rolling(IReadOnlyList<Host> hosts, FrontDoor door, Crew crew, Findings found)
{
    private const string Group = "Rolling restart";

    public async Task Run(CancellationToken stop)
    {
        var listeners = Enumerable.Range(0, 6).Select(_ => new Listener("the front door", door.Address, found)).ToArray();
        var dashboards = Enumerable.Range(0, 6).Select(_ => new Dashboard(new(door.Address, "/en/"))).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        foreach (var dashboard in dashboards)
            dashboard.Start();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(5), stop);
            await Roll(stop);
            foreach (var gap in listeners.Select(l => l.Gap).Concat(dashboards.Select(d => d.Gap)))
                gap.Found();
            found.AtMost("Client of /live without the board, longest", listeners.Max(l => l.Gap.Longest.TotalSeconds), 5, "s");
            found.AtMost("Open board without its circuit, longest", dashboards.Max(d => d.Gap.Longest.TotalSeconds), 5, "s");
        }
        finally
        {
            foreach (var listener in listeners)
                await listener.DisposeAsync();
            foreach (var dashboard in dashboards)
                await dashboard.DisposeAsync();
        }
    }

    private async Task Roll(CancellationToken stop)
    {
        var (reports, failed) = (crew.Reports, crew.Refusals + crew.Silences);
        var began = Stopwatch.GetTimestamp();
        foreach (var host in hosts)
        {
            host.Stop();
            host.Launch();
            host.Server.AwaitFirst200("/health/ready");
            // Long enough for the front door to have seen it.
            await Task.Delay(TimeSpan.FromSeconds(3), stop);
        }
        found.Add(Group, "hosts restarted", hosts.Count, "");
        found.Add(Group, "took", Stopwatch.GetElapsedTime(began).TotalSeconds, "s");
        found.Add(Group, "reports acknowledged meanwhile", crew.Reports - reports, "");
        found.AtMost("Requests that failed during a rolling restart", crew.Refusals + crew.Silences - failed, 0, "");
    }
}
