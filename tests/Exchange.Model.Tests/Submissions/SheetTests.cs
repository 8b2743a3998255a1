using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>Which figure a rule compares with, however many cells there are.</summary>
public sealed class SheetTests
{
    private const string Population = "SP.POP.TOTL";
    private const string Beneficiaries = "ADM.SA.BEN";

    [Theory]
    [InlineData(7), InlineData(8), InlineData(9), InlineData(40)]
    public void A_cell_is_found_among_few_and_among_many_and_an_empty_one_is_none(int others)
    {
        var sheet = new Case();
        for (var i = 0; i < others; i++)
            sheet.Reports("SI_COV_CHLD", 10 + i, 1990 + i % 30, disaggregation: i < 30 ? "male" : "female");
        sheet.Answers(new Cell(new(Case.AllCov, 2024), "", null)).Reports(Case.Cov, 40);
        Assert.Null(sheet.Finds("V03"));
        Assert.Equal(["30", "40", Case.Cov], sheet.Reports(Case.AllCov, 30).Finds("V03")!.Arguments);
    }

    [Theory]
    [InlineData(2020, 100.0, "2020")] // the year itself
    [InlineData(2019, 100.0, "2020")] // the later of two as far away
    [InlineData(2017, 90.0, "2018")]
    [InlineData(2026, 100.0, "2020")]
    public void The_nearest_published_population_counts_the_later_of_two_as_near(int year, double least, string used)
    {
        var finding = new Case().IsPublished(Population, 90, 2018).IsPublished(Population, 100, 2020).Reports(Beneficiaries, least + 1, year).Finds("V15")!;
        Assert.Equal(used, finding.Arguments[2]);
        Assert.Null(new Case().IsPublished(Population, 90, 2018).IsPublished(Population, 100, 2020).Reports(Beneficiaries, least, year).Finds("V15"));
    }

    [Theory]
    [InlineData(2021, "2021")] // the member's own, a year later, is nearer than what is published two years before
    [InlineData(2019, "2019")]
    [InlineData(2022, "2022")] // as far away as the published one: the later
    [InlineData(2017, "2018")]
    public void The_members_own_population_counts_where_it_is_nearer(int own, string used)
    {
        var finding = new Case().IsPublished(Population, 100, 2018).Reports(Population, 100, own).Reports(Beneficiaries, 101, 2020).Findings().Single(f => f.Rule == "V15" && f.Cell!.Value.Indicator == Beneficiaries);
        Assert.Equal(used, finding.Arguments[2]);
    }

    [Fact]
    public void Without_any_published_population_the_whole_time_is_searched()
    {
        Assert.Equal("1990", new Case().Reports(Population, 100, 1990).Reports(Beneficiaries, 101, 2026).Findings().Single(f => f.Cell!.Value.Indicator == Beneficiaries && f.Rule == "V15").Arguments[2]);
        Assert.Equal("2026", new Case().Reports(Population, 100, 2026).Reports(Beneficiaries, 101, 1990).Findings().Single(f => f.Cell!.Value.Indicator == Beneficiaries && f.Rule == "V15").Arguments[2]);
        Assert.Equal("2025", new Case().HasAccepted(Population, 100, 2025).Reports(Beneficiaries, 101, 2020).Finds("V15")!.Arguments[2]);
        Assert.Null(new Case().Reports(Beneficiaries, 101, 2020).Finds("V15"));
        Assert.Null(new Case().IsPublished(Population, 100, 2020).Reports(Beneficiaries, 101, 1989).Finds("V15"));
    }

    [Fact]
    public void A_change_is_measured_against_the_latest_year_before_and_not_the_same_year()
    {
        Assert.Null(new Case().IsPublished(Case.Cov, 20, 2024).Reports(Case.Cov, 60).Finds("V07"));
        Assert.Equal("2020", new Case().IsPublished(Case.Cov, 20, 2020).IsPublished(Case.Cov, 90, 2024).Reports(Case.Cov, 90).Finds("V07")!.Arguments[2]);
        Assert.Equal("1990", new Case().HasAccepted(Case.Cov, 1, 1990).Reports(Case.Cov, 90, 1991).Finds("V07")!.Arguments[2]);
        Assert.Equal("2025", new Case().HasAccepted(Case.Cov, 1, 2025).Reports(Case.Cov, 90, 2026).Finds("V07")!.Arguments[2]);
    }

    [Fact]
    public void A_finding_about_several_cells_stands_once_at_the_first_of_them_that_was_entered()
    {
        var parts = new Case().HasAccepted(Case.AllCov, 60).Reports(Case.Cov, 10).Reports(Case.SiCov, 10).Reports(Case.LmCov, 10);
        Assert.Equal([Case.Cov], parts.Findings().Where(f => f.Rule == "V04").Select(f => f.Cell!.Value.Indicator));
        var later = new Case().HasAccepted(Case.AllCov, 60).HasAccepted(Case.Cov, 10).Reports(Case.SiCov, 10).Reports(Case.LmCov, 10);
        Assert.Equal([Case.SiCov], later.Findings().Where(f => f.Rule == "V04").Select(f => f.Cell!.Value.Indicator));
        var whole = new Case().Reports(Case.AllCov, 60).Reports(Case.Cov, 10).Reports(Case.SiCov, 10).Reports(Case.LmCov, 10);
        Assert.Equal([Case.AllCov], whole.Findings().Where(f => f.Rule == "V04").Select(f => f.Cell!.Value.Indicator));
    }

    [Fact]
    public void Of_parts_that_are_as_large_the_first_is_named() =>
        Assert.Equal(Case.Cov, new Case().Reports(Case.AllCov, 20).Reports(Case.SiCov, 30).Reports(Case.Cov, 30).Finds("V03")!.Arguments[2]);
}
