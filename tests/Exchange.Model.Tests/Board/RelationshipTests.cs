using System.Text.Json;
using Exchange.Model.Board;
using Exchange.Model.Members;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Board;

public sealed class RelationshipTests
{
    private const string Coverage = Made.X;
    private const string Adequacy = Made.Y;

    private static readonly BoardState Published = BoardState.Build(Shipped.Reference, []);
    private static readonly JsonElement Expected = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Board", "expected-statistics.json"))).RootElement;

    [Fact]
    public void Coverage_against_adequacy_comes_out_as_computed_independently()
    {
        var expected = Expected.GetProperty("relationship");
        var found = Relationship.Of(Published, new(expected.GetProperty("x").GetString()!, expected.GetProperty("y").GetString()!));

        Assert.Equal(expected.GetProperty("n").GetInt32(), found.N);
        Assert.Equal(expected.GetProperty("pearson").GetDouble(), found.Pearson!.Value, 1e-9);
        Assert.Equal(expected.GetProperty("pearson_p_t").GetDouble(), found.PearsonP!.Value, 1e-9);
        Assert.Equal(expected.GetProperty("spearman").GetDouble(), found.Spearman!.Value, 1e-9);
        Assert.Equal(expected.GetProperty("spearman_p_t").GetDouble(), found.SpearmanP!.Value, 1e-9);
        Assert.Equal(expected.GetProperty("pearson_ci95_fisher")[0].GetDouble(), Math.Round(found.Lower!.Value, 3));
        Assert.Equal(expected.GetProperty("pearson_ci95_fisher")[1].GetDouble(), Math.Round(found.Upper!.Value, 3));
        Assert.Equal(expected.GetProperty("members_used").EnumerateArray().Select(e => e.GetString()), found.Points.Select(p => p.Member));
        Assert.Equal(expected.GetProperty("years_used").EnumerateArray().Select(e => e.GetInt32()), found.Points.Select(p => p.XYear));
        Assert.All(found.Points, p => Assert.Equal(p.XYear, p.YYear));
    }

    [Theory]
    [InlineData("per_sa_allsa.cov_pop_tot")]
    [InlineData("per_si_allsi.cov_pop_tot")]
    public void Latest_means_come_out_as_computed_independently_for_all_and_per_group(string code)
    {
        var expected = Expected.GetProperty("latest_means").GetProperty(code);
        var series = Published[code];
        Assert.Equal((expected.GetProperty("n").GetInt32(), 57), (series.All.Reported, series.All.Of));
        Assert.Equal(expected.GetProperty("mean").GetDouble(), series.All.Mean!.Value, 1e-9);
        foreach (var group in Enum.GetValues<MemberGroup>())
        {
            var of = expected.GetProperty("oic_group:" + group);
            Assert.Equal(of.GetProperty("n").GetInt32(), series.Of(group).Reported);
            Assert.Equal(of.GetProperty("mean").GetDouble(), series.Of(group).Mean!.Value, 1e-9);
        }
    }

    [Fact]
    public void The_latest_of_each_may_lie_in_different_years()
    {
        var each = Relationship.Of(Published, new(Coverage, Adequacy, Pairing.LatestEach));
        Assert.Equal(38, each.N);
        Assert.Contains(each.Points, p => p.XYear != p.YYear);
        Assert.All(each.Points, p => Assert.Equal(Published[Coverage].Of(p.Member)[^1].Year, p.XYear));
    }

    [Fact]
    public void Years_outside_the_span_do_not_count()
    {
        var found = Relationship.Of(Published, new(Coverage, Adequacy, From: 2010, To: 2018));
        Assert.NotEmpty(found.Points);
        Assert.All(found.Points, p => Assert.InRange(p.XYear, 2010, 2018));
        // Uganda has nothing newer than 2016, so the span leaves its pair as it is.
        Assert.Contains(found.Points, p => p is { Member: "UGA", XYear: 2016 });
    }

    [Fact]
    public void The_groups_split_the_members_between_them()
    {
        var parts = Enum.GetValues<MemberGroup>().SelectMany(g => Relationship.Of(Published, new(Coverage, Adequacy, Group: g)).Points);
        Assert.Equal(38, parts.Select(p => p.Member).Distinct().Count());
    }

    [Fact]
    public void Without_national_figures_the_national_selection_is_empty()
    {
        var found = Relationship.Of(Published, new(Coverage, Adequacy, Selection: Selection.National));
        Assert.Equal(0, found.N);
        Assert.Null(found.Pearson);
        Assert.Empty(found.Band);
    }

    [Fact]
    public void An_unknown_indicator_is_a_mistake_of_the_caller() =>
        Assert.Throws<KeyNotFoundException>(() => Relationship.Of(Published, new("no.such", Adequacy)));

    [Fact]
    public void A_line_worked_out_by_hand_has_its_band()
    {
        // x 1..5, y 2 4 5 4 5: slope 0.6, intercept 2.2, residual squares 2.4 on 3 degrees of freedom, t = 3.182446305.
        var found = Relationship.Of(Made.Board((1, 2), (2, 4), (3, 5), (4, 4), (5, 5)), new(Coverage, Adequacy));
        Assert.Equal(0.6, found.Slope!.Value, 1e-12);
        Assert.Equal(2.2, found.Intercept!.Value, 1e-12);
        Assert.Equal(0.774596669241483, found.Pearson!.Value, 1e-12);
        Assert.Equal(41, found.Band.Length);
        Assert.Equal((1.0, 5.0), (found.Band[0].X, found.Band[^1].X));
        var middle = found.Band[20];
        Assert.Equal((3.0, 4.0), (middle.X, Math.Round(middle.Fit, 12)));
        Assert.Equal(3.182446305284263 * Math.Sqrt(0.8 / 5), middle.Upper - middle.Fit, 1e-8);
        Assert.Equal(3.182446305284263 * Math.Sqrt(0.8 * (0.2 + 0.4)), found.Band[0].Fit - found.Band[0].Lower, 1e-8);
    }

    [Fact]
    public void Two_members_or_no_spread_give_points_and_no_figures()
    {
        Assert.Null(Relationship.Of(Made.Board((1, 2), (2, 4)), new(Coverage, Adequacy)).Pearson);
        var flat = Relationship.Of(Made.Board((1, 7), (2, 7), (3, 7)), new(Coverage, Adequacy));
        Assert.Equal((3, (double?)null, (double?)null), (flat.N, flat.Pearson, flat.Slope));
    }

    [Fact]
    public void Three_members_on_a_line_are_certain_and_have_no_interval()
    {
        var found = Relationship.Of(Made.Board((1, 2), (2, 4), (3, 6)), new(Coverage, Adequacy));
        Assert.Equal((1.0, 0.0, null, null), (found.Pearson, found.PearsonP, found.Lower, found.Upper));
    }
}
