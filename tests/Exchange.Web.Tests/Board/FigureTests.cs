using System.Text.Json;
using Exchange.Model.Board;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Languages;
using Plotly.Blazor.Traces;

namespace Exchange.Web.Tests.Board;

public sealed class FigureTests
{
    private static readonly BoardQuery AtFirst = BoardQuery.Read("", Pictures.Reference);

    [Fact]
    public void A_member_without_a_figure_is_in_no_class()
    {
        var map = MapFigure.Of(Pictures.Published[BoardQuery.Coverage]);

        Assert.Equal(57, map.Tiles.Length);
        Assert.All(map.Tiles, t => Assert.Equal(t.Latest is null, t.Class == 0));
        Assert.Equal(57, map.Tiles.Select(t => t.Place).Distinct().Count());
    }

    [Theory]
    [InlineData(0.0, 1)]
    [InlineData(4.99, 1)]
    [InlineData(5.0, 2)]
    [InlineData(49.9, 4)]
    [InlineData(50.0, 5)]
    [InlineData(null, 0)]
    public void A_limit_belongs_to_the_class_above_it(double? value, int expected) =>
        Assert.Equal(expected, MapFigure.ClassOf(value, [5, 15, 30, 50]));

    [Fact]
    public void Every_indicator_can_be_drawn_in_every_language()
    {
        foreach (var language in Language.All)
        {
            language.Use();
            foreach (var indicator in Pictures.Reference.AllIndicators)
            {
                var map = MapFigure.Of(Pictures.Published[indicator.Code]);
                Assert.NotEmpty(BoardTitles.Map(map));
                Assert.NotEmpty(BoardTitles.MapSubtitle(map.Series));
                Assert.NotEmpty(BoardTitles.Dots(DotFigure.Of(map.Series)));
                Assert.Equal(map.Breaks.Order(), map.Breaks);
            }
        }
    }

    [Fact]
    public void Dots_are_sorted_and_their_names_do_not_run_into_each_other()
    {
        var dots = DotFigure.Of(Pictures.Published[BoardQuery.Coverage]);

        Assert.All(dots.Rows, r => Assert.Equal(r.Dots.Select(d => d.X).Order(), r.Dots.Select(d => d.X)));
        Assert.All(dots.Rows, r => Assert.All(
            r.Dots.Where(d => d.Named).Zip(r.Dots.Where(d => d.Named).Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X > 90)));
        Assert.Equal(43, dots.Rows.Sum(r => r.Dots.Length));
    }

    [Fact]
    public void A_scatter_has_its_seven_traces_and_each_member_once()
    {
        Language.English.Use();
        var found = Relationship.Of(Pictures.Published, AtFirst.Relationship);
        var figure = ScatterFigure.Of(found, Pictures.Reference, ["SEN"]);

        Assert.Equal(7, figure.Traces.Count);
        Assert.Equal(found.N, figure.Traces.Skip(3).Take(3).Sum(t => ((Scatter)t).X.Count));
        Assert.Single(((Scatter)figure.Traces[6]).X);
    }

    [Fact]
    public void The_chart_script_gets_what_was_drawn_without_what_was_not_said()
    {
        Language.English.Use();
        var figure = new BoardFigures().Scatter(Pictures.Published, AtFirst, []);

        var traces = figure.Text.Data.EnumerateArray().ToArray();
        Assert.Equal(7, traces.Length);
        Assert.All(traces, t => Assert.Equal("scatter", t.GetProperty("type").GetString()));
        Assert.All(traces, t => Assert.DoesNotContain(t.EnumerateObject(), p => p.Value.ValueKind == JsonValueKind.Null));
        Assert.Equal(((Scatter)figure.Traces[3]).X.Select(Convert.ToDouble), traces[3].GetProperty("x").EnumerateArray().Select(x => x.GetDouble()));
        Assert.Equal("closest", figure.Text.Layout.GetProperty("hovermode").GetString());
        Assert.Equal(0, figure.Text.Layout.GetProperty("xaxis").GetProperty("range")[0].GetDouble());
        Assert.False(figure.Text.Config.GetProperty("displayModeBar").GetBoolean());
    }

    [Fact]
    public void A_title_claims_no_direction_while_the_interval_holds_zero()
    {
        Language.English.Use();
        var found = Relationship.Of(Pictures.Published, AtFirst.Relationship);

        Assert.True(found.Lower < 0 && found.Upper > 0);
        Assert.Equal(BoardTexts.CoverageAdequacyNone, BoardTitles.Relationship(found, Pictures.Reference));
        Assert.Equal(BoardTexts.CoverageAdequacyUp, BoardTitles.Relationship(found with { Lower = 0.1 }, Pictures.Reference));
        Assert.Equal(BoardTexts.CoverageAdequacyDown, BoardTitles.Relationship(found with { Upper = -0.1 }, Pictures.Reference));
        Assert.Equal(BoardTexts.RelationFew, BoardTitles.Relationship(found with { Lower = null, Upper = null }, Pictures.Reference));
    }

    [Fact]
    public void A_figure_is_drawn_once_for_all_readers_of_a_picture()
    {
        var figures = new BoardFigures();
        var next = Pictures.With("SEN", BoardQuery.Coverage, 2025, 31.2);

        Assert.Same(figures.Map(Pictures.Published, BoardQuery.Coverage), figures.Map(Pictures.Published, BoardQuery.Coverage));
        Assert.NotSame(figures.Map(Pictures.Published, BoardQuery.Coverage), figures.Map(next, BoardQuery.Coverage));
        Assert.Same(figures.Scatter(Pictures.Published, AtFirst, []).Text, figures.Scatter(Pictures.Published, AtFirst, []).Text);
    }

    [Fact]
    public void Readers_of_another_language_get_a_figure_of_their_own()
    {
        var figures = new BoardFigures();
        string Senegal(Language language)
        {
            language.Use();
            return figures.Map(Pictures.Published, BoardQuery.Coverage).Tiles.Single(t => t.Member.Iso3 == "SEN").Label;
        }

        Assert.Equal("SEN 27 · Senegal: 26.8\u00a0%, 2021", Senegal(Language.English));
        Assert.Equal("SEN 27 · Sénégal: 26,8\u00a0%, 2021", Senegal(Language.French));
    }

    [Fact]
    public void A_change_is_told_in_words_with_what_it_was_before()
    {
        Language.English.Use();
        var change = new BoardChange("SEN", new(BoardQuery.Coverage, 2025), 26.8, 31.2, default, "round:2026");

        var told = BoardWords.Change(change, Pictures.Reference);

        Assert.StartsWith("Senegal, Coverage of social safety net programs, 2025: 26.8", told, StringComparison.Ordinal);
        Assert.EndsWith("31.2\u00a0%", told, StringComparison.Ordinal);
    }
}
