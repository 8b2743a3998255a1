using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Exchange.Load.Http;
using Exchange.Load.Results;

namespace Exchange.Load.Reports;

/// <summary>
/// Reports figures as fast as they are acknowledged, each writer over its own connection and for its own members; the writers take the hosts
/// in turn.
/// </summary>
internal sealed class Writers(ImmutableArray<Uri> hosts, Ledger ledger, int members, Findings found)
{
    public Written Run(int writers, int reports, double seconds)
    {
        var each = Enumerable.Range(0, writers)
            .Select(w => Enumerable.Range(0, members).Where(m => m % writers == w).ToArray())
            .Select((mine, w) => Enumerable.Range(0, reports / writers).Select(n => ledger.Next(mine[n % mine.Length], HostOf(w))).ToArray())
            .ToArray();
        var done = new int[writers];
        var waits = new long[writers][];
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        var until = began + (long)(seconds * Stopwatch.Frequency);
        var ended = new long[writers];
        Crowd.Run(writers, w =>
        {
            waits[w] = new long[each[w].Length];
            done[w] = Write(HostOf(w), each[w], waits[w], until);
            ended[w] = Stopwatch.GetTimestamp();
        });
        for (var w = 0; w < writers; w++)
            ledger.Acknowledge(each[w].Take(done[w]));
        var took = Stopwatch.GetElapsedTime(began, ended.Max()).TotalSeconds;
        return new(
            done.Sum() / took,
            new(waits.SelectMany((all, w) => all.Take(done[w]))),
            [.. hosts.Select((_, host) => done.Where((_, w) => w % hosts.Length == host).Sum() / took)]);
    }

    private Uri HostOf(int writer) => hosts[writer % hosts.Length];

    /// <summary>Reads the version out of an answer without parsing the rest; 0 if it was not accepted.</summary>
    public static long BoardVersion(Reply reply)
    {
        var name = "\"boardVersion\":"u8;
        var at = reply.Status == 200 ? reply.Body.Span.IndexOf(name) : -1;
        return at >= 0 && Utf8Parser.TryParse(reply.Body.Span[(at + name.Length)..], out long version, out _) ? version : 0;
    }

    private int Write(Uri host, Report[] mine, long[] waits, long until)
    {
        using var wire = new Wire(host);
        long before = 0;
        for (var n = 0; n < mine.Length; n++)
        {
            var sent = Stopwatch.GetTimestamp();
            if (sent >= until)
                return n;
            var reply = wire.Send(mine[n].Request);
            waits[n] = Stopwatch.GetTimestamp() - sent;
            var version = BoardVersion(reply);
            if (version <= before)
            {
                found.Fault($"A report was answered {reply.Status}, board version {version} after {before}: {Encoding.UTF8.GetString(reply.Body.Span)[..Math.Min(400, reply.Body.Length)]}");
                return n;
            }
            before = version;
        }
        return mine.Length;
    }
}

/// <summary>How many reports a second were acknowledged, after how long, and how many of them by each host.</summary>
internal sealed record Written(double PerSecond, Latencies Waits, ImmutableArray<double> ByHost);
