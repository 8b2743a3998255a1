using System.Diagnostics;
using Exchange.Chaos.Hosts;
using Exchange.Chaos.Listeners;
using Exchange.Chaos.Reports;
using Exchange.Load.Results;

namespace Exchange.Chaos.Checks;

/// <summary>When no report comes any more, every host's board and everybody who listens must soon show the same, right picture.</summary>
internal static class AfterQuiet
{
    public static async Task Check(
        IReadOnlyList<Host> hosts, IReadOnlyList<Listener> listeners, string token,
        IReadOnlyDictionary<Place, double> values, int publications, TimeSpan limit, Findings found, CancellationToken stop)
    {
        var quiet = Stopwatch.GetTimestamp();
        var due = await Picture.Draw(new Reader(hosts[0], token), values, publications);
        string? wrong;
        while ((wrong = await Difference(hosts, listeners, token, due, publications)) is not null && Stopwatch.GetElapsedTime(quiet) < limit)
            await Task.Delay(50, stop);
        if (wrong is not null)
            found.Fault($"{limit.TotalSeconds:0} s after the last report: {wrong}");
        found.Add(
            "Boards", $"every board right after {(listeners.Count > 0 ? "the last report" : "a new start")}, within",
            Stopwatch.GetElapsedTime(quiet).TotalMilliseconds, "ms");
    }

    private static async Task<string?> Difference(IReadOnlyList<Host> hosts, IReadOnlyList<Listener> listeners, string token, Picture due, int publications)
    {
        foreach (var host in hosts)
        {
            using var board = await new Reader(host, token).Board();
            if (due.Difference(board.RootElement) is { } difference)
                return $"the board of {host.Name}: {difference}.";
        }
        foreach (var listener in listeners)
            if (listener.Last != publications)
                return $"a client of /live at {listener.Host} last heard of version {listener.Last} of {publications}.";
        return null;
    }
}
