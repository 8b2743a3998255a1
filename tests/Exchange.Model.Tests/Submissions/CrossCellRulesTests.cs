using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>Rules over several cells of a year.</summary>
public sealed class CrossCellRulesTests
{
    [Fact]
    public void V03_refuses_a_whole_below_its_largest_part()
    {
        var finding = new Case().Reports(Case.AllCov, 20).Reports(Case.Cov, 10).Reports(Case.SiCov, 20.01).Finds("V03")!;
        Assert.Equal((Severity.Error, Case.AllCov), (finding.Severity, finding.Cell!.Value.Indicator));
        Assert.Equal(["20", "20.01", Case.SiCov], finding.Arguments);
        Assert.Null(new Case().Reports(Case.AllCov, 20).Reports(Case.Cov, 20.004).Finds("V03"));
    }

    [Fact]
    public void V03_looks_at_what_was_accepted_before_and_stands_at_a_cell_that_was_entered()
    {
        var finding = new Case().HasAccepted(Case.AllCov, 20).Reports(Case.Cov, 30).Finds("V03")!;
        Assert.Equal(Case.Cov, finding.Cell!.Value.Indicator);
        Assert.Equal(Case.AllCov, new Case().HasAccepted(Case.Cov, 30).Reports(Case.AllCov, 20).Finds("V03")!.Cell!.Value.Indicator);
    }

    [Fact]
    public void V03_does_not_hold_published_parts_against_a_national_whole() =>
        Assert.Null(new Case().IsPublished(Case.Cov, 30, 2024).Reports(Case.AllCov, 20).Finds("V03"));

    [Fact]
    public void V03_takes_no_notice_of_what_this_very_submission_published_before_and_now_leaves_out() =>
        Assert.Null(new Case().HasAccepted(Case.Cov, 30, source: Case.Submission).Reports(Case.AllCov, 20).Finds("V03"));

    [Fact]
    public void V04_asks_about_a_whole_above_its_parts_while_one_is_missing()
    {
        var finding = new Case().Reports(Case.AllCov, 30).Reports(Case.Cov, 10.5).Reports(Case.SiCov, 15).Finds("V04")!;
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal(["30", "25.5", "2"], finding.Arguments);
    }

    [Fact]
    public void V04_refuses_it_where_all_three_parts_are_known()
    {
        var known = new Case().Reports(Case.AllCov, 30).Reports(Case.Cov, 10).Reports(Case.SiCov, 15).HasAccepted(Case.LmCov, 1);
        Assert.Equal(Severity.Error, known.Finds("V04")!.Severity);
        Assert.Equal("3", known.Finds("V04")!.Arguments[2]);
    }

    [Fact]
    public void V04_takes_no_part_given_for_parts_of_zero() => Assert.Null(new Case().Reports(Case.AllCov, 30).Finds("V04"));

    [Theory]
    [InlineData(30.09, true)]
    [InlineData(30.2, false)]
    public void V05_holds_the_mean_of_the_fifths_against_the_total(double total, bool fits)
    {
        var finding = Fifths(new Case().Reports(Case.Cov, total), 50, 40, 30, 20, 10).Finds("V05");
        Assert.Equal(fits, finding is null);
        if (!fits)
            Assert.Equal(["30", "30.2"], finding!.Arguments);
    }

    [Fact]
    public void V05_waits_until_all_five_are_given() =>
        Assert.Null(Fifths(new Case().Reports(Case.Cov, 90), 50, 40, 30, 20).Finds("V05"));

    [Fact]
    public void V06_notes_a_poorest_fifth_covered_less_than_the_richest()
    {
        var finding = new Case().Reports(Case.Q5, 12).HasAccepted(Case.Q1, 8).Finds("V06")!;
        Assert.Equal((Severity.Note, Case.Q5, "8 12"), (finding.Severity, finding.Cell!.Value.Indicator, string.Join(' ', finding.Arguments)));
        Assert.Null(new Case().Reports(Case.Q1, 12).Reports(Case.Q5, 12).Finds("V06"));
    }

