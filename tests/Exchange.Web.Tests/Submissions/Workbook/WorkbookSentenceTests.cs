using System.Text.RegularExpressions;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration.Workbook;
using Exchange.Web.Submissions.Workbook;

namespace Exchange.Web.Tests.Submissions.Workbook;

public sealed class WorkbookSentenceTests
{
    public static TheoryData<string> Named => [.. Written().Concat(["Formula", "NotTyped", "IsDate", "IsPercent", "AnswerUnknown", "StanceUnknown", "LineTwice", "Unreadable"]).Distinct()];

    [Theory, MemberData(nameof(Named))]
    public void Every_refusal_has_a_sentence_in_all_three_languages(string rule)
    {
        string[] sentences = [.. Language.All.Select(l => Books.In(l.Code, () =>
            Sentence(Finding.Of(rule, Severity.Error, new CellKey(Books.Cov, 2024), 1, 2, 3, 4))))];

        Assert.Equal(3, sentences.Distinct().Count());
        Assert.All(sentences, s => Assert.DoesNotContain('{', s));
    }

    // What only an inventory's workbook is refused for is said by its own room.
    private static string Sentence(Finding finding) => finding.Rule.StartsWith("Inventory", StringComparison.Ordinal)
        ? InventoryWorkbookSentences.Of(finding)
        : WorkbookSentences.Of(finding, Books.Reference);

    // "Macros" and its like stand in a table, the others where they are thrown or found.
    private static IEnumerable<string> Written() =>
        from file in House.Source.Of("Exchange.Model").Concat(House.Source.Of("Exchange.Web"))
        where file.Path.Contains("/Workbook/", StringComparison.Ordinal)
        from Match match in Regex.Matches(file.Text, "(?:Finding\\.Of|\\bRefuse|UnfitFileException)\\(\"(\\w+)\"|\\(\"[a-z/]+\", \"([A-Z]\\w+)\"\\)")
        select match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value;
}
