using System.Net;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Indicators;

namespace Exchange.Web.Tests.Indicators;

public sealed class IndicatorPagesTests(RunningProduct product)
{
    [Fact]
    public async Task Every_indicator_and_companion_has_a_page_in_every_language()
    {
        foreach (var language in Language.All)
        foreach (var indicator in product.Feed.Current.Reference.AllIndicators)
        {
            var answer = await product.Reader.GetAsync($"/{language.Code}/indicators/{indicator.Code}");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{language.Code} {indicator.Code} answers {answer.StatusCode}");
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public void Every_indicator_is_defined_in_every_language()
    {
        foreach (var language in Language.All)
        {
            language.Use();
            Assert.All(product.Feed.Current.Reference.AllIndicators, i => Assert.False(string.IsNullOrEmpty(Definition.Of(i)), i.Code));
        }
    }

    [Fact]
    public async Task The_catalogue_lists_all_42()
    {
        var page = await product.Reader.GetStringAsync("/fr/indicators");

        Assert.All(product.Feed.Current.Reference.Indicators, i => Assert.Contains($"href=\"indicators/{i.Code}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_code_is_not_found_and_leads_to_the_catalogue()
    {
        var answer = await product.Reader.GetAsync("/ar/indicators/NO.SUCH");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("href=\"indicators\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_members_are_listed_largest_first_and_those_without_a_figure_last()
    {
        var picture = IndicatorPicture.Of(product.Feed.Current, "per_lm_alllm.cov_pop_tot")!;
        var values = picture.Lines.Select(l => l.Latest?.Value).ToList();

        Assert.Equal(57, values.Count);
        Assert.Equal(20, values.TakeWhile(v => v is not null).Count());
        Assert.All(values.Skip(20), v => Assert.Null(v));
        Assert.Equal(values.Take(20).OrderDescending(), values.Take(20));
    }

    [Fact]
    public void Other_economies_stand_beside_and_are_counted_apart()
    {
        var picture = IndicatorPicture.Of(product.Feed.Current, "per_sa_allsa.adq_pop_tot")!;

        Assert.Equal(57, picture.Series.All.Of);
        Assert.DoesNotContain(product.Feed.Current.Reference.Benchmark, o => picture.Lines.Any(l => l.Member.Iso3 == o.Member));
        Assert.True(picture.Benchmark!.Spread.Reported > 0);
    }

    [Fact]
    public void An_indicator_published_for_women_only_says_so_instead_of_claiming_nothing()
    {
        var picture = IndicatorPicture.Of(product.Feed.Current, "SI_COV_MATNL")!;

        Assert.Equal(17, picture.InPart + picture.Series.All.Reported);
    }

    [Fact]
    public void Every_year_of_the_trend_says_how_many_members_it_rests_on()
    {
        var picture = IndicatorPicture.Of(product.Feed.Current, "per_sa_allsa.cov_pop_tot")!;
        var figure = TrendFigure.Of(picture);

        Assert.Equal(picture.Years.Select(y => (y.Year, y.Values.Length)), figure.Bars.Select(b => (b.Year, b.Count)));
        Assert.True(picture.Years.Sum(y => y.Values.Length) >= 151);
    }

    [Fact]
    public void The_checks_named_for_coverage_are_those_that_look_at_coverage()
    {
        Language.English.Use();
        var coverage = product.Feed.Current.Reference.Indicator("per_sa_allsa.cov_pop_tot")!;
        var level = product.Feed.Current.Reference.Indicator("INT.LEVEL")!;

        Assert.Equal(["V01", "V03", "V04", "V05", "V07", "V13", "V14", "V17", "V18"], Checks.Of(coverage).Select(c => c.Rule));
        Assert.Empty(Checks.Of(level));
    }
}
