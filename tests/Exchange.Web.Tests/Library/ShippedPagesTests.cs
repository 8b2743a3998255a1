using System.Text.RegularExpressions;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Library;

namespace Exchange.Web.Tests.Library;

/// <summary>What the README of the library promises of its pages.</summary>
public sealed partial class ShippedPagesTests
{
    private static readonly Dictionary<char, (int From, int To)> LevelsOfNotes = new() { ['a'] = (1, 3), ['b'] = (1, 2), ['c'] = (2, 3), ['d'] = (3, 3) };

    [Fact]
    public void Every_block_has_a_module_and_every_recommendation_a_note()
    {
        var library = Shipped.Library;

        Assert.All(Enumerable.Range(1, 14), n => Assert.NotNull(library.Module($"B{n:00}")));
        string[] recommendations = [.. Ids('a', 10), .. Ids('b', 7), .. Ids('c', 5), .. Ids('d', 4)];
        Assert.All(recommendations, id => Assert.Equal(id, library.Find("recommendation-" + id)?.English.Front.Recommendation));
        Assert.True(library.Entries.Count(e => e.Kind == Kind.Case) >= 6);
        Assert.NotNull(library.Find("trainees-handbook"));
        Assert.NotNull(library.Find("focal-points-handbook"));
    }

    [Fact]
    public void Every_page_is_there_in_three_languages_and_notes_and_guides_are_complete_in_all()
    {
        foreach (var entry in Shipped.Library.Entries)
        {
            Assert.Equal(3, entry.Pages.Count);
            if (entry.Kind is Kind.RecommendationNote or Kind.Guide)
                Assert.All(Language.All, l => Assert.True(entry.IsCompleteIn(l), $"{entry.Slug} {l.Code}"));
        }
    }

    [Fact]
    public void A_note_helps_the_levels_of_its_group() =>
        Assert.All(Shipped.Library.Entries.Where(e => e.Kind == Kind.RecommendationNote), e =>
            Assert.Equal(LevelsOfNotes[e.English.Front.Recommendation![0]], (e.English.Front.LevelFrom, e.English.Front.LevelTo)));

    [Fact]
    public void Every_link_within_the_product_leads_to_a_page()
    {
        string[] known = ["library", "methods", "members", "indicators", .. Shipped.Library.Entries.Select(e => "library/" + e.Slug)];
        var wrong =
            from entry in Shipped.Library.Entries
            from page in entry.Pages.Values
            let drawn = entry.Rendered(page)
            from section in drawn.Sections
            from Match link in Href().Matches(section.Html.Text + drawn.Notes?.Text)
            let address = link.Groups[1].Value
            where !address.StartsWith("http", StringComparison.Ordinal)
            where !known.Contains(address.Split('#')[0]) || (address.Contains('#') && !Resolves(entry, page, address))
            select $"{entry.Slug} {page.Language.Code}: {address}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void No_link_lost_its_address_on_the_way()
    {
        var wrong =
            from entry in Shipped.Library.Entries
            from page in entry.Pages.Values
            from section in entry.Rendered(page).Sections
            where LinkWithoutAddress().IsMatch(section.Html.Text)
            select $"{entry.Slug} {page.Language.Code} {section.Heading}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Reading_times_are_the_words_by_two_hundred()
    {
        var wrong =
            from entry in Shipped.Library.Entries
            from page in entry.Pages.Values
            let words = Word().Count(SelfCheckBlock().Replace(Body(entry.Slug, page), ""))
            let minutes = (words + 199) / 200
            // Where words end is counted a little differently by every tool.
            where Math.Abs(minutes - page.Front.Minutes) > 1
            select $"{entry.Slug} {page.Language.Code}: {page.Front.Minutes} minutes, {words} words";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_module_ends_with_a_self_check_whose_right_answers_do_not_stand_in_one_place()
    {
        foreach (var module in Shipped.Library.Entries.Where(e => e.Kind == Kind.Module))
        {
            var check = module.English.Text.SelfCheck;
            Assert.NotNull(check);
            Assert.InRange(check.Questions.Length, 3, 5);
            Assert.True(check.Questions.Select(q => q.Correct).Distinct().Count() > 1, module.Slug);
        }
    }

    [Fact]
    public void A_section_has_the_same_anchor_in_every_language_in_which_the_page_is_complete()
    {
        foreach (var entry in Shipped.Library.Entries)
        foreach (var page in entry.Pages.Values.Where(p => p.Front.IsComplete))
            Assert.Equal(entry.Rendered(entry.English).Sections.Select(s => s.Anchor), entry.Rendered(page).Sections.Select(s => s.Anchor));
    }

    [Fact]
    public void Every_address_of_a_source_is_cited_or_listed_and_no_page_lacks_sources() =>
        Assert.All(Shipped.Pages, p => Assert.NotEmpty(p.Front.Sources));

    private static IEnumerable<string> Ids(char group, int count) => Enumerable.Range(1, count).Select(n => $"{group}{n}");

    private static bool Resolves(Entry entry, PageFile page, string address)
    {
        var drawn = entry.Rendered(page);
        var id = address.Split('#')[1];
        return drawn.Sections.Any(s => s.Html.Text.Contains($"id=\"{id}\"", StringComparison.Ordinal)) || drawn.Notes?.Text.Contains($"id=\"{id}\"", StringComparison.Ordinal) == true;
    }

    private static string Body(string slug, PageFile page)
    {
        var text = File.ReadAllText(Path.Combine(Shipped.Content, Entry.FileName(slug, page.Language)));
        return text[(text.IndexOf("\n---\n", 3, StringComparison.Ordinal) + 5)..];
    }

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex("<a(?![^>]*href=)")]
    private static partial Regex LinkWithoutAddress();

    [GeneratedRegex("```self-check.*?```", RegexOptions.Singleline)]
    private static partial Regex SelfCheckBlock();

    [GeneratedRegex(@"\S*[\p{L}\p{N}]\S*")]
    private static partial Regex Word();
}
