using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Model.Tests.Integration;

public sealed class LadderTests
{
    [Theory]
    [InlineData("y", "y", "y", 3, 3)]
    [InlineData("n", "y", "y", 0, 0)]
    [InlineData("y", "n", "y", 1, 1)]
    [InlineData("y", "y", "n", 2, 2)]
    [InlineData("?", "y", "y", 0, 3)]
    [InlineData("y", "?", "y", 1, 3)]
    [InlineData("y", "?", "n", 1, 2)]
    [InlineData("?", "n", "y", 0, 1)]
    [InlineData("yn", "y", "y", 0, 0)]
    [InlineData("y?", "y", "y", 0, 3)]
    [InlineData("n?", "y", "y", 0, 0)]
    [InlineData("", "y", "y", 0, 3)]
    [InlineData("y", "", "", 1, 3)]
    [InlineData("", "", "", 0, 3)]
    [InlineData("", "", "n", 0, 2)]
    public void A_grade_counts_only_with_every_criterion_of_it_and_of_the_lower_ones(string one, string two, string three, int proven, int possible) =>
        Assert.Equal(new Grade(proven, possible), new Ladder(Read(one), Read(two), Read(three)).Grade);

    [Theory]
    [InlineData(2, 2, 2, true), InlineData(1, 1, 2, false), InlineData(1, 2, 2, null), InlineData(3, 3, 2, true), InlineData(0, 1, 2, false)]
    public void A_grade_is_reached_not_reached_or_open(int proven, int possible, int asked, bool? reached) =>
        Assert.Equal(reached, new Grade(proven, possible).AtLeast(asked));

    [Fact]
    public void Answering_one_criterion_leaves_the_others_as_they_were()
    {
        var ladder = new Ladder([true], [false, null], []);

        Assert.Equal([true, true], ladder.With(2, 0, true).With(2, 1, true).Moderate);
        Assert.Equal([null, null, true], ladder.With(3, 2, true).Advanced);
        Assert.Equal([false], ladder.With(1, 0, false).Emerging);
        Assert.Equal([true], ladder.Emerging);
        Assert.Throws<ArgumentOutOfRangeException>(() => ladder[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => ladder[4]);
    }

    private static ImmutableArray<bool?> Read(string answers) => [.. answers.Select(a => a == '?' ? (bool?)null : a == 'y')];
}
