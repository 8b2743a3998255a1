using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Exchange.Storage;

/// <summary>
/// What can be measured of grain storage, whichever provider keeps it: how long each operation took and how often an ETag did not match.
/// </summary>
/// <remarks>
/// <c>exchange.storage.operation.duration</c> (s) by <c>exchange.storage.operation</c> (read, write, clear) and
/// <c>exchange.storage.outcome</c> (ok, conflict, failed); <c>exchange.storage.conflicts</c> by operation.
/// </remarks>
internal sealed class StorageMeasures(IMeterFactory meters, string meter)
{
    private static readonly double[] Seconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly Histogram<double> _duration = meters.Create(meter).CreateHistogram(
        "exchange.storage.operation.duration", "s", "How long reading, writing and clearing stored state takes.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds });

    private readonly Counter<long> _conflicts = meters.Create(meter).CreateCounter<long>(
        "exchange.storage.conflicts", "{conflict}", "Writes refused because the stored ETag was another one.");

    /// <summary>Whether anybody listens; if not, measuring costs nothing.</summary>
    public bool AreHeard => _duration.Enabled || _conflicts.Enabled;

    public void Done(string operation, string outcome, TimeSpan elapsed)
    {
        var tags = new TagList { { "exchange.storage.operation", operation }, { "exchange.storage.outcome", outcome } };
        _duration.Record(elapsed.TotalSeconds, tags);
        if (outcome == "conflict")
            _conflicts.Add(1, new KeyValuePair<string, object?>("exchange.storage.operation", operation));
    }
}
