using System.Globalization;
using DocumentFormat.OpenXml;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions.Workbook;
using Exchange.Web.Hosting.Languages;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Submissions.Workbook.Writing;

/// <summary>The sheet of one section: what is known to the left, locked; what is asked to the right, open.</summary>
internal static class SectionSheet
{
    private const uint HeadingRow = 5;

    private static readonly WorkbookColumn[] Columns = [.. WorkbookColumns.All.Where(c => c != WorkbookColumn.Seal)];

    private static readonly int Frozen = Array.IndexOf(Columns, WorkbookColumn.Name) + 1;

    public static X.Worksheet Make(IssuedSheet sheet, IssuedWorkbook workbook, string lists)
    {
        var draft = new SheetDraft();
        draft.Row(hidden: true);
        for (var i = 0; i < Columns.Length; i++)
            draft.Cell(i, Columns[i].ToString());
        draft.Row(height: 24).Cell(2, sheet.Title, Style.Title);
        draft.Row().Cell(2, Write.Text(WorkbookTexts.SheetLead, workbook.MemberName, workbook.View.Round.Title.In(Language.Current.Code)), Style.Lead);
        draft.Row();
        for (var i = 2; i < Columns.Length; i++)
            draft.Cell(i, Columns[i] switch
            {
                WorkbookColumn.Code => WorkbookTexts.Group_Known,
                WorkbookColumn.Year => WorkbookTexts.Group_Answer,
                WorkbookColumn.Kept => WorkbookTexts.Group_State,
                _ => null,
            }, Columns[i].IsFilledIn() ? Style.AnswerGroup : Style.GroupHeading);
        draft.Row(height: 46);
        for (var i = 0; i < Columns.Length; i++)
            draft.Cell(i, i < 2 ? null : Columns[i].Heading(), Columns[i].IsFilledIn() ? Style.AnswerHeading : Style.Heading);
        foreach (var row in sheet.Rows)
        {
            draft.Row();
            for (var i = 0; i < Columns.Length; i++)
                draft.Cell(i, row[Columns[i]], Looks(Columns[i], row.Line.IsLocked));
        }
        draft.FitRows([.. Columns.Select(Width)]);
        return Around(draft, sheet, workbook, lists);
    }

    private static X.Worksheet Around(SheetDraft draft, IssuedSheet sheet, IssuedWorkbook workbook, string lists)
    {
        var worksheet = new X.Worksheet(
            new X.SheetProperties(new X.TabColor { Rgb = "FF0B4A5A" }, new X.PageSetupProperties { FitToPage = true }),
            new X.SheetViews(Panes()),
            new X.SheetFormatProperties { DefaultRowHeight = 15 },
            Widths(),
            draft.Data,
            Protection());
        if (Validations(sheet, workbook.CurrentYear, lists) is { HasChildren: true } validations)
            worksheet.Append(validations);
        worksheet.Append(
            new X.PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new X.PageSetup { Orientation = X.OrientationValues.Landscape, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 },
            new X.HeaderFooter(new X.OddFooter("&L&A&R&P / &N")));
        if (draft.Number > HeadingRow)
        {
            var value = SheetDraft.Letters(Array.IndexOf(Columns, WorkbookColumn.Value));
            worksheet.Append(new X.IgnoredErrors(new X.IgnoredError
            {
                SequenceOfReferences = new() { InnerText = $"{value}{HeadingRow + 1}:{value}{draft.Number}" }, NumberStoredAsText = true,
            }));
        }
        return worksheet;
    }

    /// <summary>The structure cannot be changed by mistake; widths and heights can.</summary>
    internal static X.SheetProtection Protection() =>
        new() { Sheet = true, Objects = true, Scenarios = true, FormatColumns = false, FormatRows = false };

    private static X.SheetView Panes() => new(
        new X.Pane
        {
            HorizontalSplit = Frozen, VerticalSplit = HeadingRow, TopLeftCell = SheetDraft.Address(Frozen, HeadingRow + 1),
            ActivePane = X.PaneValues.BottomRight, State = X.PaneStateValues.Frozen,
        },
        new X.Selection { Pane = X.PaneValues.BottomRight, ActiveCell = SheetDraft.Address(Array.IndexOf(Columns, WorkbookColumn.Value), HeadingRow + 1), SequenceOfReferences = new() { InnerText = SheetDraft.Address(Array.IndexOf(Columns, WorkbookColumn.Value), HeadingRow + 1) } })
    {
        RightToLeft = Language.Current.RightToLeft, ShowGridLines = false, WorkbookViewId = 0,
    };

    private static X.Columns Widths() => new(Columns.Select((column, i) => new X.Column
    {
        Min = (uint)i + 1, Max = (uint)i + 1, CustomWidth = true, Hidden = i < 2 ? new BooleanValue(true) : null, Width = Width(column),
    }));

    private static double Width(WorkbookColumn column) => column switch
    {
        WorkbookColumn.Code => 24,
        WorkbookColumn.Name => 44,
        WorkbookColumn.Range or WorkbookColumn.Breakdown or WorkbookColumn.Unit => 13,
        WorkbookColumn.LastYear or WorkbookColumn.PublishedYear or WorkbookColumn.Year => 9,
        WorkbookColumn.LastValue or WorkbookColumn.PublishedValue or WorkbookColumn.Value => 13,
        WorkbookColumn.Publisher or WorkbookColumn.Stance => 22,
        WorkbookColumn.Answer or WorkbookColumn.Grade => 16,
        WorkbookColumn.Source or WorkbookColumn.Method or WorkbookColumn.Note or WorkbookColumn.Link => 34,
        _ => 28,
    };

