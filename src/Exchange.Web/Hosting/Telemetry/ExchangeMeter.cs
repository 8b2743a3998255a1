using System.Diagnostics.Metrics;

namespace Exchange.Web.Hosting.Telemetry;

/// <summary>The meter of everything the product measures about itself; each room makes its own instruments on it.</summary>
internal static class ExchangeMeter
{
    public const string Name = "Exchange";

    /// <summary>Bounds of durations from a write in memory to a call that is given up, in seconds.</summary>
    public static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    public static Meter Exchange(this IMeterFactory meters) => meters.Create(Name);
}
