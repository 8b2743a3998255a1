using System.Collections.Immutable;

namespace Exchange.Web.Members;

/// <summary>A value axis from zero in round steps. Zero is always on it: a difference must not look larger than it is.</summary>
internal sealed record Axis(double Top, ImmutableArray<double> Ticks)
{
    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    private static readonly int[] YearSteps = [1, 2, 5, 10, 20];

    /// <summary>At most four steps, the last at or above the largest value.</summary>
    public static Axis UpTo(double largest)
    {
        if (!(largest > 0))
            return new(1, [0, 1]);
        var rough = largest / 4;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Steps.Select(s => s * magnitude).First(s => s >= rough * (1 - 1e-9));
        var count = (int)Math.Ceiling(largest / step - 1e-9);
        return new(step * count, [.. Enumerable.Range(0, count + 1).Select(i => i * step)]);
    }

    /// <summary>At most six years for the time axis, at round distances, the last one always among them.</summary>
    public static IEnumerable<int> Years(int from, int to)
    {
        var step = YearSteps.First(s => (to - from) / s <= 5 || s == 20);
        for (var year = to; year >= from; year -= step)
            yield return year;
    }
}