    private static Style Looks(WorkbookColumn column, bool locked) => column switch
    {
        WorkbookColumn.Key or WorkbookColumn.Issued => Style.Plain,
        WorkbookColumn.Code => Style.KnownCode,
        WorkbookColumn.LastValue or WorkbookColumn.PublishedValue => Style.KnownFigure,
        WorkbookColumn.LastYear or WorkbookColumn.PublishedYear => Style.KnownYear,
        WorkbookColumn.Year => locked ? Style.KnownYear : Style.AnswerYear,
        WorkbookColumn.Value => locked ? Style.LockedFigure : Style.AnswerFigure,
        _ when column.IsFilledIn() => locked ? Style.Locked : Style.Answer,
        _ => Style.Known,
    };

    private static X.DataValidations Validations(IssuedSheet sheet, int currentYear, string lists)
    {
        var all = new X.DataValidations();
        void Add(WorkbookField field, IReadOnlyList<uint> rows, X.DataValidation validation)
        {
            var column = SheetDraft.Letters(Array.IndexOf(Columns, WorkbookColumns.Of(field)));
            validation.SequenceOfReferences = new() { InnerText = string.Join(' ', Spans(rows).Select(s => $"{column}{s.From}:{column}{s.To}")) };
            validation.AllowBlank = true;
            validation.ShowErrorMessage = true;
            all.Append(validation);
        }

        var open = sheet.Rows.Select((row, i) => (Row: row, Number: HeadingRow + 1 + (uint)i)).Where(r => !r.Row.Line.IsLocked).ToArray();
        if (open.Length == 0)
            return all;
        uint[] every = [.. open.Select(r => r.Number)];
        foreach (var indicator in open.GroupBy(r => r.Row.Line.Indicator))
            Add(WorkbookField.Value, [.. indicator.Select(r => r.Number)], Figure(indicator.Key, indicator.First().Number));
        Add(WorkbookField.Year, every, new(new X.Formula1("1990"), new X.Formula2(currentYear.ToString(CultureInfo.InvariantCulture)))
        {
            Type = X.DataValidationValues.Whole, Operator = X.DataValidationOperatorValues.Between, ErrorStyle = X.DataValidationErrorStyleValues.Warning,
            ErrorTitle = WorkbookTexts.Column_Year, Error = Short(Write.Text(WorkbookTexts.YearRange, "1990", Members.Words.Year(currentYear)), 255),
        });
        Add(WorkbookField.Answer, every, Listed($"'{lists}'!$A$4:$A$6", WorkbookTexts.Column_Answer));
        Add(WorkbookField.Stance, every, Listed($"'{lists}'!$A$9:$A$12", WorkbookTexts.Column_Stance));
        Add(WorkbookField.Source, every, Long(500, WorkbookTexts.Column_Source));
        Add(WorkbookField.Method, every, Long(2_000, WorkbookTexts.Column_Method));
        Add(WorkbookField.Note, every, Long(2_000, WorkbookTexts.Column_Note));
        all.Count = (uint)all.ChildElements.Count;
        return all;
    }

    /// <summary>Warns where the figure is out of its range or cannot be seen to be in it; the reader of the file decides.</summary>
    private static X.DataValidation Figure(Indicator indicator, uint firstRow)
    {
        var at = SheetDraft.Address(Array.IndexOf(Columns, WorkbookColumn.Value), firstRow);
        string Within(string figure) => string.Join(',', new[]
        {
            indicator.Minimum is { } least ? string.Create(CultureInfo.InvariantCulture, $"{figure}>={least}") : null,
            indicator.Maximum is { } most ? string.Create(CultureInfo.InvariantCulture, $"{figure}<={most}") : null,
        }.OfType<string>().DefaultIfEmpty("TRUE"));
        var read = $"_xlfn.NUMBERVALUE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({at},\"%\",\"\"),\" \",\"\"),\",\",\".\"),\".\",\"'\")";
        return new(new X.Formula1($"IFERROR(AND({Within(read)}),FALSE)"))
        {
            Type = X.DataValidationValues.Custom, ErrorStyle = X.DataValidationErrorStyleValues.Warning,
            ShowInputMessage = true, PromptTitle = Short(Members.Words.Unit(indicator.Unit), 32),
            Prompt = Short(Write.Text(WorkbookTexts.FigurePrompt, IssuedRow.Range(indicator), SubmissionsTexts.LanguageExample), 255),
            ErrorTitle = Short(WorkbookTexts.Column_Value, 32), Error = Short(Write.Text(WorkbookTexts.FigureOutside, IssuedRow.Range(indicator)), 255),
        };
    }

    private static X.DataValidation Listed(string cells, string title) => new(new X.Formula1(cells))
    {
        Type = X.DataValidationValues.List, ErrorStyle = X.DataValidationErrorStyleValues.Stop, ErrorTitle = Short(title, 32), Error = WorkbookTexts.ChooseFromList,
    };

    private static X.DataValidation Long(int most, string title) => new(new X.Formula1(most.ToString(CultureInfo.InvariantCulture)))
    {
        Type = X.DataValidationValues.TextLength, Operator = X.DataValidationOperatorValues.LessThanOrEqual, ErrorStyle = X.DataValidationErrorStyleValues.Stop,
        ErrorTitle = Short(title, 32), Error = Write.Text(WorkbookTexts.TextLongest, Write.Figure(most, 0)),
    };

    internal static IEnumerable<(uint From, uint To)> Spans(IReadOnlyList<uint> rows)
    {
        for (var i = 0; i < rows.Count;)
        {
            var last = i;
            while (last + 1 < rows.Count && rows[last + 1] == rows[last] + 1)
                last++;
            yield return (rows[i], rows[last]);
            i = last + 1;
        }
    }

    private static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
