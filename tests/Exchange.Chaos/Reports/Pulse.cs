using System.Diagnostics;

namespace Exchange.Chaos.Reports;

/// <summary>When each writer last sent a report that was acknowledged: from it follows how long a fault was felt.</summary>
internal sealed class Pulse(int writers)
{
    private readonly long[] sent = new long[writers];

    public void Beat(int writer, long sentAt) => Volatile.Write(ref sent[writer], sentAt);

    /// <summary>
    /// Waits until reports sent after the moment are acknowledged again: the first of any writer, then one of every writer.
    /// Null where that did not come within the limit.
    /// </summary>
    public async Task<(long? First, long? Everybody)> Since(long moment, TimeSpan limit, Action look, CancellationToken stop)
    {
        long? first = null;
        while (Stopwatch.GetElapsedTime(moment) < limit)
        {
            var again = sent.Count(s => s > moment);
            if (again > 0)
                first ??= Stopwatch.GetTimestamp() - moment;
            if (again == writers)
                return (first, Stopwatch.GetTimestamp() - moment);
            look();
            await Task.Delay(2, stop);
        }
        return (first, null);
    }
}
