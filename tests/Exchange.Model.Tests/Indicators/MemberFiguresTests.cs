using Exchange.Model.Indicators;

namespace Exchange.Model.Tests.Indicators;

public sealed class MemberFiguresTests
{
    private static readonly CellKey Key = new("per_sa_allsa.cov_pop_tot", 2024);
    private static readonly CellKey Other = new("per_sa_allsa.adq_pop_tot", 2024);
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_later_acceptance_stands_in_front_whichever_arrives_first()
    {
        var first = Publish("round:2025", 1, Monday, (Key, 10));
        var second = Publish("round:2026", 1, Monday.AddDays(1), (Key, 12));
        foreach (var figures in new[] { None.With(first).With(second), None.With(second).With(first) })
        {
            Assert.Equal(12, figures.Current(Key)!.Value);
            Assert.Equal([10, 12], figures.ByKey[Key].Select(o => o.Value));
        }
    }

    [Fact]
    public void Of_two_acceptances_at_one_moment_the_name_decides_so_that_all_hosts_agree()
    {
        var a = Publish("round:a", 1, Monday, (Key, 1));
        var b = Publish("round:b", 1, Monday, (Key, 2));
        Assert.Equal(2, None.With(a).With(b).Current(Key)!.Value);
        Assert.Equal(2, None.With(b).With(a).Current(Key)!.Value);
    }

    [Fact]
    public void A_source_that_speaks_again_replaces_its_own_value_only()
    {
        var figures = None
            .With(Publish("round:2025", 1, Monday, (Key, 10)))
            .With(Publish("round:2026", 1, Monday.AddDays(1), (Key, 12)))
            .With(Publish("round:2025", 2, Monday.AddDays(2), (Key, 11)));
        Assert.Equal([12, 11], figures.ByKey[Key].Select(o => o.Value));
        Assert.Equal((3, 2, 1), (figures.Sequence, figures.SequenceOf("round:2025"), figures.SequenceOf("round:2026")));
    }

    [Fact]
    public void What_is_withdrawn_lets_the_vintage_before_stand_in_front_again()
    {
        var figures = None
            .With(Publish("round:2025", 1, Monday, (Key, 10)))
            .With(Publish("round:2026", 1, Monday.AddDays(1), (Key, 12)))
            .With(new Publication("UGA", "round:2026", 2, [], [Key]));
        Assert.Equal(10, figures.Current(Key)!.Value);
        var nothing = figures.With(new Publication("UGA", "round:2025", 2, [], [Key, Other]));
        Assert.Null(nothing.Current(Key));
        Assert.Empty(nothing.CurrentAll);
    }

    [Fact]
    public void A_publication_that_arrives_twice_changes_nothing()
    {
        var publication = Publish("round:2026", 1, Monday, (Key, 10));
        var figures = None.With(publication);
        Assert.Same(figures, figures.With(publication));
    }

    [Fact]
    public void A_publication_whose_forerunner_is_missing_is_not_applied() =>
        Assert.Throws<InvalidOperationException>(() => None.With(Publish("round:2026", 2, Monday, (Key, 10))));

    [Fact]
    public void The_whole_of_a_source_mends_whatever_was_missed()
    {
        var figures = None
            .With(Publish("round:2025", 1, Monday, (Key, 1), (Other, 2)))
            .With(Publish("round:2026", 1, Monday.AddDays(1), (Key, 10), (Other, 20)));
        var mended = figures.WithWhole(Publish("round:2026", 5, Monday.AddDays(3), (Key, 14)));
        Assert.Equal((14, 2), (mended.Current(Key)!.Value, mended.Current(Other)!.Value));
        Assert.Equal((5, 6), (mended.SequenceOf("round:2026"), mended.Sequence));
        Assert.Same(mended, mended.WithWhole(Publish("round:2026", 5, Monday.AddDays(4), (Key, 15))));
    }

    private static MemberFigures None => MemberFigures.None("UGA");

    private static Publication Publish(string source, long sequence, DateTimeOffset at, params (CellKey Key, double Value)[] values) =>
        new("UGA", source, sequence, [.. values.Select(v => new Observation(
            "UGA", v.Key, v.Value, Basis.National, "Ministry", EvidenceGrade.Documented, new(source, at)))], []);
}
