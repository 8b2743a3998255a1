using MathNet.Numerics.Statistics;

namespace Exchange.Model.Board;

/// <summary>Mean, median and range of the figures reported.</summary>
public static class Spread
{
    /// <summary>Summarises the values; every figure is null if there is none.</summary>
    /// <param name="values">Figures of those who reported.</param>
    /// <param name="of">How many were asked about.</param>
    /// <param name="lastChange">When a figure last changed.</param>
    public static Aggregate Of(IReadOnlyCollection<double> values, int of, DateTimeOffset? lastChange)
    {
        if (values.Count == 0)
            return new(0, of, null, null, null, null, lastChange);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return new(
            sorted.Length,
            of,
            ArrayStatistics.Mean(sorted),
            SortedArrayStatistics.Median(sorted),
            sorted[0],
            sorted[^1],
            lastChange);
    }
}
