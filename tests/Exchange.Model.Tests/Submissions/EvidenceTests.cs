using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>What each rule gives on the published figures: the evidence on which its threshold and severity were chosen.</summary>
public sealed class EvidenceTests
{
    private const string SiAdq = "per_si_allsi.adq_pop_tot";
    private const string LmAdq = "per_lm_alllm.adq_pop_tot";
    private const string AllAdq = "per_allsp.adq_pop_tot";

    [Fact]
    public void V01_no_published_value_lies_outside_its_range() => Assert.Empty(PublishedAsReported.Of("V01"));

    [Fact]
    public void V01_holds_for_every_published_value_of_every_source() =>
        Assert.All(PublishedAsReported.Reference.Published, o =>
        {
            var indicator = PublishedAsReported.Reference.Indicator(o.Key.Indicator)!;
            Assert.False(o.Value < indicator.Minimum || o.Value > indicator.Maximum);
        });

    [Fact]
    public void V02_one_country_year_is_above_sixty()
    {
        Assert.Equal(["SYR 2003"], PublishedAsReported.CountryYears("V02"));
        Assert.All(PublishedAsReported.Of("V02"), f => Assert.Equal("67.62899", f.Finding.Arguments[0]));
        var assistance = PublishedAsReported.Reference.Published.Where(o => o.Key.Indicator == Case.Adq).OrderBy(o => o.Value).ToList();
        Assert.Equal(("GMB", 2015, 55.2), (assistance[^1].Member, assistance[^1].Key.Year, Math.Round(assistance[^1].Value, 1)));
        Assert.Equal(25.8, Math.Round(NearestRank([.. assistance.Select(o => o.Value)], 0.95), 1));
    }

    [Fact]
    public void V03_holds_in_all_157_country_years()
    {
        Assert.Empty(PublishedAsReported.Of("V03"));
        Assert.Equal(157, PublishedAsReported.CountryYearsWith(Case.AllCov, Case.Cov, Case.SiCov, Case.LmCov));
    }

    [Fact]
    public void V04_13_of_157_exceed_and_in_each_a_component_is_not_published()
    {
        Assert.Equal(13, PublishedAsReported.CountryYears("V04").Count);
        Assert.All(PublishedAsReported.Of("V04"), f => Assert.Equal(Severity.Warning, f.Finding.Severity));
        Assert.All(PublishedAsReported.Of("V04"), f => Assert.NotEqual("3", f.Finding.Arguments[2]));
    }

    [Fact]
    public void V05_holds_in_all_151_country_years_with_a_largest_gap_of_two_hundredths()
    {
        Assert.Empty(PublishedAsReported.Of("V05"));
        var gaps = PublishedAsReported.Reference.Published.Where(o => o.Key.Indicator == Case.Cov).Select(total =>
            Math.Abs(total.Value - Enumerable.Range(1, 5).Average(i => Fifth(total, i)))).ToList();
        Assert.Equal((151, 0.0199), (gaps.Count, Math.Round(gaps.Max(), 4)));
    }

