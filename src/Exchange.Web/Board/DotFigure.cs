using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Web.Board;

/// <summary>One member's dot, at the given distance along the rail; the texts are what the drawing takes.</summary>
internal sealed record Dot(Member Member, Observation Latest, double X, bool Named)
{
    public string At { get; } = X.ToString(CultureInfo.InvariantCulture);

    public string Place { get; } = string.Create(CultureInfo.InvariantCulture, $"translate({X} 30)");
}

/// <summary>One group: its members from lowest to highest, and its median.</summary>
internal sealed record DotRow(MemberGroup Group, Aggregate Aggregate, ImmutableArray<Dot> Dots, double? MedianX);

/// <summary>The latest figures of all members on one scale, sorted, a row for each group.</summary>
internal sealed record DotFigure(Series Series, double Top, ImmutableArray<(double Value, double X)> Ticks, ImmutableArray<DotRow> Rows)
{
    public const double Width = 1000;
    public const double Margin = 24;

    // A name is written only where it does not run into its neighbour's.
    private const double NameRoom = 96;
    private const int NamesPerRow = 3;

    private static readonly ImmutableArray<double> Steps = [1, 2, 5, 10];

    public static DotFigure Of(Series series)
    {
        var top = series.Indicator is { Unit: "percent", Measure: not Measure.Adequacy } ? 100 : RoundUp(series.All.Maximum ?? 1);
        double X(double value) => Math.Round(Margin + Math.Clamp(value / top, 0, 1) * (Width - 2 * Margin), 1);
        return new(
            series, top,
            [.. Enumerable.Range(0, 6).Select(i => (top * i / 5, X(top * i / 5)))],
            [.. Enum.GetValues<MemberGroup>().Select(g => Row(series, g, X))]);
    }

    private static DotRow Row(Series series, MemberGroup group, Func<double, double> x)
    {
        var sorted = series.Members
            .Select((m, i) => (Member: m, Latest: series.Latest[i]))
            .Where(p => p.Member.Group == group && p.Latest is not null)
            .OrderBy(p => p.Latest!.Value).ThenBy(p => p.Member.Iso3, StringComparer.Ordinal)
            .Select(p => new Dot(p.Member, p.Latest!, x(p.Latest!.Value), false))
            .ToArray();
        var (left, named) = (double.MaxValue, 0);
        for (var i = sorted.Length - 1; i >= 0 && named < NamesPerRow; i--)
        {
            if (left - sorted[i].X < NameRoom)
                continue;
            sorted[i] = sorted[i] with { Named = true };
            (left, named) = (sorted[i].X, named + 1);
        }
        var aggregate = series.Of(group);
        return new(group, aggregate, [.. sorted], aggregate.Median is { } median ? x(median) : null);
    }

    /// <summary>The next of 1, 2, 5, 10, 20, 50 … that is not below the value.</summary>
    public static double RoundUp(double value)
    {
        if (value <= 0)
            return 1;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return Steps.Select(f => f * unit).First(limit => limit >= value);
    }
}
