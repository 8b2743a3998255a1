using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Members;

namespace Exchange.Web.Submissions.Workbook.Writing;

/// <summary>Everything that stands in a workbook, in the language at hand, before it is an Excel or a CSV file.</summary>
internal sealed record IssuedWorkbook(SubmissionView View, string MemberName, DateTimeOffset At, int CurrentYear, string Seal, ImmutableArray<IssuedSheet> Sheets)
{
    /// <summary>The workbook of a submission, with the sections that the reader may enter.</summary>
    /// <param name="view">The submission as far as the reader sees it.</param>
    /// <param name="access">How far the reader reaches into it.</param>
    /// <param name="figures">The member's accepted figures.</param>
    /// <param name="reference">The catalogue.</param>
    /// <param name="isClosed">Nothing is taken at the moment: all is locked.</param>
    /// <param name="seal">Seals the identity.</param>
    /// <param name="now">The moment.</param>
    public static IssuedWorkbook Of(
        SubmissionView view, Access access, MemberFigures figures, Reference reference, bool isClosed, WorkbookSeal seal, DateTimeOffset now)
    {
        var submission = view.Submission;
        // Surveys are reported a year or more after they were made; once a year was entered, it is the likely one.
        var suggested = submission.Cells.IsEmpty ? now.Year - 1 : submission.Cells.Values.Max(c => c.Key.Year);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        ImmutableArray<IssuedSheet> sheets =
        [
            .. Sections.Of(view.Round, reference)
                .Where(s => access.SeesSection(s.Slug))
                .Select(s => new IssuedSheet(
                    SheetName(FamilyWords.Name(s.Family), names), FamilyWords.Name(s.Family),
                    [.. IssuedLine.Of(submission, s, suggested, isClosed).Select(line => new IssuedRow(line, view, figures, reference))])),
        ];
        var lines = WorkbookIdentity.Of(sheets.SelectMany(s => s.Rows).Select(r => (r.Line.Key.ToString(), r.Texts.Fingerprint())));
        var identity = new WorkbookIdentity(
            submission.Member, view.Round.Id, WorkbookIdentity.PresentFormat, submission.Revision, Language.Current.Code, now, lines);
        return new(view, reference.Member(submission.Member)!.Name.In(Language.Current.Code), now, now.Year, seal.Seal(identity), sheets);
    }

    /// <summary>The mark that the language writes before decimals.</summary>
    public static char DecimalMark(string language) => Language.Find(language)?.Culture.NumberFormat.NumberDecimalSeparator[0] ?? '.';

    // At most 31 characters, none of those that a formula could mistake, and each name once.
    private static string SheetName(string name, HashSet<string> taken)
    {
        var fit = new string([.. name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'' ? ' ' : c)]).Trim();
        fit = fit.Length <= 31 ? fit : fit[..30].TrimEnd() + "…";
        for (var number = 2; !taken.Add(fit); number++)
            fit = string.Create(CultureInfo.InvariantCulture, $"{fit[..Math.Min(fit.Length, 27)]} {number}");
        return fit;
    }
}

/// <summary>One section.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Title">Name of the section.</param>
/// <param name="Rows">Its lines.</param>
internal sealed record IssuedSheet(string Name, string Title, ImmutableArray<IssuedRow> Rows);

/// <summary>One line, with what is known beside what is asked.</summary>
internal sealed class IssuedRow(IssuedLine line, SubmissionView view, MemberFigures figures, Reference reference)
{
    public IssuedLine Line => line;

    public LineTexts Texts { get; } = line.Texts(IssuedWorkbook.DecimalMark(Language.Current.Code));

    /// <summary>A text, a number, or null for nothing.</summary>
    public object? this[WorkbookColumn column] => column switch
    {
        WorkbookColumn.Key => line.Key.ToString(),
        WorkbookColumn.Issued => Texts.Fingerprint(),
        WorkbookColumn.Code => line.Indicator.Code,
        WorkbookColumn.Name => line.Indicator.Name.In(Language.Current.Code),
        WorkbookColumn.Unit => Words.Unit(line.Indicator.Unit),
        WorkbookColumn.Range => Range(line.Indicator),
        WorkbookColumn.Breakdown => Words.Breakdown(line.Key.Disaggregation),
        WorkbookColumn.LastValue => Accepted?.Value,
        WorkbookColumn.LastYear => Accepted?.Key.Year,
        WorkbookColumn.PublishedValue => Published?.Value,
        WorkbookColumn.PublishedYear => Published?.Key.Year,
        WorkbookColumn.Publisher => Published?.Source,
        WorkbookColumn.Year => line.Cell?.Key.Year ?? line.SuggestedYear,
        WorkbookColumn.Value => Texts.Value,
        WorkbookColumn.Answer => line.Cell is { } answered ? CellWords.Of(answered.Kind) : null,
        WorkbookColumn.Stance => line.Cell is { Stance: not Stance.None } said ? CellWords.Of(said.Stance) : null,
        WorkbookColumn.Source => Texts.Source,
        WorkbookColumn.Method => Texts.Method,
        WorkbookColumn.Note => Texts.Note,
        WorkbookColumn.Kept => line.Cell is { Evidence.IsDefaultOrEmpty: false } backed ? string.Join(", ", backed.Evidence.Select(e => e.Name)) : null,
        WorkbookColumn.Grade => line.Cell is { HasFigure: true } graded ? Words.Of(graded.OwnGrade) : null,
        WorkbookColumn.Remark => Remark,
        _ => null,
    };

    /// <summary>What figures are possible, in words.</summary>
    public static string Range(Indicator indicator) => (indicator.Minimum, indicator.Maximum) switch
    {
        (null, null) => WorkbookTexts.RangeAny,
        ({ } least, null) => Write.Text(WorkbookTexts.RangeAtLeast, Write.Figure(least, 0)),
        (null, { } most) => Write.Text(WorkbookTexts.RangeAtMost, Write.Figure(most, 0)),
        ({ } least, { } most) => Write.Text(WorkbookTexts.RangeBetween, Write.Figure(least, 0), Write.Figure(most, 0)),
    };

    private Observation? Accepted => line.Cell is { } cell && figures.Current(cell.Key) is { } same
        ? same
        : figures.CurrentAll
            .Where(o => o.Key.Indicator == line.Indicator.Code && o.Key.Disaggregation == line.Key.Disaggregation)
            .MaxBy(o => o.Key.Year);

    private Observation? Published =>
        (line.Cell is { } cell ? reference.PublishedAt(view.Submission.Member, cell.Key) : null)
        ?? reference.PublishedSeries(view.Submission.Member, line.Indicator.Code, line.Key.Disaggregation).LastOrDefault();

    // Why it was sent back, why it is locked, and what was said when it was last accepted.
    private string? Remark
    {
        get
        {
            var key = line.Cell?.Key.ToString() ?? "";
            string?[] said =
            [
                view.Submission.Reopened.GetValueOrDefault(key) is { } sent ? Write.Text(SubmissionsTexts.SentBackBecause, sent.By, Write.Day(sent.At), sent.Reason) : null,
                line.IsLocked && !view.Submission.Reopened.IsEmpty ? SubmissionsTexts.LockedBecause : null,
                Accepted?.Note is { } note && note != line.Cell?.Note ? Write.Text(WorkbookTexts.LastNote, note) : null,
            ];
            return said.OfType<string>().ToArray() is { Length: > 0 } all ? string.Join(" ", all) : null;
        }
    }
}
