using Exchange.Web.Hosting.Languages;
using Exchange.Web.Library;

namespace Exchange.Web.Tests.Library;

public sealed class SearchTests
{
    private static readonly (Language Language, string Query, string Page)[] Judged =
    [
        .. File.ReadLines(Path.Combine(House.Source.Root.FullName, "tests", "Exchange.Web.Tests", "Library", "queries.csv")).Skip(1)
            .Select(line => line.Split(',')).Select(cells => (Language.Find(cells[0])!, cells[1], cells[2])),
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public void At_least_nine_of_ten_judged_questions_find_their_page_among_the_first_five(string code)
    {
        var asked = Judged.Where(j => j.Language.Code == code).ToList();
        var missed = asked.Where(j => !Find(j.Query, j.Language).Hits.Take(5).Any(h => h.Slug == j.Page)).Select(j => $"{j.Query} → {j.Page}").ToList();

        Assert.True(asked.Count >= 20, $"{asked.Count} questions");
        Assert.True(missed.Count * 10 <= asked.Count, $"{missed.Count} of {asked.Count} missed: {string.Join("; ", missed)}");
        TestContext.Current.SendDiagnosticMessage($"{code}: {asked.Count - missed.Count} of {asked.Count}; missed {string.Join("; ", missed)}");
    }

    [Fact]
    public void Words_are_marked_where_they_stand_without_markup()
    {
        var hit = Find("gateways", Language.English).Hits.First(h => h.Slug == "payment-gateway");

        Assert.Contains(hit.Title, p => p is { IsHit: true, Text: "gateway" });
        Assert.Contains(hit.Excerpt, p => p.IsHit);
        Assert.DoesNotContain(hit.Excerpt, p => p.Text.Contains('<'));
    }

    [Theory]
    [InlineData("en", "grievence", "grievance")]
    [InlineData("fr", "passrelle", "passerelle")]
    [InlineData("ar", "البوابه الوطنيةة", null)]
    public void A_misspelt_word_is_answered_with_the_nearest_known_one(string code, string asked, string? instead)
    {
        var answer = Find(asked, Language.Find(code)!);
        if (instead is not null)
            Assert.Equal(instead, answer.Instead);
        Assert.True(answer.Instead is not null || !answer.Hits.IsEmpty);
    }

    [Theory]
    [InlineData("title:* AND (")]
    [InlineData("\"unclosed")]
    [InlineData("* ? ~ ^ : \\ / [ ] { }")]
    [InlineData("the of and")]
    [InlineData("\uE000\uE001")]
    public void Nothing_that_is_typed_is_an_operator_or_breaks_the_search(string asked) => Assert.NotNull(Find(asked, Language.English));

    [Fact]
    public void A_question_of_which_no_page_holds_all_is_answered_in_part_and_says_so()
    {
        var answer = Find("gateway zebra quagga", Language.English);
        Assert.True(answer.IsPartial);
        Assert.NotEmpty(answer.Hits);
    }

    private static SearchAnswer Find(string asked, Language language) => Shipped.Library.Search(language).Find(asked);
}
