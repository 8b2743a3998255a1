using CsCheck;
using Exchange.Model.Board;

namespace Exchange.Model.Tests.Board;

public sealed class SpreadTests
{
    [Fact]
    public void Nobody_reported_is_no_figure_and_not_zero() =>
        Assert.Equal(new Aggregate(0, 57, null, null, null, null, null), Spread.Of([], 57, null));

    [Fact]
    public void One_figure_is_its_own_mean_median_and_range() =>
        Assert.Equal(new Aggregate(1, 57, 4.5, 4.5, 4.5, 4.5, null), Spread.Of([4.5], 57, null));

    [Fact]
    public void Mean_median_and_range_are_what_counting_by_hand_gives() =>
        Gen.Double[-1e6, 1e6].Array[1, 60].Sample(values =>
        {
            var spread = Spread.Of(values, 57, null);
            var sorted = values.Order().ToList();
            var median = sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
            return spread.Reported == values.Length
                && Math.Abs(spread.Mean!.Value - values.Average()) < 1e-6
                && Math.Abs(spread.Median!.Value - median) < 1e-6
                && spread.Minimum == sorted[0] && spread.Maximum == sorted[^1]
                && spread.Minimum <= spread.Mean + 1e-9 && spread.Mean - 1e-9 <= spread.Maximum;
        }, iter: 2000);

    [Fact]
    public void The_order_of_the_figures_does_not_matter() =>
        Gen.Double[0, 100].Array[1, 40].Sample(values =>
            Spread.Of(values, 57, null) == Spread.Of([.. values.Reverse()], 57, null), iter: 500);
}
