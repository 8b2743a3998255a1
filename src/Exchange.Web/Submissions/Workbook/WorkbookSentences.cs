using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>What is said about a workbook in the language at hand.</summary>
internal static class WorkbookSentences
{
    /// <summary>Why a file or a line is not taken, and what to do.</summary>
    public static string Of(Finding finding, Reference reference) =>
        WorkbookTexts.ResourceManager.GetString("Refusal_" + finding.Rule, Language.Current.Culture) is { } format
            ? Write.Text(format, [.. finding.Arguments])
            : FindingSentences.Of(finding, reference);

    /// <summary>A field's content as a reader of the language sees it.</summary>
    public static string Shown(WorkbookField field, string text) => field switch
    {
        _ when text.Length == 0 => WorkbookTexts.Nothing,
        WorkbookField.Answer => CellWords.Of(Enum.Parse<AnswerKind>(text)),
        WorkbookField.Stance => CellWords.Of(Enum.Parse<Stance>(text)),
        _ => text,
    };

    public static string Name(WorkbookField field) => field == WorkbookField.Link ? SubmissionsTexts.EvidenceLabel : WorkbookColumns.Of(field).Heading();
}
