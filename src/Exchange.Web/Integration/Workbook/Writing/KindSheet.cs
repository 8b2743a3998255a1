using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Writing;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Integration.Workbook.Writing;

/// <summary>The sheet of one kind of entry: which entry it is to the left, what is filled in beside it, how it stands to the right.</summary>
internal static class KindSheet
{
    public const uint HeadingRow = 5;

    public static X.Worksheet Make(IssuedKind sheet, IssuedInventory workbook, InventoryLists lists)
    {
        var columns = InventoryColumn.Of(sheet.Kind);
        var draft = new SheetDraft();
        draft.Row(hidden: true);
        for (var i = 0; i < columns.Length; i++)
            draft.Cell(i, columns[i].Name);
        draft.Row(height: 24).Cell(2, sheet.Name, Style.Title);
        draft.Row().Cell(2, Write.Text(WorkbookTexts.SheetLead, workbook.MemberName, InventoryTexts.Title), Style.Lead);
        draft.Row();
        draft.Row(height: 46);
        for (var i = 0; i < columns.Length; i++)
            draft.Cell(i, i < 2 ? null : columns[i].Heading(sheet.Kind), columns[i].Role == ColumnRole.Field ? Style.AnswerHeading : Style.Heading);
        foreach (var row in sheet.Rows)
        {
            draft.Row();
            for (var i = 0; i < columns.Length; i++)
                draft.Cell(i, row[columns[i]], Looks(columns[i], row));
        }
        draft.FitRows([.. columns.Select(Width)]);
        return Around(draft, sheet, columns, lists, workbook);
    }

    private static X.Worksheet Around(SheetDraft draft, IssuedKind sheet, ImmutableArray<InventoryColumn> columns, InventoryLists lists, IssuedInventory workbook)
    {
        var frozen = columns.Count(c => c.Role is ColumnRole.Key or ColumnRole.Issued or ColumnRole.Part);
        var first = SheetDraft.Address(frozen, HeadingRow + 1);
        var worksheet = new X.Worksheet(
            new X.SheetProperties(new X.TabColor { Rgb = "FF0B4A5A" }, new X.PageSetupProperties { FitToPage = true }),
            new X.SheetViews(new X.SheetView(
                new X.Pane { HorizontalSplit = frozen, VerticalSplit = HeadingRow, TopLeftCell = first, ActivePane = X.PaneValues.BottomRight, State = X.PaneStateValues.Frozen },
                new X.Selection { Pane = X.PaneValues.BottomRight, ActiveCell = first, SequenceOfReferences = new() { InnerText = first } })
            {
                RightToLeft = Language.Current.RightToLeft, ShowGridLines = false, WorkbookViewId = 0,
            }),
            new X.SheetFormatProperties { DefaultRowHeight = 15 },
            new X.Columns(columns.Select((column, i) => new X.Column
            {
                Min = (uint)i + 1, Max = (uint)i + 1, CustomWidth = true, Hidden = i < 2 ? new BooleanValue(true) : null, Width = Width(column),
            })),
            draft.Data,
            SectionSheet.Protection());
        if (Validations(sheet, columns, lists, workbook) is { HasChildren: true } validations)
            worksheet.Append(validations);
        worksheet.Append(
            new X.PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new X.PageSetup { Orientation = X.OrientationValues.Landscape, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 },
            new X.HeaderFooter(new X.OddFooter("&L&A&R&P / &N")));
        return worksheet;
    }

    private static X.DataValidations Validations(IssuedKind sheet, ImmutableArray<InventoryColumn> columns, InventoryLists lists, IssuedInventory workbook)
    {
        var all = new X.DataValidations();
        var choices = new EntryChoices(workbook.Rubric);
        uint[] open = Rows(sheet, r => !r.IsLocked), free = Rows(sheet, r => r.IsFree);
        for (var i = 0; i < columns.Length; i++)
        {
            var (column, rows) = (columns[i], columns[i].Role == ColumnRole.Part ? free : open);
            if (rows.Length == 0 || column.Role is not (ColumnRole.Part or ColumnRole.Field) || Of(sheet.Kind, column, lists, choices) is not { } validation)
                continue;
            var letters = SheetDraft.Letters(i);
            validation.SequenceOfReferences = new() { InnerText = string.Join(' ', SectionSheet.Spans(rows).Select(s => $"{letters}{s.From}:{letters}{s.To}")) };
            validation.AllowBlank = true;
            all.Append(validation);
        }
        all.Count = (uint)all.ChildElements.Count;
        return all;
    }

    private static X.DataValidation? Of(EntryKind kind, InventoryColumn column, InventoryLists lists, EntryChoices choices)
    {
        var title = Short(column.Heading(kind), 32);
        if (lists.Range(kind, column) is { } cells)
        {
            // A new institution, programme or dataset may be named before it has an id.
            var isOpen = column.Role == ColumnRole.Part || column.Field?.Refers is not null;
            return new(new X.Formula1(cells))
            {
                Type = X.DataValidationValues.List, ShowErrorMessage = true, ErrorTitle = title,
                ErrorStyle = isOpen ? X.DataValidationErrorStyleValues.Warning : X.DataValidationErrorStyleValues.Stop,
                Error = isOpen ? InventoryWorkbookTexts.IdOrName : WorkbookTexts.ChooseFromList,
            };
        }
        if (column.Field?.Type == FieldType.Terms)
            return new() { ShowInputMessage = true, PromptTitle = title, Prompt = Short(Write.Text(InventoryWorkbookTexts.SeveralOf, string.Join("; ", choices.Words(column.Field))), 255) };
        var hint = column.Field?.Type switch
        {
            FieldType.Day => InventoryWorkbookTexts.DayPrompt,
            FieldType.Percent => InventoryWorkbookTexts.PercentPrompt,
            _ when column.Name == "id" => InventoryWorkbookTexts.IdPrompt,
            _ => EntryWords.Hint(column.Name),
        };
        return hint is null ? null : new() { ShowInputMessage = true, PromptTitle = title, Prompt = Short(hint, 255) };
    }

    private static uint[] Rows(IssuedKind sheet, Func<IssuedEntry, bool> which) =>
        [.. sheet.Rows.Select((row, i) => (row, Number: HeadingRow + 1 + (uint)i)).Where(r => which(r.row)).Select(r => r.Number)];

    private static Style Looks(InventoryColumn column, IssuedEntry row) => column.Role switch
    {
        ColumnRole.Key or ColumnRole.Issued => Style.Plain,
        ColumnRole.Part => row.IsFree ? Style.Answer : Style.KnownCode,
        ColumnRole.Field when column.Field!.Type is FieldType.Count or FieldType.Amount or FieldType.Percent => row.IsLocked ? Style.LockedFigure : Style.AnswerFigure,
        ColumnRole.Field => row.IsLocked ? Style.Locked : Style.Answer,
        _ => Style.Known,
    };

    private static double Width(InventoryColumn column) => column switch
    {
        { Role: ColumnRole.Part } => column.Name == "phase" ? 9 : 26,
        { Role: ColumnRole.Label } => 60,
        { Role: ColumnRole.State } => 22,
        { Field.Type: FieldType.Paragraph or FieldType.Terms } => 40,
        { Field.Type: FieldType.Words or FieldType.Reference or FieldType.Term } => 30,
        _ => 18,
    };

    private static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
