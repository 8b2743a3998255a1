using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Exchange.Model.Board;

/// <summary>A correlation and how far it can be told from none. At least three pairs, with spread in both.</summary>
/// <param name="R">The coefficient, from -1 to 1.</param>
/// <param name="N">How many pairs.</param>
internal readonly record struct CorrelationTest(double R, int N)
{
    private static readonly double Normal975 = Normal.InvCDF(0, 1, 0.975);

    public static CorrelationTest Pearson(double[] x, double[] y) => new(Bounded(Correlation.Pearson(x, y)), x.Length);

    /// <summary>Ranks are averaged over ties.</summary>
    public static CorrelationTest Spearman(double[] x, double[] y) => new(Bounded(Correlation.Spearman(x, y)), x.Length);

    /// <summary>Two-sided probability of a coefficient at least this far from zero if there were none: t on n - 2 degrees of freedom.</summary>
    public double P
    {
        get
        {
            var rest = 1 - R * R;
            return rest <= 0 ? 0 : 2 * StudentT.CDF(0, 1, N - 2, -Math.Abs(R) * Math.Sqrt((N - 2) / rest));
        }
    }

    /// <summary>The 95 % interval by Fisher's z; null for three pairs, of which it says nothing.</summary>
    public (double Lower, double Upper)? Interval()
    {
        if (N <= 3)
            return null;
        var z = Math.Atanh(R);
        var half = Normal975 / Math.Sqrt(N - 3);
        return (Math.Tanh(z - half), Math.Tanh(z + half));
    }

    // Rounding can carry a perfect correlation past one.
    private static double Bounded(double r) => Math.Clamp(r, -1, 1);
}
