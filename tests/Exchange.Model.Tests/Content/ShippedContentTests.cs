using System.Globalization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Tests.Content;

public sealed class ShippedContentTests
{
    private static readonly Reference Content = Shipped.Reference;

    [Fact]
    public void There_are_57_members_with_names_in_three_languages()
    {
        Assert.Equal(57, Content.Members.Length);
        Assert.All(Content.Members, m => Assert.All([m.Name.En, m.Name.Fr, m.Name.Ar], name => Assert.False(string.IsNullOrWhiteSpace(name))));
        Assert.All(Content.Members, m => Assert.Contains(m.Name.Ar, c => c is >= '\u0600' and <= '\u06FF'));
    }

    [Fact]
    public void Every_member_has_a_tile_of_its_own() =>
        Assert.Equal(57, Content.Members.Select(m => m.Tile).Distinct().Count());

    [Fact]
    public void There_are_42_indicators_with_names_in_three_languages_and_three_companions()
    {
        Assert.Equal(42, Content.Indicators.Length);
        Assert.Equal(45, Content.AllIndicators.Length);
        Assert.All(Content.AllIndicators, i => Assert.Contains(i.Name.Ar, c => c is >= '\u0600' and <= '\u06FF'));
        Assert.All(Content.AllIndicators, i => Assert.NotEqual(i.Name.En, i.Name.Fr));
    }

    [Theory]
    [InlineData("SI_COV_SOCAST", "per_sa_allsa.cov_pop_tot")]
    [InlineData("SI_COV_SOCINS", "per_si_allsi.cov_pop_tot")]
    [InlineData("SI_COV_LMKT", "per_lm_alllm.cov_pop_tot")]
    public void A_companion_names_the_indicator_it_stands_beside_and_is_not_reported(string companion, string of)
    {
        var indicator = Content.Indicator(companion)!;
        Assert.Equal(of, indicator.CompanionOf);
        Assert.False(indicator.Reportable);
    }

    [Fact]
    public void Every_line_of_the_observation_file_is_an_observation()
    {
        Assert.Equal(4338, Content.Published.Length);
        Assert.Equal(4338, Content.Published.Select(o => (o.Member, o.Key)).Distinct().Count());
        Assert.All(Content.Published, o => Assert.Equal((Basis.Published, EvidenceGrade.External), (o.Basis, o.Grade)));
        Assert.Equal(File.ReadLines(Path.Combine(Shipped.Folder, "reference", "observations.csv")).Count() - 1, Content.Published.Length);
    }

    [Fact]
    public void Values_are_taken_to_the_last_digit()
    {
        var lines = File.ReadLines(Path.Combine(Shipped.Folder, "reference", "observations.csv")).Skip(1).Select(l => l.Split(',')).ToList();
        Assert.Equal(lines.Select(l => decimal.Parse(l[3], CultureInfo.InvariantCulture)).Sum(), Content.Published.Sum(o => (decimal)o.Value));
    }

    [Fact]
    public void A_published_breakdown_belongs_to_its_indicator()
    {
        // Maternity benefits speak of mothers only: the one breakdown published is everybody they are about.
        Assert.Equal(18, Content.Published.Count(o => o.Key is { Indicator: "SI_COV_MATNL", Disaggregation: "total" }));
        Assert.Equal(3, Content.Published.Count(o => o.Key is { Indicator: "SG_REG_BRTH.lt5y", Disaggregation: "lt1y" }));
        Assert.Equal(80, Content.Published.Count(o => o.Key is { Indicator: "SI_COV_SOCAST", Disaggregation: "q1" }));
        Assert.All(Content.Published, o => Assert.NotNull(Content.Indicator(o.Key.Indicator)));
    }

    [Fact]
    public void There_are_903_benchmark_values_and_none_is_a_members()
    {
        Assert.Equal(903, Content.Benchmark.Length);
        Assert.All(Content.Benchmark, o => Assert.Null(Content.Member(o.Member)));
    }

    [Fact]
    public void There_are_14_revisions_and_each_says_what_the_release_before_said()
    {
        Assert.Equal(14, Content.Earlier.Length);
        Assert.All(Content.Earlier, o =>
        {
            var now = Content.PublishedAt(o.Member, o.Key)!;
            Assert.NotEqual(now.Value, o.Value);
            Assert.Equal(("WDI-2023", "WDI-2025"), (o.Vintage.Id, now.Vintage.Id));
        });
        Assert.Equal(8.71563, Content.Earlier.Single(o => o.Member == "IRN").Value);
    }

    [Fact]
    public void Thirteen_members_have_no_value_of_the_household_surveys()
    {
        var with = Content.Published.Where(o => o.Source.Contains("(ASPIRE series)", StringComparison.Ordinal)).Select(o => o.Member).ToHashSet();
        Assert.Equal(
            "ARE BHR BRN DZA GUY KWT LBY OMN QAT SAU SOM SUR TKM",
            string.Join(' ', Content.Members.Select(m => m.Iso3).Where(m => !with.Contains(m))));
    }

    [Fact]
    public void Every_source_is_known_with_publisher_licence_and_address()
    {
        Assert.All(Content.Published.Concat(Content.Benchmark).Concat(Content.Earlier).Select(o => o.Source).Distinct(), text => Assert.NotNull(Content.SourceOf(text)));
        Assert.All(Content.Published, o => Assert.Equal(o.Source.StartsWith("World Bank", StringComparison.Ordinal) ? "WDI-2025" : "UNSD-SDG-extract", o.Vintage.Id));
        Assert.Equal(6, Content.Sources.Length);
    }

    [Fact]
    public void A_level_cannot_be_reported_and_has_no_numeric_range()
    {
        var level = Content.Indicator("INT.LEVEL")!;
        Assert.False(level.Reportable);
        Assert.Null(level.Minimum);
        Assert.Equal(60, Content.Indicator("EXP.SP.GDP")!.Maximum);
    }

    [Fact]
    public void A_series_is_found_by_member_and_code_oldest_first()
    {
        var series = Content.PublishedSeries("UGA", "per_sa_allsa.cov_pop_tot");
        Assert.Equal(series.OrderBy(o => o.Key.Year).Select(o => o.Key.Year), series.Select(o => o.Key.Year));
        Assert.Equal(0.66424, Content.PublishedAt("UGA", new("per_sa_allsa.cov_pop_tot", 2016))!.Value);
        Assert.Empty(Content.PublishedSeries("ARE", "per_sa_allsa.cov_pop_tot"));
        Assert.Null(Content.PublishedAt("UGA", new("per_sa_allsa.cov_pop_tot", 1990)));
    }
}
