using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Integration.Entries.Workbook;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Writing;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Integration.Workbook.Writing;

/// <summary>The inventory as an Excel file: instructions, a sheet for each kind of entry, the lists, and a hidden sheet that says what it is.</summary>
internal static class InventoryXlsx
{
    public static MemoryStream Make(IssuedInventory workbook)
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = StyleSheet.Make();
            var sheets = new X.Sheets();
            void Add(string name, X.Worksheet sheet, bool hidden = false)
            {
                var own = part.AddNewPart<WorksheetPart>();
                own.Worksheet = sheet;
                sheets.Append(new X.Sheet
                {
                    Name = name, SheetId = (uint)sheets.ChildElements.Count + 1, Id = part.GetIdOfPart(own),
                    State = hidden ? new EnumValue<X.SheetStateValues>(X.SheetStateValues.Hidden) : null,
                });
            }

            var lists = InventoryLists.Of(workbook);
            Add(WorkbookTexts.InstructionsSheet, Instructions(workbook));
            foreach (var sheet in workbook.Sheets)
                Add(sheet.Name, KindSheet.Make(sheet, workbook, lists));
            Add(WorkbookTexts.ListsSheet, Reading(lists.Draft(), [.. Enumerable.Repeat(34d, Math.Max(1, lists.Columns))]));
            Add("exchange", Identity(workbook), hidden: true);
            part.Workbook = new(
                new X.WorkbookProtection { LockStructure = true },
                new X.BookViews(new X.WorkbookView { ActiveTab = 0 }),
                sheets,
                new X.DefinedNames(workbook.Sheets.Select((sheet, i) => new X.DefinedName($"'{sheet.Name}'!$2:$5") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i + 1 })));
            document.PackageProperties.Title = Write.Text(InventoryTexts.TitleOf, workbook.MemberName);
            document.PackageProperties.Creator = "Exchange";
            document.PackageProperties.Language = Language.Current.Code;
            document.PackageProperties.Created = workbook.At.UtcDateTime;
        }
        file.Position = 0;
        return file;
    }

    private static X.Worksheet Instructions(IssuedInventory workbook)
    {
        var draft = new SheetDraft();
        draft.Row(height: 26).Cell(0, InventoryTexts.Title, Style.Title);
        draft.Row().Cell(0, Write.Text(WorkbookTexts.InstructionsLead, workbook.MemberName, Write.Day(workbook.At)), Style.Lead);
        draft.Row();
        foreach (var (step, number) in new[]
        {
            InventoryWorkbookTexts.Step_Fill, InventoryWorkbookTexts.Step_Lines, InventoryWorkbookTexts.Step_Ids, InventoryWorkbookTexts.Step_Empty,
            InventoryWorkbookTexts.Step_Remove, InventoryWorkbookTexts.Step_Evidence, WorkbookTexts.Step_Untouched, WorkbookTexts.Step_Send,
        }.Select((s, i) => (s, i + 1)))
            draft.Row().Cell(0, string.Create(CultureInfo.InvariantCulture, $"{number}. {step}"), Style.Text);
        draft.Row();
        draft.Row().Cell(0, WorkbookTexts.Legend_Input, Style.Input);
        draft.Row().Cell(0, WorkbookTexts.Legend_Known, Style.Known);
        return Reading(draft, XlsxWorkbook.Page);
    }

    private static X.Worksheet Identity(IssuedInventory workbook)
    {
        var draft = new SheetDraft();
        foreach (var (name, content) in new[]
        {
            ("Member", workbook.View.Record.Member), ("Revision", workbook.View.Record.Revision.ToString(CultureInfo.InvariantCulture)),
            ("Language", Language.Current.Code), ("Issued at", workbook.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
            (nameof(WorkbookColumn.Seal), workbook.Seal),
        })
            draft.Row().Cell(0, name).Cell(1, content);
        return Reading(draft, 14, 60);
    }

    private static X.Worksheet Reading(SheetDraft draft, params double[] widths) => XlsxWorkbook.Reading(draft, widths);
}
