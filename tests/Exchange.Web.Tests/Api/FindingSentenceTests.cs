using System.Text.RegularExpressions;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions;

namespace Exchange.Web.Tests.Api;

public sealed class FindingSentenceTests
{
    private static readonly Reference Empty = new("", [], [], [], [], []);

    private static readonly string[] Refusals =
    [
        "NotYours", "NotInvited", "RoundNotOpen", "RoundClosed", "StalePage", "NotStored", "NothingToReview", "ReasonMissing", "SecondReviewerNeeded",
        "UnknownIndicator", "NotAsked", "NotReportable", "NothingEntered", "CommentMissing", "UnknownRound", "RoundExists", "RoundTitleMissing",
        "RoundIdUnfit", "RoundDatesOutOfOrder", "RoundAsksNobody", "RoundAsksNothing", "UnknownMember", "UnknownGrade", "FieldsMissing", "V18",
    ];

    public static TheoryData<string> Named => [.. Rules.All.Select(r => r.Id).Concat(Refusals).Concat(Written()).Distinct()];

    [Theory, MemberData(nameof(Named))]
    public void Every_rule_has_a_sentence_in_all_three_languages(string rule)
    {
        var sentences = new HashSet<string>();
        foreach (var language in Language.All)
        {
            language.Use();
            sentences.Add(FindingSentences.Of(Finding.Of(rule, Severity.Error, new CellKey("x", 2024), 1, 2, 3, 4), Empty));
        }
        Assert.Equal(3, sentences.Count);
        Assert.All(sentences, s => Assert.DoesNotContain('{', s));
    }

    [Fact]
    public void Figures_are_written_as_the_reader_writes_them()
    {
        Language.French.Use();
        var sentence = FindingSentences.Of(Finding.Of("V01", Severity.Error, new CellKey("x", 2024), 1234.5, 0, ""), Empty);

        Assert.Contains("1\u202f234,5", sentence, StringComparison.Ordinal);
        Assert.Contains("au moins 0", sentence, StringComparison.Ordinal);
    }

    // Whatever name the source gives a finding, a reader gets a sentence. Workbooks and inventories have sentences of their own, and tests for them.
    private static IEnumerable<string> Written() =>
        from file in House.Source.Of("Exchange.Model").Concat(House.Source.Of("Exchange.Web"))
        where !file.Path.Contains("/Workbook/", StringComparison.Ordinal) && !file.Path.Contains("Integration/", StringComparison.Ordinal)
        from Match match in Regex.Matches(file.Text, "(?:Finding\\.Of|\\bFinds|\\bRefusal|\\bRefuse)\\(\"(\\w+)\"")
        select match.Groups[1].Value;
}
