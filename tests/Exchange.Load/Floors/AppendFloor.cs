using System.Diagnostics;
using Exchange.Load.Results;

namespace Exchange.Load.Floors;

/// <summary>
/// What the disk itself gives: records of the same size appended to one file and flushed, everybody who waits sharing one write and one flush.
/// </summary>
internal sealed class AppendFloor(string folder, int bytes)
{
    public async Task<(double PerSecond, Latencies Waits)> Measure(int writers, double seconds)
    {
        var path = Path.Combine(folder, $"floor-{Guid.NewGuid():N}.log");
        try
        {
            using var log = new GroupLog(path);
            var began = Stopwatch.GetTimestamp();
            var until = began + (long)(seconds * Stopwatch.Frequency);
            var waits = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => Write(log, until))));
            return (waits.Sum(w => w.Count) / Stopwatch.GetElapsedTime(began).TotalSeconds, new(waits.SelectMany(w => w)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<List<long>> Write(GroupLog log, long until)
    {
        var record = new byte[bytes];
        Random.Shared.NextBytes(record);
        var mine = new List<long>();
        while (Stopwatch.GetTimestamp() is var sent && sent < until)
        {
            await log.Append(record);
            mine.Add(Stopwatch.GetTimestamp() - sent);
        }
        return mine;
    }
}
