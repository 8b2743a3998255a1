using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions.Workbook;

namespace Exchange.Web.Integration.Workbook;

/// <summary>Why a file or a line is not taken, and what to do, in the language at hand.</summary>
internal static class InventoryWorkbookSentences
{
    /// <summary>Of a line.</summary>
    public static string Of(EntryFinding finding) => Of(finding.Rule, [.. finding.Arguments]) ?? EntryWords.Of(finding);

    /// <summary>Of the file.</summary>
    public static string Of(Finding finding) => Of(finding.Rule, [.. finding.Arguments]) ?? EntryWords.Of(new(finding.Rule, finding.Severity, null, null, []));

    private static string? Of(string rule, object[] arguments) =>
        (InventoryWorkbookTexts.ResourceManager.GetString("Refusal_" + rule, Language.Current.Culture)
            ?? WorkbookTexts.ResourceManager.GetString("Refusal_" + rule, Language.Current.Culture)) is { } format
            ? Write.Text(format, arguments)
            : null;
}
