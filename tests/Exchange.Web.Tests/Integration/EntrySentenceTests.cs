using System.Text.RegularExpressions;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;

namespace Exchange.Web.Tests.Integration;

public sealed class EntrySentenceTests
{
    public static TheoryData<string> Named => [.. Written().Distinct()];

    [Theory, MemberData(nameof(Named))]
    public void Whatever_is_wrong_with_an_entry_has_a_sentence_in_all_three_languages(string rule)
    {
        var sentences = new HashSet<string>();
        foreach (var language in Language.All)
        {
            language.Use();
            sentences.Add(EntryWords.Of(new(rule, Severity.Error, new EntryKey(EntryKind.Organisation, "ministry"), null, ["1", "2", "3"])));
        }
        Assert.Equal(3, sentences.Count);
        Assert.All(sentences, s => Assert.DoesNotContain('{', s));
    }

    private static IEnumerable<string> Written() =>
        from file in House.Source.Of("Exchange.Model").Concat(House.Source.Of("Exchange.Web"))
        where file.Path.Contains("Integration/", StringComparison.Ordinal)
        from Match match in Regex.Matches(file.Text, "(?:EntryFinding\\.\\w+|\\bRefuse|\\bRefusal)\\((?:before, )?\"(\\w+)\"")
        select match.Groups[1].Value;
}
