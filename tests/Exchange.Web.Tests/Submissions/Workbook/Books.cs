using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using Exchange.Model;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Reading;
using Exchange.Web.Submissions.Workbook.Writing;
using Exchange.Web.Tests.Board;
using Microsoft.AspNetCore.DataProtection;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Tests.Submissions.Workbook;

/// <summary>Workbooks of a small submission, made, filled in and read as the product does it, without the product.</summary>
internal static class Books
{
    public const string Cov = "per_sa_allsa.cov_pop_tot";
    public const string CovLine = Cov + "|total|2024";
    public const string FreeLine = Cov + "|total|+1";
    public const string Birth = "SG_REG_BRTH.lt5y";

    public static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly WorkbookSeal Seal = new(new EphemeralDataProtectionProvider());
    public static readonly Actor FocalPoint = new("f1", "Focal point", Role.FocalPoint, "SEN");

    public static Reference Reference => Pictures.Reference;

    public static Round Round { get; } = new(
        "2026", new LocalText("Round of 2026", "Cycle 2026", "جولة 2026"), ["SEN", "MLI"],
        [.. Reference.Indicators.Where(i => i.Reportable).Select(i => i.Code)], Now.AddDays(-1), Now.AddDays(30), Now.AddDays(60), Acceptance.Reviewed);

    /// <summary>Two figures stored, one of them with words that a spreadsheet could take for more than words.</summary>
    public static Submission Stored { get; } = Submission.Blank("2026", "SEN") with
    {
        Status = SubmissionStatus.Draft, Revision = 3,
        Cells = new[]
        {
            Cell.Typed(new(Cov, 2024), "24,1", "=1+1 household survey", "Line one\r\nline two") with { Method = "-5 of 100" },
            Cell.Typed(new(Cov, 2023), "1.2345", "Survey"),
            Cell.Typed(new(Birth, 2024), "", null, "No register") with { Kind = AnswerKind.NotAvailable },
        }.ToImmutableDictionary(c => c.Key.ToString()),
    };

    public static IssuedWorkbook Issue(Submission? submission = null, Actor? actor = null, Round? round = null)
    {
        var (of, by) = (submission ?? Stored, actor ?? FocalPoint);
        var access = Access.Of(of, by);
        return IssuedWorkbook.Of(
            new(round ?? Round, access.Visible(Reference), [], access.Part), access, MemberFigures.None("SEN"), Reference, isClosed: false, Seal, Now);
    }

    public static byte[] Xlsx(string language = "en", Submission? submission = null, Actor? actor = null, Round? round = null) =>
        In(language, () => XlsxWorkbook.Make(Issue(submission, actor, round)).ToArray());

    public static byte[] Csv(string language = "en", Submission? submission = null) =>
        In(language, () => CsvWorkbook.Make(Issue(submission)).GetAwaiter().GetResult().ToArray());

    public static T In<T>(string language, Func<T> make)
    {
        var (culture, ui) = (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture);
        Language.Find(language)!.Use();
        try
        {
            return make();
        }
        finally
        {
            (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    public static (Received? Received, Finding? Refusal) Read(byte[] file, string member = "SEN", string round = "2026", long revision = 3) =>
        new WorkbookIntake(Seal).Read(new MemoryStream(file), member, round, revision, Reference);

    public static Received Received(byte[] file)
    {
        var (received, refusal) = Read(file);
        Assert.True(received is not null, $"Refused: {refusal?.Rule}");
        return received;
    }

    /// <summary>What the file would do to the stored submission.</summary>
    public static Model.Submissions.Workbook.WorkbookComparison Compare(byte[] file, Submission? submission = null, Actor? actor = null) =>
        Compared(Received(file), submission, actor);

    public static Model.Submissions.Workbook.WorkbookComparison Compared(Received received, Submission? submission = null, Actor? actor = null)
    {
        var now = submission ?? Stored;
        return Model.Submissions.Workbook.WorkbookComparison.Of(
            received.Lines, now, Access.Of(now, actor ?? FocalPoint), Round, Reference, IssuedWorkbook.DecimalMark(received.Identity.Language));
    }

    /// <summary>The workbook with cells filled in: line, column, and a text or a number.</summary>
    public static byte[] Fill(byte[] file, params (string Line, WorkbookColumn Column, object? Content)[] cells) => Edit(file, document =>
    {
        foreach (var (line, column, content) in cells)
        {
            var cell = At(document, line, column);
            (cell.DataType, cell.InlineString, cell.CellValue, cell.CellFormula) = (null, null, null, null);
            if (content is string text)
                (cell.DataType, cell.InlineString) = (X.CellValues.InlineString, new(new X.Text(text)));
            else if (content is not null)
                cell.CellValue = new(FormattableString.Invariant($"{content}"));
        }
    });

    public static byte[] Edit(byte[] file, Action<SpreadsheetDocument> edit)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
            edit(document);
        return stream.ToArray();
    }

    public static X.Cell At(SpreadsheetDocument document, string line, WorkbookColumn column)
    {
        foreach (var part in document.WorkbookPart!.WorksheetParts)
            foreach (var row in part.Worksheet!.Descendants<X.Row>())
                if (row.Elements<X.Cell>().FirstOrDefault()?.InnerText == line)
                    return row.Elements<X.Cell>().ElementAt((int)column);
        throw new InvalidOperationException($"No line {line}.");
    }
}
