using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions.Workbook;

/// <summary>What a workbook that came back would do to a submission, line by line.</summary>
public sealed class ComparisonTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Reference Reference = Shipped.Reference;
    private static readonly Round Round = new("2026", LocalText.Same("2026"), ["SEN"], [Case.Cov, Case.Adq, Case.Q1], Start, Start.AddDays(30), Start.AddDays(60), Acceptance.Reviewed);
    private static readonly Actor Senegal = new("f1", "Focal point", Role.FocalPoint, "SEN");
    private static readonly CellKey Key = new(Case.Cov, 2024);
    private static readonly LineKey Free = new(Case.Cov, Indicator.Total, null, 1);

    private static readonly Cell Stored = new(Key, "24.1", 24.1, "Survey", "Checked")
    {
        Method = "Count", Evidence = [new(EvidenceKind.Link, "https://example.org/survey", "Survey")],
    };

    [Fact]
    public void A_free_line_that_is_filled_in_is_entered_and_told_field_by_field()
    {
        var found = Compare(Blank, Line(Free, null, (WorkbookField.Year, "2023"), (WorkbookField.Value, "24.1"), (WorkbookField.Stance, "Contests"), (WorkbookField.Source, " Survey "),
            (WorkbookField.Method, "Count"), (WorkbookField.Note, "Checked"), (WorkbookField.Link, "https://example.org/new")));

        Assert.Equal(
            new Cell(new(Case.Cov, 2023), "24.1", 24.1, "Survey", "Checked") { Stance = Stance.Contests, Method = "Count", Evidence = [new(EvidenceKind.Link, "https://example.org/new", "https://example.org/new")] },
            Assert.Single(found.Cells));
        Assert.Equal(
            ["Value B7: ''-'24.1'", "Stance D7: ''-'Contests'", "Source E7: ''-'Survey'", "Method F7: ''-'Count'", "Note G7: ''-'Checked'", "Link H7: ''-'https://example.org/new'"],
            found.Changes.Select(c => $"{c.Field} {c.Where}: '{c.From}'-'{c.To}'"));
        Assert.All(found.Changes, c => Assert.Equal(("Sheet 1", new CellKey(Case.Cov, 2023)), (c.Sheet, c.Key)));
        Assert.Equal((0, 0), (found.Refused.Length, found.Unchanged));
    }

    [Fact]
    public void A_line_that_says_what_stands_already_in_whatever_words_changes_nothing()
    {
        Assert.Equal(1, Compare(With(Stored), Line(LineKey.Of(Key), Stored)).Unchanged);
        Assert.Equal(1, Compare(With(Stored), Line(LineKey.Of(Key), Stored, (WorkbookField.Value, "24.10"))).Unchanged);
        Assert.Equal(1, Compare(With(Stored), Line(LineKey.Of(Key), Stored, (WorkbookField.Link, "https://example.org/survey"))).Unchanged);
        Assert.Equal(1, Compare(Blank, Line(Free, null)).Unchanged);
        Assert.Equal(1, Compare(Blank, Line(Free, null, (WorkbookField.Year, "2023"))).Unchanged);
        var broken = Stored with { Note = "One\r\nTwo", Source = "A\rB", Method = "C\r\nD" };
        Assert.Equal(1, Compare(With(broken), Line(LineKey.Of(Key), broken, (WorkbookField.Note, " One\nTwo "))).Unchanged);
    }

    [Fact]
    public void What_was_changed_is_entered_and_what_was_not_stays_as_it_was_stored()
    {
        var broken = Stored with { Note = "One\r\nTwo" };
        var found = Compare(With(broken), Line(LineKey.Of(Key), broken, (WorkbookField.Value, "30,5")));
        Assert.Equal(broken with { Text = "30,5", Value = 30.5 }, Assert.Single(found.Cells));
        Assert.Equal(("24.1", "30,5", WorkbookField.Value), found.Changes.Select(c => (c.From, c.To, c.Field)).Single());

        var emptied = Compare(With(Stored), Line(LineKey.Of(Key), Stored, (WorkbookField.Source, ""), (WorkbookField.Method, ""), (WorkbookField.Note, "")));
        Assert.Equal(Stored with { Source = null, Method = null, Note = null }, Assert.Single(emptied.Cells));
        var none = Compare(With(Stored), Line(LineKey.Of(Key), Stored, (WorkbookField.Value, ""), (WorkbookField.Answer, "NotAvailable")));
        Assert.Equal((AnswerKind.NotAvailable, ""), (none.Cells[0].Kind, none.Cells[0].Text));
        Assert.Equal(["Value", "Answer"], none.Changes.Select(c => c.Field.ToString()));
        Assert.Equal(("", "NotAvailable"), (none.Changes[1].From, none.Changes[1].To));
    }

    [Fact]
    public void An_emptied_line_removes_its_figure_and_another_year_moves_it()
    {
        var removed = Compare(With(Stored), Line(LineKey.Of(Key), Stored, (WorkbookField.Value, "")));
        Assert.Equal(new Cell(Key, "", null), Assert.Single(removed.Cells));
        Assert.Equal([WorkbookField.Value, WorkbookField.Source, WorkbookField.Method, WorkbookField.Note, WorkbookField.Link], removed.Changes.Select(c => c.Field));

        var moved = Compare(With(Stored), Line(LineKey.Of(Key), Stored, (WorkbookField.Year, "2022")));
        Assert.Equal([new Cell(Key, "", null), Stored with { Key = new(Case.Cov, 2022) }], moved.Cells.ToArray());
        Assert.Equal((WorkbookField.Year, "2024", "2022"), moved.Changes.Select(c => (c.Field, c.From, c.To)).Single());
    }

    [Theory]
    [InlineData("Figure"), InlineData("nothing of the kind"), InlineData("7"), InlineData("")]
    public void An_answer_that_is_not_of_the_list_is_a_figure(string answer) =>
        Assert.Equal(AnswerKind.Figure, Compare(Blank, Line(Free, null, (WorkbookField.Year, "2023"), (WorkbookField.Value, "5"), (WorkbookField.Answer, answer))).Cells.Single().Kind);

    [Fact]
    public void A_document_is_added_once_and_named_by_its_address()
    {
        var longer = "https://example.org/".PadRight(101, 'a');
        var found = Compare(With(Stored), Line(LineKey.Of(Key), Stored, (WorkbookField.Link, longer))).Cells.Single().Evidence;
        Assert.Equal(["Survey", longer[..99] + "…"], found.Select(e => e.Name));
        Assert.Equal(longer[..100], Compare(With(Stored), Line(LineKey.Of(Key), Stored, (WorkbookField.Link, longer[..100]))).Cells.Single().Evidence[1].Name);
    }

    [Fact]
    public void What_cannot_be_taken_is_refused_in_its_place()
    {
        Assert.Equal(("LineUnknown", "A7", null), Refused(Line("nonsense", null)));
        Assert.Equal(("LineUnknown", "A7", "nothing"), Refused(Line(new LineKey("nothing", Indicator.Total, null, 1), null)));
        Assert.Equal(("NotAsked", "A7", "SI_COV_CHLD"), Refused(Line(new LineKey("SI_COV_CHLD", Indicator.Total, null, 1), null)));
        Assert.Equal(("NotAsked", "A7", "SI_COV_SOCAST"), Refused(Line(new LineKey("SI_COV_SOCAST", Indicator.Total, null, 1), null)));
        Assert.Equal(("FigureLacking", "B7", Case.Cov), Refused(Line(Free, null, (WorkbookField.Source, "S"))));
        Assert.All([WorkbookField.Note, WorkbookField.Method, WorkbookField.Link], field => Assert.Equal("FigureLacking", Refused(Line(Free, null, (field, "x"))).Rule));
        Assert.Equal(("YearMissing", "A7", Case.Cov), Refused(Line(Free, null, (WorkbookField.Value, "5"))));
        Assert.All(["soon", "999", "10000", "2024.5"], year => Assert.Equal(("YearUnreadable", "A7", Case.Cov), Refused(Line(Free, null, (WorkbookField.Value, "5"), (WorkbookField.Year, year)))));
        Assert.All(["1000", "9999"], year => Assert.Single(Compare(Blank, Line(Free, null, (WorkbookField.Value, "5"), (WorkbookField.Year, year))).Cells));
        Assert.Equal(("Ambiguous", "B7", Case.Cov), Refused(Line(Free, null, (WorkbookField.Value, "1,234"), (WorkbookField.Year, "2023"))));
        Assert.Equal(("Unreadable", "B7", Case.Cov), Refused(Line(Free, null, (WorkbookField.Value, "about 5"), (WorkbookField.Year, "2023"))));
        Assert.Equal(("EvidenceLinkUnfit", "H7", Case.Cov), Refused(Line(Free, null, (WorkbookField.Value, "5"), (WorkbookField.Year, "2023"), (WorkbookField.Link, "file:///x"))));
        var full = Stored with { Evidence = [.. Enumerable.Range(0, 8).Select(i => new Evidence(EvidenceKind.Link, $"https://example.org/{i}", "x"))] };
        Assert.Equal("EvidenceTooMany", Rule(Compare(With(full), Line(LineKey.Of(Key), full, (WorkbookField.Link, "https://example.org/9")))));
        Assert.Single(Compare(With(full with { Evidence = full.Evidence.RemoveAt(0) }), Line(LineKey.Of(Key), full, (WorkbookField.Link, "https://example.org/9"))).Cells);
    }

    [Theory]
    [InlineData(WorkbookField.Source, 500), InlineData(WorkbookField.Method, 2_000), InlineData(WorkbookField.Note, 2_000)]
    public void Texts_have_a_longest(WorkbookField field, int longest)
    {
        WorkbookLine With(int length) => Line(Free, null, (WorkbookField.Year, "2023"), (WorkbookField.Value, "5"), (field, new string('w', length)));
        Assert.Single(Compare(Blank, With(longest)).Cells);
        var refused = Compare(Blank, With(longest + 1)).Refused.Single();
        Assert.Equal(("TextOver", FormattableString.Invariant($"{longest}"), (char)('A' + (int)field) + "7"), (refused.Finding.Rule, refused.Finding.Arguments[0], refused.Where));
    }

    [Fact]
    public void A_cell_that_cannot_be_used_whatever_it_says_refuses_its_line()
    {
        var line = Line(Free, null, (WorkbookField.Year, "2023"), (WorkbookField.Value, "=1+1"));
        var refused = Compare(Blank, line with { Cells = line.Cells.SetItem(1, line.Cells[1] with { Fault = "FormulaRefused" }) }).Refused.Single();
        Assert.Equal(("FormulaRefused", "B7", "Sheet 1", "=1+1", Severity.Error), (refused.Finding.Rule, refused.Where, refused.Sheet, refused.Finding.Arguments[0], refused.Finding.Severity));
    }

    [Fact]
    public void What_others_did_meanwhile_is_not_overwritten()
    {
        var now = With(Stored with { Text = "26", Value = 26 });
        Assert.Equal("ChangedMeanwhile", Rule(Compare(now, Line(LineKey.Of(Key), Stored, (WorkbookField.Value, "30")))));
        Assert.Equal("ChangedMeanwhile", Rule(Compare(Blank, Line(LineKey.Of(Key), Stored, (WorkbookField.Value, "30")))));
        Assert.Equal("AlreadyThere", Rule(Compare(With(Stored), Line(Free, null, (WorkbookField.Year, "2024"), (WorkbookField.Value, "30")))));
        var other = Stored with { Key = new(Case.Cov, 2020) };
        Assert.Equal("AlreadyThere", Rule(Compare(With(Stored, other), Line(LineKey.Of(Key), Stored, (WorkbookField.Year, "2020"), (WorkbookField.Value, "30")))));
        var twice = Compare(Blank, Line(Free, null, (WorkbookField.Year, "2023"), (WorkbookField.Value, "5")), Line(Free with { Free = 2 }, null, (WorkbookField.Year, "2023"), (WorkbookField.Value, "6")));
        Assert.Equal(("V14D", "A7", "2023", 1), (Rule(twice), twice.Refused[0].Where, twice.Refused[0].Finding.Arguments[0], twice.Cells.Length));
    }

    [Fact]
    public void What_is_locked_or_of_another_section_is_left_alone()
    {
        var returned = With(Stored, new Cell(new(Case.Q1, 2024), "10", 10)) with
        {
            Status = SubmissionStatus.Returned,
            Reopened = ImmutableDictionary<string, ReturnedCell>.Empty.Add(new CellKey(Case.Q1, 2024).ToString(), new("Which?", Start, "Secretariat", null)),
        };
        Assert.Equal("CellLocked", Rule(Compare(returned, Line(LineKey.Of(Key), Stored, (WorkbookField.Value, "30")))));
        Assert.Equal("CellLocked", Rule(Compare(returned, Line(Free, null, (WorkbookField.Year, "2020"), (WorkbookField.Value, "30")))));
        var colleague = new Actor("d1", "Colleague", Role.Deputy, "SEN");
        var delegated = Blank with { Deputies = [new("d1", "Colleague", [Sections.Of(Case.Adq, Reference)!])] };
        Assert.Equal("NotYourSection", WorkbookComparison.Of([Line(Free, null)], delegated, Access.Of(delegated, colleague), Round, Reference, '.').Refused.Single().Finding.Rule);
    }

    [Fact]
    public void A_line_is_untouched_as_long_as_its_texts_are_those_that_were_issued()
    {
        Assert.True(Line(LineKey.Of(Key), Stored).IsUntouched);
        Assert.False(Line(LineKey.Of(Key), Stored, (WorkbookField.Note, "Other")).IsUntouched);
        Assert.False(Line(LineKey.Of(Key), Stored, (WorkbookField.Link, "https://example.org")).IsUntouched);
        var faulty = Line(LineKey.Of(Key), Stored);
        Assert.False((faulty with { Cells = faulty.Cells.SetItem(2, faulty.Cells[2] with { Fault = "FormulaRefused" }) }).IsUntouched);
    }

    [Fact]
    public void Every_stored_figure_has_a_line_the_newest_first_and_each_question_two_free_ones()
    {
        var submission = With(Stored, Stored with { Key = new(Case.Cov, 2022) }, Stored with { Key = new(Case.Cov, "male", 2024) }, Stored with { Key = new(Case.Cov, "female", 2020) });
        var section = Sections.Of(Round, Reference)[0];
        var lines = IssuedLine.Of(submission, section, 2025, false).Where(l => l.Indicator.Code == Case.Cov).ToList();

        Assert.Equal(["total|2024", "total|2022", "female|2020", "male|2024", "total|+1", "total|+2"], lines.Select(l => l.Key.ToString()[(Case.Cov.Length + 1)..]));
        Assert.Equal([null, null, null, null, 2025, null], lines.Select(l => l.SuggestedYear));
        Assert.All(lines, l => Assert.False(l.IsLocked));
        Assert.Equal([Stored, null], new[] { lines[0].Cell, lines[4].Cell });
        Assert.Equal(new LineTexts("2025", "", "", "", "", "", ""), lines[4].Texts('.'));
        Assert.Null(IssuedLine.Of(submission, section, 2024, false).First(l => l.Key.Free == 1 && l.Indicator.Code == Case.Cov).SuggestedYear);
        var closed = IssuedLine.Of(submission, section, 2025, true);
        Assert.Equal((4, true), (closed.Length, closed.All(l => l.IsLocked)));
        var returned = submission with { Status = SubmissionStatus.Returned, Reopened = ImmutableDictionary<string, ReturnedCell>.Empty.Add(Key.ToString(), new("Which?", Start, "Secretariat", Stored)) };
        var reopened = IssuedLine.Of(returned, section, 2025, false);
        Assert.Equal([false, true, true, true, false, false], reopened.Where(l => l.Indicator.Code == Case.Cov).Select(l => l.IsLocked));
        Assert.DoesNotContain(reopened, l => l.Key.Free > 0 && l.Indicator.Code != Case.Cov);
    }

    [Fact]
    public void A_line_says_what_is_stored_in_the_language_of_its_workbook()
    {
        Assert.Equal(new LineTexts("2024", "24,1", "", "", "Survey", "Count", "Checked"), LineTexts.Of(Stored, 2025, ','));
        Assert.Equal(("NotApplicable", "Replaces"), (LineTexts.Of(Stored with { Kind = AnswerKind.NotApplicable, Stance = Stance.Replaces }, null, '.').Answer, LineTexts.Of(Stored with { Stance = Stance.Replaces }, null, '.').Stance));
        Assert.Equal("about 24", LineTexts.Of(new Cell(Key, "about 24", null), null, '.').Value);
        Assert.Equal(("", ""), (LineTexts.Of(null, null, '.').Year, LineTexts.Of(Line(LineKey.Of(Key), Stored, (WorkbookField.Answer, "Figure"), (WorkbookField.Stance, "None"))).Answer));
        Assert.Equal("", LineTexts.Of(Line(LineKey.Of(Key), Stored, (WorkbookField.Stance, "None"))).Stance);
        Assert.Equal(("1.2340", "12.34", "10000000000000000", "0.0000001"), (LineTexts.Written(1.234, '.'), LineTexts.Written(12.34, '.'), LineTexts.Written(1e16, '.'), LineTexts.Written(1e-7, '.')));
        Assert.Equal(("", "a\nb\nc"), (LineTexts.Tidy(null), LineTexts.Tidy(" a\r\nb\rc ")));
    }

    [Fact]
    public void A_lines_texts_are_told_apart_field_by_field_and_for_good()
    {
        var texts = LineTexts.Of(Stored, null, '.');
        LineTexts[] others = [texts with { Year = "2023" }, texts with { Value = "24.2" }, texts with { Answer = "x" }, texts with { Stance = "x" }, texts with { Source = "x" }, texts with { Method = "x" }, texts with { Note = "x" }, texts with { Source = "", Method = "SurveyCount" }];
        Assert.Equal(9, others.Append(texts).Select(t => t.Fingerprint()).Distinct().Count());
        Assert.Equal("cf90da93883cd90d", texts.Fingerprint());
        // Of workbooks that are out: the zero that a spreadsheet drops changes nothing, and another does.
        Assert.Equal((texts with { Value = "1.2340" }).Fingerprint(), (texts with { Value = "1.234" }).Fingerprint());
        Assert.NotEqual((texts with { Value = "1.2341" }).Fingerprint(), (texts with { Value = "1.234" }).Fingerprint());
        Assert.NotEqual((texts with { Value = "12340" }).Fingerprint(), (texts with { Value = "1234" }).Fingerprint());
    }

    private static Submission Blank => Submission.Blank("2026", "SEN");

    private static Submission With(params Cell[] cells) => Blank with
    {
        Cells = ImmutableDictionary<string, Cell>.Empty.SetItems(cells.Select(c => KeyValuePair.Create(c.Key.ToString(), c))), Status = SubmissionStatus.Draft,
    };

    private static WorkbookComparison Compare(Submission submission, params WorkbookLine[] lines) =>
        WorkbookComparison.Of([.. lines], submission, Access.Of(submission, Senegal), Round, Reference, '.');

    private static WorkbookLine Line(LineKey key, Cell? was, params (WorkbookField Field, string Text)[] typed) => Line(key.ToString(), was, typed);

    private static WorkbookLine Line(string key, Cell? was, params (WorkbookField Field, string Text)[] typed)
    {
        var issued = LineTexts.Of(was, null, '.');
        string[] texts = [issued.Year, issued.Value, issued.Answer, issued.Stance, issued.Source, issued.Method, issued.Note, ""];
        foreach (var (field, text) in typed)
            texts[(int)field] = text;
        return new("Sheet 1", 7, key, issued.Fingerprint(), [.. texts.Select((text, i) => new FilledIn(text, (char)('A' + i) + "7"))]);
    }

    private static (string Rule, string Where, string? Indicator) Refused(WorkbookLine line)
    {
        var refused = Compare(Blank, line).Refused.Single();
        return (refused.Finding.Rule, refused.Where, refused.Indicator);
    }

    private static string Rule(WorkbookComparison comparison) => comparison.Refused.Single().Finding.Rule;
}
