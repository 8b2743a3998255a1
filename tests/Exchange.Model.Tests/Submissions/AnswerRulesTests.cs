using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>Rules about how a cell is answered, and about what is made of the published figure.</summary>
public sealed class AnswerRulesTests
{
    private static readonly CellKey Key = new(Case.Cov, 2024);
    private static readonly Cell Figure = new(Key, "20", 20, "Ministry");
    private static readonly Cell None = new(Key, "", null);

    [Theory]
    [InlineData(AnswerKind.NotAvailable, Stance.None), InlineData(AnswerKind.NotApplicable, Stance.None)]
    [InlineData(AnswerKind.Figure, Stance.Replaces), InlineData(AnswerKind.Figure, Stance.Contests)]
    public void No_figure_and_a_figure_against_the_published_one_need_a_reason(AnswerKind kind, Stance stance)
    {
        var answer = (kind == AnswerKind.Figure ? Figure : None) with { Kind = kind, Stance = stance };
        foreach (var blank in new[] { null, "", "  " })
            Assert.Equal(Severity.Error, new Case().Answers(answer with { Note = blank }).Finds("ReasonNeeded")!.Severity);
        Assert.Null(new Case().Answers(answer with { Note = "No survey since" }).Finds("ReasonNeeded"));
    }

    [Theory]
    [InlineData(Stance.None), InlineData(Stance.Accepts)]
    public void A_figure_and_the_acceptance_of_the_published_one_need_none(Stance stance) =>
        Assert.Null(new Case().IsPublished(Case.Cov, 20, 2024).Answers(Figure with { Stance = stance }).Finds("ReasonNeeded"));

    [Fact]
    public void A_figure_beside_the_word_that_there_is_none_is_refused()
    {
        Assert.Equal((Severity.Error, "20"), Told(Figure with { Kind = AnswerKind.NotAvailable, Note = "None" }, "FigureAndNone"));
        Assert.Null(new Case().Answers(None with { Kind = AnswerKind.NotAvailable, Note = "None" }).Finds("FigureAndNone"));
        Assert.Null(new Case().Answers(Figure).Finds("FigureAndNone"));
    }

    [Fact]
    public void Nothing_can_be_made_of_a_figure_that_nobody_published()
    {
        Assert.Equal(Severity.Error, new Case().Answers(Figure with { Stance = Stance.Accepts }).Finds("NothingPublished")!.Severity);
        Assert.Null(new Case().IsPublished(Case.Cov, 20, 2024).Answers(Figure with { Stance = Stance.Accepts }).Finds("NothingPublished"));
        Assert.Null(new Case().Answers(Figure).Finds("NothingPublished"));
    }

    [Theory]
    [InlineData(Stance.Accepts, 20.0, false), InlineData(Stance.Accepts, 21.0, true), InlineData(Stance.Accepts, null, true)]
    [InlineData(Stance.Replaces, 21.0, false), InlineData(Stance.Replaces, 20.0, true), InlineData(Stance.Replaces, null, true)]
    [InlineData(Stance.Contests, 20.0, false), InlineData(Stance.Contests, null, false), InlineData(Stance.None, 21.0, false)]
    public void What_is_made_of_the_published_figure_agrees_with_the_figure_given(Stance stance, double? value, bool refused)
    {
        var cell = new Cell(Key, value is null ? "" : FormattableString.Invariant($"{value}"), value, "Ministry", "Another survey") { Stance = stance };
        var finding = new Case().IsPublished(Case.Cov, 20, 2024).Answers(cell).Finds("StanceAgainstFigure");

        Assert.Equal(refused, finding is not null);
        if (finding is not null)
            Assert.Equal((Severity.Error, "20"), (finding.Severity, Assert.Single(finding.Arguments)));
    }

    private static (Severity, string) Told(Cell cell, string rule)
    {
        var finding = new Case().Answers(cell).Finds(rule)!;
        return (finding.Severity, Assert.Single(finding.Arguments));
    }
}
