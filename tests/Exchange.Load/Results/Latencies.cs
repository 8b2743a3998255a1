using System.Diagnostics;

namespace Exchange.Load.Results;

/// <summary>Durations in milliseconds, sorted.</summary>
internal sealed class Latencies
{
    private readonly double[] sorted;

    public Latencies(IEnumerable<long> ticks)
    {
        sorted = [.. ticks.Select(t => t * 1000.0 / Stopwatch.Frequency)];
        Array.Sort(sorted);
    }

    public int Count => sorted.Length;

    public double P50 => At(0.50);

    public double P99 => At(0.99);

    public double Worst => At(1);

    /// <summary>A duration in milliseconds; not a number where there is none.</summary>
    public static double Milliseconds(long? ticks) => ticks is null ? double.NaN : ticks.Value * 1000.0 / Stopwatch.Frequency;

    private double At(double share) => sorted.Length == 0 ? double.NaN : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
}
