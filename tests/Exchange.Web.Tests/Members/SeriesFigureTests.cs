using Exchange.Model;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Members;

namespace Exchange.Web.Tests.Members;

public sealed class SeriesFigureTests
{
    private static readonly Indicator Coverage = new(
        "per_sa_allsa.cov_pop_tot", new("Coverage", "Couverture", "التغطية"), "percent", 0, 100, Direction.Higher, "total", "coverage", "published", "WDI");

    [Fact]
    public void Only_years_that_follow_each_other_are_joined()
    {
        var figure = SeriesFigure.Of(Series([(2010, 5), (2011, 6), (2015, 7)], []), 2010, 2020);

        Assert.Equal(3, figure.Published.Length);
        Assert.Equal($"M{figure.Published[0].Left} {figure.Published[0].Top}L{figure.Published[1].Left} {figure.Published[1].Top}", figure.Line);
    }

    [Fact]
    public void A_national_figure_is_a_mark_of_its_own_and_joins_no_line()
    {
        var figure = SeriesFigure.Of(Series([(2010, 5)], [(2011, 6)]), 2010, 2020);

        Assert.Empty(figure.Line);
        Assert.Single(figure.Published);
        Assert.NotEmpty(figure.National);
    }

    [Fact]
    public void One_year_alone_can_be_drawn()
    {
        var figure = SeriesFigure.Of(Series([(2010, 5)], []), 2010, 2010);

        Assert.InRange(figure.Published[0].X, SeriesFigure.Left, SeriesFigure.Width - SeriesFigure.Right);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(90.7, 100)]
    [InlineData(26.8, 30)]
    [InlineData(0.04, 0.04)]
    [InlineData(283_000_000, 300_000_000)]
    public void The_value_axis_starts_at_zero_and_ends_at_a_round_figure(double largest, double top)
    {
        var axis = Axis.UpTo(largest);

        Assert.Equal(0, axis.Ticks[0]);
        Assert.Equal(top, axis.Top, 9);
        Assert.Equal(axis.Top, axis.Ticks[^1], 9);
    }

    [Fact]
    public void Neighbouring_years_with_the_same_provenance_share_one_cell()
    {
        var rows = FigureRow.Of(Series([(2010, 5), (2011, 6), (2012, 7)], [(2011, 6.5)]));

        Assert.Equal([3, 0, 0], rows.Select(r => r.Published.Rows));
        Assert.Equal([1, 1, 1], rows.Select(r => r.National.Rows));
        Assert.Equal([null, 6.5, null], rows.Select(r => r.National.Figure?.Value));
    }

    [Theory]
    [InlineData("en", "6.0\u00a0% in 2015, up from 5.0\u00a0% in 2010")]
    [InlineData("fr", "6,0\u00a0% en 2015, contre 5,0\u00a0% en 2010 (hausse)")]
    public void The_title_says_what_the_figures_say(string language, string title)
    {
        Language.Find(language)!.Use();

        Assert.Equal(title, SeriesTitle.Of(Series([(2010, 5), (2015, 6)], [])));
    }

    [Fact]
    public void A_share_below_one_percent_does_not_read_as_nothing()
    {
        Language.English.Use();

        Assert.Equal("0.04\u00a0%", Words.Figure(0.04, Coverage));
    }

    private static FigureSeries Series((int Year, double Value)[] published, (int Year, double Value)[] national) => FigureSeries.Of(
        Coverage, Indicator.Total,
        published.Select(p => Observation(p.Year, p.Value, Basis.Published)), [],
        national.Select(n => System.Collections.Immutable.ImmutableArray.Create(Observation(n.Year, n.Value, Basis.National))));

    private static Observation Observation(int year, double value, Basis basis) =>
        new("SEN", new(Coverage.Code, year), value, basis, "Source", EvidenceGrade.External, new("V", null));
}
