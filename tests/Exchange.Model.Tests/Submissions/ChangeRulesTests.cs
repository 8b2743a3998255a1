using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>Rules that hold a figure against an earlier one.</summary>
public sealed class ChangeRulesTests
{
    [Theory]
    [InlineData(46, false, false)]
    [InlineData(46.2, true, false)]
    [InlineData(70, true, false)]
    [InlineData(70.2, true, true)]
    public void V07_asks_about_coverage_moving_more_than_13_points_a_year_and_above_25_for_two_reviewers(double value, bool found, bool second)
    {
        var finding = new Case().IsPublished(Case.Cov, 20, 2022).Reports(Case.Cov, value, 2024).Finds("V07");
        Assert.Equal((found, second), (finding is not null, finding?.NeedsSecondReviewer ?? false));
    }

    [Fact]
    public void V07_says_what_it_was_when_and_by_how_much_it_moved_a_year()
    {
        var finding = new Case().IsPublished(Case.Cov, 60, 2012).Reports(Case.Cov, 0, 2016).Finds("V07")!;
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Equal(["0", "60", "2012", "-15"], finding.Arguments);
    }

    [Fact]
    public void V07_takes_the_latest_earlier_year_and_within_it_the_national_figure()
    {
        Assert.Equal("2023", new Case().IsPublished(Case.Cov, 5, 2023).HasAccepted(Case.Cov, 38, 2020).Reports(Case.Cov, 40).Finds("V07")!.Arguments[2]);
        Assert.Null(new Case().IsPublished(Case.Cov, 5, 2023).HasAccepted(Case.Cov, 38, 2023).Reports(Case.Cov, 40).Finds("V07"));
        Assert.Null(new Case().IsPublished(Case.Cov, 5, 2022).Reports(Case.Cov, 38, 2023).Reports(Case.Cov, 40).Findings()
            .FirstOrDefault(f => f.Rule == "V07" && f.Cell!.Value.Year == 2024));
    }

    [Fact]
    public void V07_does_not_take_what_this_submission_published_and_now_leaves_out_for_an_observation() =>
        Assert.Null(new Case().HasAccepted(Case.Cov, 5, 2023, Case.Submission).Reports(Case.Cov, 40).Finds("V07"));

    [Fact]
    public void V07_has_nothing_to_say_about_a_first_figure_or_a_later_one()
    {
        Assert.Null(new Case().Reports(Case.Cov, 90).Finds("V07"));
        Assert.Null(new Case().IsPublished(Case.Cov, 5, 2025).Reports(Case.Cov, 90).Finds("V07"));
    }

    [Fact]
    public void V08_asks_about_adequacy_moving_more_than_7_points_a_year()
    {
        Assert.Null(new Case().IsPublished(Case.Adq, 10, 2023).Reports(Case.Adq, 17).Finds("V08"));
        var finding = new Case().IsPublished(Case.Adq, 10, 2023).Reports(Case.Adq, 40).Finds("V08")!;
        Assert.Equal((Severity.Warning, false), (finding.Severity, finding.NeedsSecondReviewer));
    }

    [Fact]
    public void V13_asks_for_reason_and_source_when_an_accepted_figure_is_changed()
    {
        var changed = new Case().HasAccepted(Case.Cov, 8.7).Reports(Case.Cov, 90.7);
        Assert.Equal((Severity.Warning, "8.7 90.7"), (changed.Finds("V13")!.Severity, string.Join(' ', changed.Finds("V13")!.Arguments)));
        Assert.Null(changed.Finds("V13S"));
        Assert.Equal(Severity.Warning, new Case().HasAccepted(Case.Cov, 8.7).Reports(Case.Cov, 90.7, source: null).Finds("V13S")!.Severity);
    }

    [Fact]
    public void V13_says_nothing_about_the_same_figure_again() =>
        Assert.Empty(new Case().HasAccepted(Case.Cov, 8.7).Reports(Case.Cov, 8.7, source: null).Findings());

    [Fact]
    public void V13_minds_figures_this_submission_itself_had_accepted() =>
        Assert.NotNull(new Case().HasAccepted(Case.Cov, 8.7, source: Case.Submission).Reports(Case.Cov, 9).Finds("V13"));

    [Fact]
    public void V13_notes_a_figure_that_differs_from_the_published_one()
    {
        var finding = new Case().IsPublished(Case.Cov, 8, 2024).Reports(Case.Cov, 9).Finds("V13P")!;
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.Equal(["8", "9", "World Bank"], finding.Arguments);
        Assert.Null(new Case().IsPublished(Case.Cov, 8, 2024).Reports(Case.Cov, 8).Finds("V13P"));
    }
}
