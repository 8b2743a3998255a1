using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Submissions.Workbook.Writing;

/// <summary>The workbook as an Excel file: instructions, a sheet for each section, the lists, and a hidden sheet that says what it is.</summary>
internal static class XlsxWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>As wide as a printed page, also where another font stands in: a single column that is wider is cut off.</summary>
    internal const double Page = 82;

    private const string IdentitySheet = "exchange";

    public static MemoryStream Make(IssuedWorkbook workbook)
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            part.AddNewPart<WorkbookStylesPart>().Stylesheet = StyleSheet.Make();
            var lists = Unused(WorkbookTexts.ListsSheet, workbook);
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

            Add(Unused(WorkbookTexts.InstructionsSheet, workbook), Instructions(workbook));
            foreach (var section in workbook.Sheets)
                Add(section.Name, SectionSheet.Make(section, workbook, lists));
            Add(lists, Lists());
            Add(IdentitySheet, Identity(workbook), hidden: true);
            part.Workbook = new(
                new X.WorkbookProtection { LockStructure = true },
                new X.BookViews(new X.WorkbookView { ActiveTab = 0 }),
                sheets,
                // Headings stand on every printed page.
                new X.DefinedNames(workbook.Sheets.Select((section, i) => new X.DefinedName($"'{section.Name}'!$2:$5") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i + 1 })));
            document.PackageProperties.Title = workbook.View.Round.Title.In(Language.Current.Code);
            document.PackageProperties.Creator = "Exchange";
            document.PackageProperties.Language = Language.Current.Code;
            document.PackageProperties.Created = workbook.At.UtcDateTime;
        }
        file.Position = 0;
        return file;
    }

    private static X.Worksheet Instructions(IssuedWorkbook workbook)
    {
        var round = workbook.View.Round;
        var closes = round.ClosesFor(workbook.View.Submission.Member);
        var draft = new SheetDraft();
        draft.Row(height: 26).Cell(0, round.Title.In(Language.Current.Code), Style.Title);
        draft.Row().Cell(0, Write.Text(WorkbookTexts.InstructionsLead, workbook.MemberName, Write.Day(workbook.At)), Style.Lead);
        if (round.Trial)
            draft.Row().Cell(0, SubmissionsTexts.TrialRound, Style.Strong);
        draft.Row().Cell(0, Write.Text(WorkbookTexts.InstructionsDates, Write.Day(round.DueFor(workbook.View.Submission.Member)), Write.Day(closes)), Style.Text);
        draft.Row();
        foreach (var (step, number) in new[]
        {
            WorkbookTexts.Step_Fill, WorkbookTexts.Step_Numbers, WorkbookTexts.Step_None, WorkbookTexts.Step_Years, WorkbookTexts.Step_Published,
            WorkbookTexts.Step_Evidence, WorkbookTexts.Step_Untouched, WorkbookTexts.Step_Send,
        }.Select((s, i) => (s, i + 1)))
            draft.Row().Cell(0, string.Create(CultureInfo.InvariantCulture, $"{number}. {step}"), Style.Text);
        draft.Row();
        draft.Row().Cell(0, WorkbookTexts.Legend_Input, Style.Input);
        draft.Row().Cell(0, WorkbookTexts.Legend_Known, Style.Known);
        return Reading(draft, Page);
    }

    private static X.Worksheet Lists()
    {
        var draft = new SheetDraft();
        draft.Row(height: 26).Cell(0, WorkbookTexts.ListsSheet, Style.Title);
        draft.Row();
        draft.Row().Cell(0, WorkbookTexts.Column_Answer, Style.Strong);
        foreach (var (kind, meaning) in new[]
        {
            (AnswerKind.Figure, WorkbookTexts.Meaning_Figure), (AnswerKind.NotAvailable, WorkbookTexts.Meaning_NotAvailable),
            (AnswerKind.NotApplicable, WorkbookTexts.Meaning_NotApplicable),
        })
            draft.Row().Cell(0, CellWords.Of(kind), Style.Known).Cell(1, meaning, Style.Text);
        draft.Row();
        draft.Row().Cell(0, WorkbookTexts.Column_Stance, Style.Strong);
        foreach (var (stance, meaning) in new[]
        {
            (Stance.None, WorkbookTexts.Meaning_None), (Stance.Accepts, WorkbookTexts.Meaning_Accepts), (Stance.Replaces, WorkbookTexts.Meaning_Replaces),
            (Stance.Contests, WorkbookTexts.Meaning_Contests),
        })
            draft.Row().Cell(0, CellWords.Of(stance), Style.Known).Cell(1, meaning, Style.Text);
        draft.Row();
        draft.Row().Cell(0, WorkbookTexts.Column_Grade, Style.Strong);
        foreach (var (grade, meaning) in new[]
        {
            (Model.Indicators.EvidenceGrade.SelfDeclared, WorkbookTexts.Meaning_SelfDeclared), (Model.Indicators.EvidenceGrade.Documented, WorkbookTexts.Meaning_Documented),
            (Model.Indicators.EvidenceGrade.PeerVerified, WorkbookTexts.Meaning_PeerVerified),
        })
            draft.Row().Cell(0, Members.Words.Of(grade), Style.Known).Cell(1, meaning, Style.Text);
        return Reading(draft, 34, 90);
    }

    private static X.Worksheet Identity(IssuedWorkbook workbook)
    {
        var draft = new SheetDraft();
        foreach (var (name, content) in new (string, object)[]
        {
            ("Member", workbook.View.Submission.Member), ("Round", workbook.View.Round.Id), ("Format", WorkbookIdentity.PresentFormat),
            ("Revision", workbook.View.Submission.Revision.ToString(CultureInfo.InvariantCulture)), ("Language", Language.Current.Code),
            ("Issued at", workbook.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)), (nameof(WorkbookColumn.Seal), workbook.Seal),
        })
            draft.Row().Cell(0, name).Cell(1, content);
        return Reading(draft, 14, 60);
    }

    /// <summary>A sheet to read, all of it locked.</summary>
    internal static X.Worksheet Reading(SheetDraft draft, params double[] widths)
    {
        draft.FitRows(widths);
        return new(
            new X.SheetProperties(new X.PageSetupProperties { FitToPage = true }),
            new X.SheetViews(new X.SheetView { RightToLeft = Language.Current.RightToLeft, ShowGridLines = false, WorkbookViewId = 0 }),
            new X.SheetFormatProperties { DefaultRowHeight = 15 },
            new X.Columns(widths.Select((w, i) => new X.Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = w, CustomWidth = true })),
            draft.Data,
            SectionSheet.Protection(),
            new X.PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 },
            new X.PageSetup { Orientation = X.OrientationValues.Portrait, PaperSize = 9, FitToWidth = 1, FitToHeight = 0 });
    }

    // A section could be called as the instructions are.
    private static string Unused(string name, IssuedWorkbook workbook) =>
        workbook.Sheets.Any(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? name + " *" : name;
}
