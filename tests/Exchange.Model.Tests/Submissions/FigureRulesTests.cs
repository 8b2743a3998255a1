using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>Rules about one cell.</summary>
public sealed class FigureRulesTests
{
    [Fact]
    public void Every_rule_is_listed_once_with_a_key_for_what_it_checks()
    {
        Assert.Equal(Rules.All.Length, Rules.All.Select(r => r.Id).Distinct().Count());
        var named = Rules.All.Select(r => r.Id).ToHashSet();
        Assert.All(Enumerable.Range(1, 18), i => Assert.Contains(FormattableString.Invariant($"V{i:00}"), named));
        Assert.Equal("Rule.V01", Rules.All.Single(r => r.Id == "V01").DescriptionKey);
        Assert.Equal(Severity.Error, Rules.All.Single(r => r.Id == "V01").Severity);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void V01_takes_the_ends_of_the_range(double value) => Assert.Null(new Case().Reports(Case.Cov, value).Finds("V01"));

    [Theory]
    [InlineData(-0.1, "-0.1")]
    [InlineData(100.1, "100.1")]
    public void V01_refuses_a_share_outside_its_range(double value, string written)
    {
        var finding = new Case().Reports(Case.Cov, value).Finds("V01")!;
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal([written, "0", "100"], finding.Arguments);
    }

    [Fact]
    public void V01_refuses_the_adequacy_that_a_release_once_published_for_Albania() =>
        Assert.Equal(["316.7", "0", "100"], new Case().Reports("per_si_allsi.adq_pop_tot", 316.7).Finds("V01")!.Arguments);

    [Fact]
    public void V01_knows_ranges_with_one_end_and_narrower_ones()
    {
        Assert.Equal(["-1", "0", ""], new Case().Reports("SP.POP.TOTL", -1).Finds("V01")!.Arguments);
        Assert.Equal("20", new Case().Reports("EXP.SA.GDP", 21).Finds("V01")!.Arguments[2]);
        Assert.NotNull(new Case().Reports("SI_COV_PENSN", 101, disaggregation: "female").Finds("V01"));
    }

    [Fact]
    public void V02_asks_for_a_comment_on_adequacy_above_sixty()
    {
        Assert.Null(new Case().Reports(Case.Adq, 60).Finds("V02"));
        var finding = new Case().Reports(Case.Adq, 60.5).Finds("V02")!;
        Assert.Equal((Severity.Warning, "60.5 60"), (finding.Severity, string.Join(' ', finding.Arguments)));
        Assert.NotNull(new Case().Reports("per_allsp.adq_pop_tot", 67.6).Finds("V02"));
    }

    [Theory]
    [InlineData(1989, false)]
    [InlineData(1990, true)]
    [InlineData(2026, true)]
    [InlineData(2027, false)]
    [InlineData(int.MaxValue, false)]
    [InlineData(int.MinValue, false)]
    public void V14_takes_years_from_1990_to_now(int year, bool taken)
    {
        var finding = new Case().Reports(Case.Cov, 20, year).Reports("ADM.SA.COV", 30, year).Reports("ADM.SA.BEN", 5, year).Findings().FirstOrDefault(f => f.Rule == "V14");
        Assert.Equal(taken, finding is null);
        if (!taken)
            Assert.Equal([FormattableString.Invariant($"{year}"), "1990", "2026"], finding!.Arguments);
    }

    [Fact]
    public void V14_takes_one_value_per_indicator_and_year()
    {
        Assert.NotNull(new Case().Reports(Case.Cov, 20).Reports(Case.Cov, 21).Finds("V14D"));
        Assert.Null(new Case().Reports(Case.Cov, 20).Reports(Case.Cov, 21, 2023).Finds("V14D"));
    }

    [Fact]
    public void V17_notes_coverage_older_than_five_years()
    {
        Assert.Null(new Case().Reports(Case.Cov, 20, 2021).Finds("V17"));
        var finding = new Case().Reports(Case.Cov, 20, 2020).Finds("V17")!;
        Assert.Equal((Severity.Note, "2020 2026"), (finding.Severity, string.Join(' ', finding.Arguments)));
    }

    [Fact]
    public void V18_a_text_that_is_no_figure_is_refused_and_counts_as_nothing()
    {
        var findings = new Case().Types(Case.Cov, "n/a").Findings();
        Assert.Equal(["Unreadable"], findings.Select(f => f.Rule));
        Assert.Equal((Severity.Error, "n/a"), (findings[0].Severity, findings[0].Arguments[0]));
    }

    [Fact]
    public void V18_a_figure_that_could_be_read_in_two_ways_says_so() =>
        Assert.Equal(["Ambiguous"], new Case().Types("SP.POP.TOTL", "1,234").Findings().Select(f => f.Rule));

    [Fact]
    public void V18_no_rule_takes_an_empty_cell_for_zero() =>
        Assert.Empty(new Case().Types(Case.Cov, "").Types(Case.Q1, "").Reports(Case.AllCov, 20).Reports(Case.SiCov, 20).Findings());

    [Fact]
    public void A_figure_that_is_not_finite_is_unreadable() =>
        Assert.Equal(["Unreadable"], new Case().Types(Case.Cov, "NaN", double.NaN).Findings().Select(f => f.Rule));

    [Fact]
    public void Findings_stand_in_the_order_of_the_cells_then_of_the_rules()
    {
        var findings = new Case().Reports(Case.Adq, 120, 2024).Reports(Case.Cov, 120, 2015).Types(Case.Ben, "?").Findings();
        Assert.Equal(["V01", "V02", "V09", "V01", "V17", "Unreadable"], findings.Select(f => f.Rule));
    }

    [Fact]
    public void A_typed_cell_is_read_by_the_strict_reader()
    {
        var cell = Cell.Typed(new(Case.Cov, 2024), " 24,1 % ", " ", " survey ");
        Assert.Equal((24.1, "24,1 %", null, "survey"), (cell.Value, cell.Text, cell.Source, cell.Note));
        Assert.True(Cell.Typed(new(Case.Cov, 2024), "  ").IsEmpty);
        Assert.True(Cell.Typed(new(Case.Cov, 2024), "1,234").IsUnreadable);
    }
}
