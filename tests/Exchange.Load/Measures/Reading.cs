using System.Diagnostics;
using System.Text.RegularExpressions;
using Exchange.Load.Http;

namespace Exchange.Load.Measures;

/// <summary>Board reads a second, against the same bytes out of the memory of a bare Kestrel and a static file of the product.</summary>
internal static partial class Reading
{
    private const string Group = "Board reads";
    private const string Board = "/api/v1/board";

    public static async Task Measure(Run run)
    {
        var bytes = await run.Target.Http.GetByteArrayAsync(Board);
        using var told = await run.Floor.Http.PostAsync("/bytes", new ByteArrayContent(bytes));
        told.EnsureSuccessStatusCode();
        run.Found.Add(Group, "The board's answer", bytes.Length / 1024.0, "KiB");
        var page = await run.Target.Http.GetStringAsync(run.Target.Page);
        var style = Style().Match(page);

        double board = 0, floor = 0, packed = 0, file = 0;
        for (var turn = 0; turn < run.Sizes.ReadTurns; turn++)
        {
            board += PerSecond(run, run.Target.Address, Board, null);
            floor += PerSecond(run, run.Floor.Address, "/bytes", null);
            packed += PerSecond(run, run.Target.Address, Board, "br");
            if (style.Success)
                file += PerSecond(run, run.Target.Address, new Uri(run.Target.Page, style.Groups[1].Value).AbsolutePath, null);
        }
        var turns = run.Sizes.ReadTurns;
        run.Found.Add(Group, $"{Board}, {run.Sizes.Readers} readers", board / turns, "/s");
        run.Found.Add(Group, $"{Board}, compressed", packed / turns, "/s");
        run.Found.Add(Group, "floor: the same bytes from a bare Kestrel's memory", floor / turns, "/s");
        if (style.Success)
            run.Found.Add(Group, $"a static file of the product ({style.Groups[1].Value})", file / turns, "/s");
        run.Found.AtLeast("Board reads against a cached static answer of the same bytes", board / floor, 0.7);
    }

    public static double PerSecond(Run run, Uri address, string path, string? accept)
    {
        // Once unmeasured, so that neither side is held against the other's compiling.
        Read(run, address, path, accept, run.Sizes.ReadSeconds / 3);
        return Read(run, address, path, accept, run.Sizes.ReadSeconds);
    }

    private static double Read(Run run, Uri address, string path, string? accept, double seconds)
    {
        var request = Requests.Get(address, path, accept);
        long reads = 0;
        var began = Stopwatch.GetTimestamp();
        var until = began + (long)(seconds * Stopwatch.Frequency);
        Crowd.Run(run.Sizes.Readers, _ =>
        {
            using var wire = new Wire(address);
            var mine = 0;
            while (Stopwatch.GetTimestamp() < until && mine < 1_000_000)
            {
                var reply = wire.Send(request);
                if (reply.Status != 200 || reply.Body.Length == 0)
                {
                    run.Found.Fault($"{path} was answered {reply.Status} with {reply.Body.Length} bytes.");
                    return;
                }
                mine++;
            }
            Interlocked.Add(ref reads, mine);
        });
        return reads / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    [GeneratedRegex("<link[^>]+href=\"([^\"]+\\.css)\"")]
    private static partial Regex Style();
}
