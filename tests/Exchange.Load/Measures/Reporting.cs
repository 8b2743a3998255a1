using Exchange.Load.Floors;
using Exchange.Load.Http;
using Exchange.Load.Product;
using Exchange.Load.Reports;
using Exchange.Load.Results;

namespace Exchange.Load.Measures;

/// <summary>Durable accepted reports per second with 1 and with 16 writers, and the floors for the same bytes on the same disk.</summary>
internal static class Reporting
{
    public const string Group = "Durable accepted reports";

    // A plain EF Core + SQLite + SignalR version of the same, measured once on such a machine: 290-320 and 90-120 a second.
    private const double NaiveMany = 305, NaiveOne = 105;

    public static async Task Measure(Run run)
    {
        var (sizes, found) = (run.Sizes, run.Found);
        run.Writers.Run(sizes.ManyWriters, sizes.WarmReports, sizes.WarmSeconds);
        var before = Records.Look(run.Target.File);
        var accepted = run.Ledger.Accepted;
        var one = run.Writers.Run(1, sizes.OneWriterReports, sizes.ReportSeconds);
        var many = run.Writers.Run(sizes.ManyWriters, sizes.ManyWriterReports, sizes.ReportSeconds);
        var after = Records.Look(run.Target.File);
        Say(run, "1 writer", one);
        Say(run, $"{sizes.ManyWriters} writers", many);
        if (before is not null && after is not null)
        {
            var each = found.Add(Group, "Durable writes per report", (double)(after.Writes - before.Writes) / (run.Ledger.Accepted - accepted), "");
            found.Add(Group, "Document written per report, mean", after.MeanBytes, "bytes");
            found.AtMost("Durable writes per report", each, 2, "");
        }
        SameAgain(run);

        var bytes = (int)(after?.MeanBytes ?? 4_000);
        await Disk(run, bytes, one.PerSecond, many.PerSecond);
        var behind = BehindHttp(run, bytes);
        found.Add(Group, "  part of the append behind a bare HTTP endpoint that is reached", many.PerSecond / behind, "x");
        found.AtLeast($"Reports, {sizes.ManyWriters} writers, against the plain version ({NaiveMany}/s)", many.PerSecond / NaiveMany, 10);
        found.AtLeast($"Reports, 1 writer, against the plain version ({NaiveOne}/s)", one.PerSecond / NaiveOne, 5);
    }

    public static void Say(Findings found, string group, string who, double perSecond, Latencies waits)
    {
        found.Add(group, $"{who}: per second", perSecond, "/s");
        found.Add(group, $"{who}: acknowledged after, p50", waits.P50, "ms");
        found.Add(group, $"{who}: acknowledged after, p99", waits.P99, "ms");
    }

    private static void Say(Run run, string who, Written written)
    {
        Say(run.Found, Group, who, written.PerSecond, written.Waits);
        if (run.Hosts.Length > 1)
            for (var host = 0; host < run.Hosts.Length; host++)
                run.Found.Add(Group, $"{who}, {run.NameOf(host)}: per second", written.ByHost[host], "/s");
    }

    private static async Task Disk(Run run, int bytes, double one, double many)
    {
        var (sizes, found) = (run.Sizes, run.Found);
        var append = new AppendFloor(run.Folder, bytes);
        var sqlite = new SqliteFloor(run.Folder, bytes);
        foreach (var writers in new[] { 1, sizes.ManyWriters })
        {
            var raw = await append.Measure(writers, sizes.FloorSeconds);
            var storage = await sqlite.Measure(writers, run.Asked.Members.Length, sizes.FloorSeconds);
            Say(found, "Floor: appends of the same bytes, group-committed", $"{writers} writer(s)", raw.PerSecond, raw.Waits);
            Say(found, "Floor: the product's storage, called directly", $"{writers} writer(s)", storage.PerSecond, storage.Waits);
            var reports = writers == 1 ? one : many;
            if (writers > 1)
                found.AtLeast($"Reports, {writers} writers, against raw appends", reports / raw.PerSecond, 0.6);
            found.Add(Group, $"  part of the raw appends that is reached, {writers} writer(s)", reports / raw.PerSecond, "x");
            found.Add(Group, $"  part of the storage alone that is reached, {writers} writer(s)", reports / storage.PerSecond, "x");
        }
    }

    private static double BehindHttp(Run run, int bytes)
    {
        var round = new Ledger(run.Asked, "floor", "floor", run.Floor.Address, run.Target.Token, $"/append?bytes={bytes}");
        var writers = new Writers([run.Floor.Address], round, run.Asked.Members.Length, run.Found);
        writers.Run(run.Sizes.ManyWriters, run.Sizes.WarmReports, run.Sizes.FloorSeconds);
        var measured = writers.Run(run.Sizes.ManyWriters, run.Sizes.ManyWriterReports, run.Sizes.FloorSeconds);
        Say(run.Found, "Floor: the same appends behind a bare HTTP endpoint", $"{run.Sizes.ManyWriters} writers", measured.PerSecond, measured.Waits);
        return measured.PerSecond;
    }

    // A command repeated under its operation id changes nothing and answers the same, whichever host it is repeated to.
    private static void SameAgain(Run run)
    {
        using var wire = new Wire(run.Hosts[0]);
        using var other = new Wire(run.Hosts[^1]);
        var report = run.OneReport();
        var first = Writers.BoardVersion(wire.Send(report.Request));
        var again = Writers.BoardVersion(other.Send(report.Request));
        if (first == 0 || first != again)
            run.Found.Fault($"The same operation was answered with board version {first}, then {again}.");
        run.Ledger.Acknowledge([report]);
    }
}