    [Fact]
    public void V09_refuses_adequacy_without_the_coverage_of_its_year()
    {
        var finding = new Case().Reports(Case.Adq, 20).Reports(Case.Cov, 10, 2023).Finds("V09")!;
        Assert.Equal((Severity.Error, Case.Cov), (finding.Severity, finding.Arguments[0]));
        Assert.Null(new Case().Reports(Case.Adq, 20).Reports(Case.Cov, 10).Finds("V09"));
        Assert.Null(new Case().Reports(Case.Adq, 20).HasAccepted(Case.Cov, 10).Finds("V09"));
        Assert.Equal(Case.LmCov, new Case().Reports("per_lm_alllm.adq_pop_tot", 2).Finds("V09")!.Arguments[0]);
    }

    [Fact]
    public void V09_counts_coverage_that_was_typed_but_cannot_be_read_as_given() =>
        Assert.Null(new Case().Reports(Case.Adq, 20).Types(Case.Cov, "1,234").Finds("V09"));

    [Fact]
    public void V10_asks_for_incidence_with_adequacy_and_the_other_way_round()
    {
        Assert.Equal([Case.Ben], new Case().Reports(Case.Adq, 20).Finds("V10")!.Arguments);
        Assert.Equal([Case.Adq], new Case().Reports(Case.Ben, 20).Finds("V10")!.Arguments);
        Assert.Null(new Case().Reports(Case.Adq, 20).Reports(Case.Ben, 20).Finds("V10"));
        Assert.Null(new Case().Reports("per_si_allsi.adq_pop_tot", 20).Finds("V10"));
    }

    [Fact]
    public void V11_refuses_benefits_going_to_a_fifth_that_is_not_covered()
    {
        Assert.Equal(["3"], new Case().Reports(Case.Q1, 0).Reports(Case.Ben, 3).Finds("V11")!.Arguments);
        Assert.Null(new Case().Reports(Case.Q1, 0).Reports(Case.Ben, 0).Finds("V11"));
        Assert.Null(new Case().Reports(Case.Q1, 0).Finds("V11"));
        Assert.Null(new Case().Types(Case.Q1, "none").Reports(Case.Ben, 3).Finds("V11"));
    }

    [Fact]
    public void V12_notes_adequacy_of_everything_below_that_of_every_part()
    {
        var finding = new Case().Reports("per_allsp.adq_pop_tot", 10).Reports(Case.Adq, 12).Reports("per_si_allsi.adq_pop_tot", 30).Finds("V12")!;
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(["10", "12", Case.Adq], finding.Arguments);
        Assert.Null(new Case().Reports("per_allsp.adq_pop_tot", 12).Reports(Case.Adq, 12.004).Finds("V12"));
    }

    [Fact]
    public void V15_refuses_more_beneficiaries_than_inhabitants_of_the_nearest_year()
    {
        var finding = new Case().IsPublished("SP.POP.TOTL", 1000, 2022).IsPublished("SP.POP.TOTL", 900, 2020).Reports("ADM.SA.BEN", 1001).Finds("V15")!;
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(["1001", "1000", "2022"], finding.Arguments);
        Assert.Null(new Case().IsPublished("SP.POP.TOTL", 1000, 2022).Reports("ADM.SA.BEN", 1000).Finds("V15"));
        Assert.Null(new Case().Reports("ADM.SA.BEN", 1001).Finds("V15"));
    }

    [Fact]
    public void V15_takes_the_population_reported_for_the_year_before_a_published_one()
    {
        var national = new Case().IsPublished("SP.POP.TOTL", 1000, 2024).Reports("SP.POP.TOTL", 1100).Reports("ADM.SA.BEN", 1050);
        Assert.Null(national.Finds("V15"));
        Assert.Equal(
            "SP.POP.TOTL", new Case().HasAccepted("ADM.SA.BEN", 1050).Reports("SP.POP.TOTL", 1000).Finds("V15")!.Cell!.Value.Indicator);
    }

    [Fact]
    public void V16_notes_records_far_from_the_nearest_survey()
    {
        var finding = new Case().IsPublished(Case.Cov, 10, 2016).IsPublished(Case.Cov, 60, 2012).Reports("ADM.SA.COV", 26).Finds("V16")!;
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(["26", "10", "2016"], finding.Arguments);
        Assert.Null(new Case().IsPublished(Case.Cov, 11, 2016).Reports("ADM.SA.COV", 26).Finds("V16"));
    }

    private static Case Fifths(Case @case, params double[] fifths)
    {
        for (var i = 0; i < fifths.Length; i++)
            @case.Reports(FormattableString.Invariant($"per_sa_allsa.cov_q{i + 1}_tot"), fifths[i]);
        return @case;
    }
}
