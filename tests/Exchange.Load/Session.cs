using System.Globalization;
using Exchange.Load.Floors;
using Exchange.Load.Measures;
using Exchange.Load.Product;
using Exchange.Load.Reports;
using Exchange.Load.Results;

namespace Exchange.Load;

/// <summary>One run from the first start to the last look.</summary>
internal sealed class Session(Options options, Findings found, TimeProvider time)
{
    public async Task Measure(CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Disk, $"exchange-load-{Guid.NewGuid():N}")).FullName;
        try
        {
            using var target = await Target.Open(options, folder);
            using var floor = Server.Start(
                [typeof(Session).Assembly.Location, FloorServer.Verb],
                // The product's web host collects garbage as servers do; so does the floor.
                [("FLOOR_LOG", Path.Combine(folder, "floor.log")), ("DOTNET_gcServer", "1")], folder, "/");
            await Measure(target, floor, folder, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task Measure(Target target, Server floor, string folder, CancellationToken stop)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"load-{time.GetUtcNow():yyyyMMdd-HHmmss}");
        var asked = await Questionnaire.Read(target.Http);
        await OpenRound.Make(target.Http, name, asked.Members, asked.Indicators.Select(i => i.Code), time);
        var run = new Run(target, floor, asked, new Ledger(asked, name, name, target.Address, target.Token), Sizes.Of(options), found, folder);

        if (target.Server is { } server)
        {
            // A start is a matter of luck by a tenth or two; the middle of three is not.
            double[] starts = options.Quick
                ? [server.ToFirst200.TotalSeconds]
                : [.. new[] { server.ToFirst200.TotalSeconds, target.FirstStart(), target.FirstStart() }.Order()];
            var start = found.Add("Start", $"start to first 200, empty file, middle of {starts.Length}", starts[starts.Length / 2], "s");
            found.AtMost("Start to first 200", start, 2, "s");
            await Memory(run, "idle after the start");
        }
        if (options.Wants("reports"))
            await Reporting.Measure(run);
        if (options.Wants("reads"))
            await Reading.Measure(run);
        if (options.Wants("push"))
            await Pushing.Measure(run);
        if (options.Wants("circuits"))
            await Boards.Measure(run, stop);
        if (options.History > 0)
            Ageing.Measure(run, options.History);
        if (options.Wants("import"))
            await Importing.Measure(run);
        if (options.Moving > 0)
            await Moving.Measure(run, options);
        await Memory(run, "idle at the end");
        await ReadBack.Check(run);
    }

    private async Task Memory(Run run, string when)
    {
        if (await Boards.Settled(run) is > 0 and var bytes)
            found.Add("Memory", when, bytes / 1024.0 / 1024, "MiB");
    }
}
