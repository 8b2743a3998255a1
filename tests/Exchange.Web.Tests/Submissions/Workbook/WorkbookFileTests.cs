using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Tests.Submissions.Workbook;

/// <summary>The file itself: what a ministry opens, and what is read of it when it comes back.</summary>
public sealed class WorkbookFileTests
{
    [Theory, InlineData("en"), InlineData("fr"), InlineData("ar")]
    public void A_workbook_that_nobody_touched_changes_nothing(string language)
    {
        var file = Books.Xlsx(language);
        var received = Books.Received(file);

        Assert.Empty(received.Lines);
        Assert.Equal(Books.Issue().Sheets.Sum(s => s.Rows.Length), received.Untouched);
        Assert.False(received.IsAltered);
        Assert.Equal(("SEN", "2026", 3L, language), (received.Identity.Member, received.Identity.Round, received.Identity.Revision, received.Identity.Language));
    }

    [Theory, InlineData("en"), InlineData("fr"), InlineData("ar")]
    public void A_workbook_is_what_the_format_demands(string language)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Books.Xlsx(language)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Theory, InlineData("en", false), InlineData("fr", false), InlineData("ar", true)]
    public void An_Arabic_workbook_runs_from_right_to_left(string language, bool rightToLeft)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Books.Xlsx(language)), isEditable: false);

        Assert.All(document.WorkbookPart!.WorksheetParts, part =>
            Assert.Equal(rightToLeft, part.Worksheet!.Descendants<X.SheetView>().Single().RightToLeft?.Value ?? false));
        // Not only where cells stand, but what stands in them.
        Assert.All(document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<X.CellFormat>(), format =>
            Assert.Equal(rightToLeft ? 2u : 0u, format.Alignment!.ReadingOrder!.Value));
    }

    [Fact]
    public void A_text_of_several_lines_has_a_row_high_enough()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Books.Xlsx()), isEditable: false);
        var rows = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Row>());
        var step = rows.Single(r => r.InnerText.StartsWith("2. ", StringComparison.Ordinal));

        Assert.True(step.InnerText.Length > 100);
        Assert.True(step.Height!.Value >= 30);
    }

    [Fact]
    public void Only_the_cells_for_answers_can_be_changed_and_the_structure_cannot()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Books.Xlsx()), isEditable: false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<X.CellFormat>().ToArray();
        bool IsOpen(X.Cell cell) => formats[(int)(cell.StyleIndex?.Value ?? 0)].Protection?.Locked?.Value == false;

        Assert.True(document.WorkbookPart.Workbook!.WorkbookProtection!.LockStructure!.Value);
        Assert.All(document.WorkbookPart.WorksheetParts, part => Assert.True(part.Worksheet!.Elements<X.SheetProtection>().Single().Sheet!.Value));
        foreach (var row in document.WorkbookPart.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Row>()))
        {
            var isLine = (row.Elements<X.Cell>().FirstOrDefault()?.InnerText ?? "").Contains('|', StringComparison.Ordinal);
            foreach (var (cell, column) in row.Elements<X.Cell>().Select((c, i) => (c, (WorkbookColumn)i)))
                Assert.Equal(isLine && column.IsFilledIn(), IsOpen(cell));
        }
    }

    [Fact]
    public void Figures_are_kept_as_typed_so_that_no_spreadsheet_reads_them_first()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Books.Xlsx("fr")), isEditable: false);
        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<X.CellFormat>().ToArray();
        var figure = Books.At(document, Books.CovLine, WorkbookColumn.Value);

        Assert.Equal(("24,1", 49u), (figure.InnerText, formats[(int)figure.StyleIndex!.Value].NumberFormatId!.Value));
        Assert.Equal("=1+1 household survey", Books.At(document, Books.CovLine, WorkbookColumn.Source).InnerText);
        Assert.Null(Books.At(document, Books.CovLine, WorkbookColumn.Source).CellFormula);
    }

    [Fact]
    public void A_list_offers_the_answers_and_each_figure_has_its_range()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Books.Xlsx("ar")), isEditable: false);
        var all = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.DataValidation>()).ToArray();

        Assert.Contains(all, v => v.Type?.Value == X.DataValidationValues.List && v.InnerText.Contains("القوائم", StringComparison.Ordinal));
        Assert.Contains(all, v => v.Type?.Value == X.DataValidationValues.Custom && v.InnerText.Contains("<=100", StringComparison.Ordinal));
        // A spreadsheet calls a file damaged whose ranges or messages are longer.
        Assert.All(all, v => Assert.All([v.InnerText, v.Error?.Value ?? "", v.Prompt?.Value ?? ""], text => Assert.True(text.Length <= 255, text)));
        Assert.All(all, v => Assert.All([v.ErrorTitle?.Value ?? "", v.PromptTitle?.Value ?? ""], text => Assert.True(text.Length <= 32, text)));
    }

    [Theory]
    [InlineData("48,6", 48.6)]
    [InlineData("48.6", 48.6)]
    [InlineData("٤٨٫٦", 48.6)]
    [InlineData("48,6\u00a0%", 48.6)]
    [InlineData(48.6, 48.6)]
    [InlineData(0.1 + 0.2, 0.3)]
    [InlineData(7, 7d)]
    public void A_figure_is_read_as_it_was_meant_however_it_was_typed(object typed, double meant)
    {
        var cell = Assert.Single(Books.Compare(Books.Fill(Books.Xlsx("fr"), (Books.CovLine, WorkbookColumn.Value, typed))).Cells);

        Assert.Equal(meant, cell.Value);
        Assert.Equal("Line one\r\nline two", cell.Note);
    }

    [Fact]
    public void The_same_figure_written_in_another_way_is_no_change()
    {
        var comparison = Books.Compare(Books.Fill(Books.Xlsx("fr"), (Books.CovLine, WorkbookColumn.Value, 24.1), (Books.Cov + "|total|2023", WorkbookColumn.Value, "1.2345")));

        Assert.Equal((0, 2), (comparison.Cells.Length, comparison.Unchanged));
    }

    [Theory]
    [InlineData(WorkbookColumn.Value, "1,234", "Ambiguous")]
    [InlineData(WorkbookColumn.Value, "about 5", "Unreadable")]
    [InlineData(WorkbookColumn.Year, "24", "YearUnreadable")]
    [InlineData(WorkbookColumn.Year, null, "YearMissing")]
    [InlineData(WorkbookColumn.Answer, "perhaps", "AnswerUnknown")]
    [InlineData(WorkbookColumn.Stance, "perhaps", "StanceUnknown")]
    [InlineData(WorkbookColumn.Link, "javascript:alert(1)", "EvidenceLinkUnfit")]
    [InlineData(WorkbookColumn.Year, "2023", "AlreadyThere")]
    public void What_is_not_taken_is_named_by_sheet_and_cell(WorkbookColumn column, string? typed, string rule)
    {
        var file = Books.Fill(Books.Xlsx(), (Books.CovLine, column, typed));
        var refused = Assert.Single(Books.Compare(file).Refused);
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);

        Assert.Equal(
            (rule, Books.Issue().Sheets[0].Name, Books.At(document, Books.CovLine, column).CellReference!.Value),
            (refused.Finding.Rule, refused.Sheet, refused.Where));
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused() => Assert.Equal(
        "TextOver", Assert.Single(Books.Compare(Books.Fill(Books.Xlsx(), (Books.CovLine, WorkbookColumn.Source, new string('a', 501)))).Refused).Finding.Rule);

    [Theory]
    [InlineData("<f>1+1</f><v>2</v>", "", "Formula")]
    [InlineData("<v>1</v>", "b", "NotTyped")]
    [InlineData("<v>#REF!</v>", "e", "NotTyped")]
    public void A_formula_an_error_and_a_truth_value_are_no_answers(string inner, string type, string rule)
    {
        var file = Books.Edit(Books.Xlsx(), document =>
        {
            var cell = Books.At(document, Books.CovLine, WorkbookColumn.Value);
            cell.DataType = type switch { "b" => X.CellValues.Boolean, "e" => X.CellValues.Error, _ => null };
            cell.InlineString = null;
            cell.InnerXml = inner.Replace("<f>", "<f xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">", StringComparison.Ordinal)
                .Replace("<v>", "<v xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">", StringComparison.Ordinal);
        });

        Assert.Equal(rule, Assert.Single(Books.Compare(file).Refused).Finding.Rule);
    }

    [Theory]
    [InlineData(Books.CovLine, 0.486, 10u, "48.6", null)]
    [InlineData(Books.CovLine, 45316, 14u, null, "IsDate")]
    [InlineData("ADM.SA.BEN|total|+1", 0.486, 10u, null, "IsPercent")]
    public void A_number_pasted_with_its_format_means_what_it_shows(string line, double held, uint format, string? text, string? rule)
    {
        var file = Books.Edit(Books.Fill(Books.Xlsx(), (line, WorkbookColumn.Value, held)), document =>
        {
            var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!;
            formats.Append(new X.CellFormat { NumberFormatId = format });
            Books.At(document, line, WorkbookColumn.Value).StyleIndex = (uint)formats.ChildElements.Count - 1;
        });
        var comparison = Books.Compare(file);

        Assert.Equal(text, comparison.Cells.SingleOrDefault()?.Text);
        Assert.Equal(rule, comparison.Refused.SingleOrDefault()?.Finding.Rule);
    }

    [Fact]
    public void Words_of_the_lists_are_understood_in_every_language()
    {
        var file = Books.Fill(Books.Xlsx("en"), (Books.CovLine, WorkbookColumn.Answer, "Sans objet"), (Books.CovLine, WorkbookColumn.Value, null), (Books.FreeLine, WorkbookColumn.Year, "2022"), (Books.FreeLine, WorkbookColumn.Stance, "نقبله"));
        var cells = Books.Compare(file).Cells;

        Assert.Equal(AnswerKind.NotApplicable, cells.Single(c => c.Key.Year == 2024).Kind);
        Assert.Contains(cells, c => c.Stance == Stance.Accepts);
    }

    [Fact]
    public void A_file_of_another_member_round_version_or_installation_is_refused_as_such()
    {
        var file = Books.Xlsx();
        Assert.Equal("OtherMember", Books.Read(file, member: "MLI").Refusal!.Rule);
        Assert.Equal("OtherRound", Books.Read(file, round: "2027").Refusal!.Rule);
        Assert.Equal("OtherVersion", Books.Read(file, revision: 2).Refusal!.Rule);
        Assert.Equal("SealBroken", Books.Read(Resealed(file, "CfDJ8" + new string('A', 100))).Refusal!.Rule);
        Assert.Equal("NoSeal", Books.Read(Resealed(file, "")).Refusal!.Rule);
    }

    [Fact]
    public void A_line_whose_hidden_key_was_changed_is_refused_and_the_file_named_as_altered()
    {
        var file = Books.Fill(Books.Xlsx(), (Books.FreeLine, WorkbookColumn.Value, "5"), (Books.FreeLine, WorkbookColumn.Key, "nonsense|total|+1"));

        Assert.True(Books.Received(file).IsAltered);
        Assert.Equal("LineUnknown", Assert.Single(Books.Compare(file).Refused).Finding.Rule);
    }

    [Fact]
    public void A_colleague_gets_the_delegated_section_and_no_other()
    {
        var section = Sections.Of(Books.Cov, Books.Reference)!;
        var submission = Books.Stored with { Deputies = [new("d1", "Colleague", [section])] };
        var colleague = new Model.People.Actor("d1", "Colleague", Model.People.Role.Deputy, "SEN");
        var whole = Books.Fill(Books.Xlsx(submission: submission), (Books.Birth + "|total|2024", WorkbookColumn.Note, "Changed"), (Books.CovLine, WorkbookColumn.Value, "25"));

        Assert.Single(Books.Issue(submission, colleague).Sheets);
        var comparison = Books.Compare(whole, submission, colleague);
        Assert.Equal("NotYourSection", Assert.Single(comparison.Refused).Finding.Rule);
        Assert.Equal(25, Assert.Single(comparison.Cells).Value);
    }

    [Fact]
    public void What_both_sides_changed_is_refused_and_what_only_the_web_changed_stays()
    {
        var file = Books.Fill(Books.Xlsx(), (Books.CovLine, WorkbookColumn.Value, "30"));
        var moved = Books.Stored with
        {
            Revision = 4,
            Cells = Books.Stored.Cells
                .SetItem(Books.CovLine, Cell.Typed(new(Books.Cov, 2024), "28", "Another survey"))
                .SetItem(Books.Cov + "|total|2023", Cell.Typed(new(Books.Cov, 2023), "20", "Another survey")),
        };
        var comparison = Books.Compare(file, moved);

        Assert.Equal("ChangedMeanwhile", Assert.Single(comparison.Refused).Finding.Rule);
        Assert.Empty(comparison.Cells);
    }

    [Fact]
    public void Only_what_was_sent_back_is_open()
    {
        var sent = new ReturnedCell("Which survey?", Books.Now, "Secretariat", Books.Stored.Cells[Books.CovLine]);
        var returned = Books.Stored with { Status = SubmissionStatus.Returned, Reopened = Books.Stored.Reopened.Add(Books.CovLine, sent) };
        var lines = Books.Issue(returned).Sheets.SelectMany(s => s.Rows).Where(r => !r.Line.IsLocked).Select(r => r.Line.Key.Indicator);
        var comparison = Books.Compare(
            Books.Fill(Books.Xlsx(submission: returned), (Books.CovLine, WorkbookColumn.Value, "25"), (Books.Birth + "|total|2024", WorkbookColumn.Note, "Changed")), returned);

        Assert.All(lines, code => Assert.Equal(Books.Cov, code));
        Assert.Equal("CellLocked", Assert.Single(comparison.Refused).Finding.Rule);
        Assert.Equal(25, Assert.Single(comparison.Cells).Value);
    }

    [Fact]
    public void A_line_emptied_clears_its_figure_and_a_line_with_words_alone_is_asked_about()
    {
        var cleared = Books.Fill(
            Books.Xlsx(), (Books.CovLine, WorkbookColumn.Value, null), (Books.CovLine, WorkbookColumn.Answer, null), (Books.FreeLine, WorkbookColumn.Source, "Survey"));
        var comparison = Books.Compare(cleared);

        Assert.True(Assert.Single(comparison.Cells).IsEmpty);
        Assert.Equal("FigureLacking", Assert.Single(comparison.Refused).Finding.Rule);
        Assert.Contains(comparison.Changes, c => c is { Field: WorkbookField.Value, From: "24,1", To: "" });
    }

    [Fact]
    public void A_year_given_on_two_lines_is_taken_once_and_the_other_line_named()
    {
        var second = Books.Cov + "|total|+2";
        var comparison = Books.Compare(Books.Fill(
            Books.Xlsx(), (Books.FreeLine, WorkbookColumn.Year, "2021"), (Books.FreeLine, WorkbookColumn.Value, "20"), (second, WorkbookColumn.Year, 2021), (second, WorkbookColumn.Value, "21")));

        Assert.Equal(20, Assert.Single(comparison.Cells).Value);
        Assert.Equal(("V14D", Books.Cov), (Assert.Single(comparison.Refused).Finding.Rule, comparison.Refused[0].Indicator));
    }

    [Fact]
    public void A_workbook_sent_again_after_it_was_confirmed_changes_nothing_more()
    {
        var file = Books.Fill(
            Books.Xlsx("fr"), (Books.CovLine, WorkbookColumn.Value, "٣٠٫٥"), (Books.CovLine, WorkbookColumn.Year, 2022), (Books.FreeLine, WorkbookColumn.Year, "2020"),
            (Books.FreeLine, WorkbookColumn.Value, 18.25), (Books.FreeLine, WorkbookColumn.Note, "Nouveau"));
        var first = Books.Compare(file);
        var after = Books.Stored with
        {
            Revision = 4,
            Cells = Books.Stored.Cells.RemoveRange(first.Cells.Select(c => c.Key.ToString())).AddRange(first.Cells.Where(c => !c.IsEmpty).Select(c => KeyValuePair.Create(c.Key.ToString(), c))),
        };

        Assert.Equal([2020, 2022, 2024], first.Cells.Select(c => c.Key.Year).Order());
        Assert.Empty(Books.Compare(file, after).Cells);
    }

    [Fact]
    public void A_link_is_added_to_the_evidence_once()
    {
        var file = Books.Fill(Books.Xlsx(), (Books.CovLine, WorkbookColumn.Link, "https://example.org/survey"));
        var first = Assert.Single(Books.Compare(file).Cells);
        var after = Books.Stored with { Cells = Books.Stored.Cells.SetItem(Books.CovLine, first) };

        Assert.Equal("https://example.org/survey", Assert.Single(first.Evidence).Address);
        Assert.Empty(Books.Compare(file, after).Cells);
    }

    private static byte[] Resealed(byte[] file, string seal) => Books.Edit(file, document =>
    {
        var row = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Row>()).Single(r => r.Elements<X.Cell>().FirstOrDefault()?.InnerText == "Seal");
        row.Elements<X.Cell>().ElementAt(1).InlineString = new(new X.Text(seal));
    });
}
