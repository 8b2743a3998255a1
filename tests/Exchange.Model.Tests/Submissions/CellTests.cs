using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

public sealed class CellTests
{
    private static readonly CellKey Key = new(Case.Cov, 2024);

    [Fact]
    public void Blanks_around_what_was_typed_count_for_nothing()
    {
        Assert.Equal(new Cell(Key, "20,5", 20.5, "Ministry", "Survey"), Cell.Typed(Key, " 20,5 ", " Ministry ", " Survey "));
        Assert.Equal(new Cell(Key, "", null), Cell.Typed(Key, null, " ", ""));
    }

    [Fact]
    public void Nothing_entered_is_not_a_figure_that_cannot_be_read_and_not_an_answer_without_one()
    {
        var (none, unreadable, figure) = (Cell.Typed(Key, ""), Cell.Typed(Key, "about 20"), Cell.Typed(Key, "20"));

        Assert.Equal((true, false, false), (none.IsEmpty, unreadable.IsEmpty, figure.IsEmpty));
        Assert.False((none with { Kind = AnswerKind.NotAvailable }).IsEmpty);
        Assert.False((none with { Stance = Stance.Contests }).IsEmpty);
        Assert.Equal((false, true, false), (none.IsUnreadable, unreadable.IsUnreadable, figure.IsUnreadable));
        Assert.Equal((false, false, true), (none.HasFigure, unreadable.HasFigure, figure.HasFigure));
        Assert.False((figure with { Kind = AnswerKind.NotApplicable }).HasFigure);
    }

    [Fact]
    public void A_source_or_evidence_documents_a_figure()
    {
        var figure = Cell.Typed(Key, "20");

        Assert.Equal(EvidenceGrade.SelfDeclared, figure.OwnGrade);
        Assert.Equal(EvidenceGrade.Documented, (figure with { Source = "Ministry" }).OwnGrade);
        Assert.Equal(EvidenceGrade.Documented, (figure with { Evidence = [Link("https://example.org/survey")] }).OwnGrade);
    }

    [Fact]
    public void Answers_are_equal_by_all_they_say()
    {
        var cell = Cell.Typed(Key, "20", "Ministry", "Survey") with { Method = "Count", Evidence = [Link("https://example.org/a")] };

        Assert.Equal(cell, cell with { Evidence = [Link("https://example.org/a")] });
        Assert.Equal(cell.GetHashCode(), (cell with { Evidence = [Link("https://example.org/a")] }).GetHashCode());
        Cell[] others =
        [
            cell with { Key = new(Case.Cov, 2023) }, cell with { Text = "20.0" }, cell with { Value = 21 }, cell with { Source = null }, cell with { Note = null },
            cell with { Kind = AnswerKind.NotAvailable }, cell with { Stance = Stance.Accepts }, cell with { Method = null }, cell with { Evidence = default },
            cell with { Evidence = [Link("https://example.org/b")] },
        ];
        Assert.All(others, other => Assert.NotEqual(cell, other));
    }

    private static Evidence Link(string address) => new(EvidenceKind.Link, address, "Survey");
}
