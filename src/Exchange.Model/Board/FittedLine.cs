using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearRegression;

namespace Exchange.Model.Board;

/// <summary>The least-squares line of y on x with what its uncertainty is computed from. At least three pairs, with spread in x.</summary>
internal sealed record FittedLine(double Slope, double Intercept, int N, double From, double To, double Mean, double SquaresOfX, double Deviation)
{
    /// <summary>How many points the band has: enough for a smooth curve, few enough to send with every change.</summary>
    public const int BandLength = 41;

    public static FittedLine Through(double[] x, double[] y)
    {
        var (intercept, slope) = SimpleRegression.Fit(x, y);
        var mean = x.Average();
        var (squares, residuals) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var (fromMean, residual) = (x[i] - mean, y[i] - intercept - slope * x[i]);
            squares += fromMean * fromMean;
            residuals += residual * residual;
        }
        return new(slope, intercept, x.Length, x.Min(), x.Max(), mean, squares, Math.Sqrt(residuals / (x.Length - 2)));
    }

    /// <summary>The line and the 95 % confidence interval of the mean of y, from the smallest to the largest x.</summary>
    public ImmutableArray<BandPoint> Band()
    {
        var t = StudentT.InvCDF(0, 1, N - 2, 0.975);
        var band = ImmutableArray.CreateBuilder<BandPoint>(BandLength);
        for (var i = 0; i < BandLength; i++)
        {
            // The last x is the largest itself, not a sum that rounding has moved past it.
            var x = i == BandLength - 1 ? To : From + (To - From) * i / (BandLength - 1);
            var half = t * Deviation * Math.Sqrt(1.0 / N + (x - Mean) * (x - Mean) / SquaresOfX);
            var fit = Intercept + Slope * x;
            band.Add(new(x, fit, fit - half, fit + half));
        }
        return band.MoveToImmutable();
    }
}