    [Fact]
    public void V06_24_of_151_are_regressive_and_five_at_the_latest_year()
    {
        Assert.Equal(24, PublishedAsReported.CountryYears("V06").Count);
        Assert.Equal(151, PublishedAsReported.CountryYearsWith(Case.Q1, Case.Q5));
        var latest = PublishedAsReported.Of("V06").Where(f =>
            PublishedAsReported.Reference.PublishedSeries(f.Member, Case.Q1)[^1].Key.Year == f.Finding.Cell!.Value.Year);
        Assert.Equal("CIV 2021, GIN 2018, LBN 2004, TCD 2022, UGA 2016",
            string.Join(", ", latest.Select(f => FormattableString.Invariant($"{f.Member} {f.Finding.Cell!.Value.Year}")).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void V07_of_222_steps_of_assistance_and_all_programmes_12_are_asked_about_and_two_need_a_second_reviewer()
    {
        var steps = PublishedAsReported.Steps(Case.Cov, Case.AllCov);
        Assert.Equal((222, 1.6, 13.2, 43.8), Summary(steps));
        var found = PublishedAsReported.Of("V07").Where(f => f.Finding.Cell!.Value.Indicator is Case.Cov or Case.AllCov).ToList();
        Assert.Equal(steps.Count(s => s > 13), found.Count);
        Assert.Equal(12, found.Count);
        Assert.Equal(["ALB 43.79859", "KAZ -35.47456"], found.Where(f => f.Finding.NeedsSecondReviewer).Select(f => $"{f.Member} {f.Finding.Arguments[3]}").Order(StringComparer.Ordinal));
        Assert.Contains(found, f => f is { Member: "TUR" } && f.Finding.Arguments[3] == "-19.08607");
        Assert.Contains(found, f => f is { Member: "UGA" } && f.Finding.Arguments.Take(3).SequenceEqual(["0.66424", "60.47231", "2012"]));
    }

    [Fact]
    public void V08_of_77_steps_of_assistance_four_are_asked_about()
    {
        var steps = PublishedAsReported.Steps(Case.Adq);
        Assert.Equal((77, 7.4, 23.1), (steps.Length, Math.Round(NearestRank(steps, 0.95), 1), Math.Round(steps[^1], 1)));
        Assert.Equal(0.85, Math.Round(steps[38], 2));
        Assert.Equal(4, PublishedAsReported.Of("V08").Count(f => f.Finding.Cell!.Value.Indicator == Case.Adq));
    }

    [Fact]
    public void V09_all_386_adequacies_come_with_their_coverage()
    {
        Assert.Empty(PublishedAsReported.Of("V09"));
        Assert.Equal(386, new[] { Case.Adq, SiAdq, LmAdq, AllAdq }.Sum(c => PublishedAsReported.CountryYearsWith(c)));
    }

    [Fact]
    public void V10_all_254_incidences_and_adequacies_come_together()
    {
        Assert.Empty(PublishedAsReported.Of("V10"));
        Assert.Equal(254, PublishedAsReported.CountryYearsWith(Case.Adq, Case.Ben) + PublishedAsReported.CountryYearsWith(AllAdq, "per_allsp.ben_q1_tot"));
    }

    [Fact]
    public void V11_the_one_uncovered_poorest_fifth_gets_nothing()
    {
        Assert.Empty(PublishedAsReported.Of("V11"));
        var none = Assert.Single(PublishedAsReported.Reference.Published, o => o.Key.Indicator == Case.Q1 && o.Value == 0);
        Assert.Equal(("CMR", 2014), (none.Member, none.Key.Year));
        Assert.Equal(0, PublishedAsReported.Reference.PublishedAt("CMR", new(Case.Ben, 2014))!.Value);
    }

    [Fact]
    public void V12_9_of_136_lie_below_their_smallest_component()
    {
        Assert.Equal(9, PublishedAsReported.CountryYears("V12").Count);
        Assert.Equal(136, PublishedAsReported.CountryYearsWith(AllAdq, Case.Adq, SiAdq, LmAdq));
    }

    [Theory]
    [InlineData(2023, 27)]
    [InlineData(2025, 17)]
    public void V17_of_43_members_27_were_recent_in_2023_and_17_in_2025(int now, int recent)
    {
        var latest = PublishedAsReported.Reference.Members
            .Select(m => PublishedAsReported.Reference.PublishedSeries(m.Iso3, Case.Cov)).Where(s => s.Length > 0).Select(s => s[^1]).ToList();
        var old = PublishedAsReported.Run(now).Where(f => f.Finding.Rule == "V17").Select(f => (f.Member, f.Finding.Cell!.Value)).ToHashSet();
        Assert.Equal(43, latest.Count);
        Assert.Equal(recent, latest.Count(o => !old.Contains((o.Member, o.Key))));
    }

    [Fact]
    public void V18_37_members_have_no_labour_market_value_and_small_values_left_out_by_one_source_are_not_zero()
    {
        var reference = PublishedAsReported.Reference;
        Assert.Equal(37, reference.Members.Count(m => !reference.PublishedFor(m.Iso3).Any(o => o.Key.Indicator.StartsWith("per_lm_", StringComparison.Ordinal))));
        foreach (var (member, year, value) in new[] { ("COM", 2004, 0.15), ("DJI", 2002, 0.13), ("CIV", 2002, 0.43), ("YEM", 2005, 0.07) })
        {
            Assert.Null(reference.PublishedAt(member, new(Case.LmCov, year)));
            Assert.Equal(value, Math.Round(reference.PublishedAt(member, new("SI_COV_LMKT", year))!.Value, 2));
        }
    }

    [Fact]
    public void The_figures_as_published_raise_no_error() =>
        Assert.DoesNotContain(PublishedAsReported.Findings, f => f.Finding.Severity == Severity.Error);

    private static double Fifth(Observation total, int i) =>
        PublishedAsReported.Reference.PublishedAt(total.Member, new(FormattableString.Invariant($"per_sa_allsa.cov_q{i}_tot"), total.Key.Year))!.Value;

    private static (int Count, double Median, double P95, double Largest) Summary(double[] sorted) =>
        (sorted.Length, Math.Round((sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2, 1), Math.Round(NearestRank(sorted, 0.95), 1), Math.Round(sorted[^1], 1));

    // The table of evidence uses the nearest rank: a percentile is always a value that was observed.
    private static double NearestRank(double[] sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
