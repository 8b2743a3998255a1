using Exchange.Load.Product;

namespace Exchange.Load.Measures;

/// <summary>The same once more after ten times as many reports and a new start: what grows with history shows here.</summary>
internal static class Ageing
{
    public static void Measure(Run run, int times)
    {
        var sofar = run.Ledger.Accepted;
        var young = Look(run, "History as it was, after a new start");
        Fill(run, sofar * times);
        var old = Look(run, $"{times} times longer history, after a new start");
        run.Found.AtMost($"Start with {times} times longer history", old.Start / young.Start, 1.5);
        run.Found.AtLeast("  reports, 16 writers", old.Many / young.Many, 1 / 1.15);
        run.Found.AtLeast("  reports, 1 writer", old.One / young.One, 1 / 1.15);
        run.Found.AtMost("  acknowledged after, 16 writers, p50", old.ManyWait / young.ManyWait, 1.15);
        run.Found.AtMost("  acknowledged after, 1 writer, p50", old.OneWait / young.OneWait, 1.15);
        run.Found.AtLeast("  board reads", old.Reads / young.Reads, 1 / 1.15);
        run.Found.AtMost("  document written per report, mean", old.Bytes / young.Bytes, 1.15);
    }

    private static Picture Look(Run run, string group)
    {
        // The start is a matter of luck by a tenth or two; the middle of three is not.
        var starts = new List<double>();
        for (var turn = 0; turn < 3; turn++)
        {
            run.Target.Restart();
            starts.Add(run.Target.Server!.ToFirst200.TotalSeconds);
        }
        starts.Sort();
        var sizes = run.Sizes;
        run.Writers.Run(sizes.ManyWriters, sizes.WarmReports, sizes.WarmSeconds);
        var one = run.Writers.Run(1, sizes.OneWriterReports, sizes.ReportSeconds);
        var many = run.Writers.Run(sizes.ManyWriters, sizes.ManyWriterReports, sizes.ReportSeconds);
        var reads = Reading.PerSecond(run, run.Target.Address, "/api/v1/board", null);
        var bytes = Records.Look(run.Target.File)!.MeanBytes;
        run.Found.Add(group, "reports accepted so far", run.Ledger.Accepted, "");
        run.Found.Add(group, "start to first 200, middle of three", starts[1], "s");
        Reporting.Say(run.Found, group, "1 writer", one.PerSecond, one.Waits);
        Reporting.Say(run.Found, group, $"{sizes.ManyWriters} writers", many.PerSecond, many.Waits);
        run.Found.Add(group, "board reads", reads, "/s");
        run.Found.Add(group, "document written per report, mean", bytes, "bytes");
        return new(starts[1], one.PerSecond, one.Waits.P50, many.PerSecond, many.Waits.P50, reads, bytes);
    }

    private static void Fill(Run run, long upTo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (run.Ledger.Accepted < upTo && TimeProvider.System.GetElapsedTime(began).TotalSeconds < run.Sizes.FillSeconds && run.Found.Wrong.Count == 0)
            run.Writers.Run(run.Sizes.ManyWriters, (int)Math.Min(20_000, upTo - run.Ledger.Accepted + run.Sizes.ManyWriters), run.Sizes.FillSeconds);
        if (run.Ledger.Accepted < upTo)
            run.Found.Note($"Time was up at {run.Ledger.Accepted:#,0} accepted reports; {upTo:#,0} were wanted.");
    }

    private sealed record Picture(double Start, double One, double OneWait, double Many, double ManyWait, double Reads, double Bytes);
}
