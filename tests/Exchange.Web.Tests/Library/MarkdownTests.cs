using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Tests.Library;

public sealed class MarkdownTests
{
    [Fact]
    public void Sections_have_anchors_from_their_English_headings()
    {
        var drawn = Pages.Draw("Above.\n\n## What it is\n\nText.\n\n## What it is\n\n### Ça va\n\nMore.");

        Assert.Equal([null, "what-it-is", "what-it-is-2"], drawn.Sections.Select(s => s.Anchor));
        Assert.Contains("<a class=\"anchor\" href=\"library/a-page#what-it-is\"", drawn.Sections[1].Html.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_translation_built_otherwise_has_numbered_anchors()
    {
        var english = Pages.Read(Pages.Top + "## One\n\n## Two").Text;
        Assert.Equal(["one", "two"], Pages.Read(Pages.Top + "## Un\n\n## Deux").Text.Anchors(english));
        Assert.Equal(["section-1"], Pages.Read(Pages.Top + "## Un").Text.Anchors(english));
    }

    [Theory]
    [InlineData("[methods](/methods)", "<a href=\"methods\">methods</a>")]
    [InlineData("[source](https://example.org/a?b=c)", "rel=\"noopener noreferrer external\" class=\"external\" dir=\"auto\"")]
    [InlineData("[here](#steps)", "href=\"library/a-page#steps\"")]
    [InlineData("[no](javascript:alert(1))", "<a>no</a>")]
    [InlineData("[no](//elsewhere.example)", "<a>no</a>")]
    [InlineData("[no](relative)", "<a>no</a>")]
    [InlineData("![picture](https://elsewhere.example/x.png) text", "<p> text</p>")]
    [InlineData("A <b>bold</b> claim", "A &lt;b&gt;bold&lt;/b&gt; claim")]
    public void Links_know_where_they_lead(string markdown, string html) => Assert.Contains(html, Pages.Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void Tables_scroll_inside_themselves_and_can_be_reached_by_keyboard() =>
        Assert.Contains(
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table: Steps\"><table>",
            Pages.Html("## Steps\n\n| a | b |\n|---|---|\n| 1 | 2 |"), StringComparison.Ordinal);

    [Fact]
    public void A_corner_without_words_heads_nothing() =>
        Assert.Contains("<td></td>\n<th>b</th>", Pages.Html("| | b |\n|---|---|\n| 1 | 2 |"), StringComparison.Ordinal);

    [Fact]
    public void Notes_lead_there_and_back_within_the_page()
    {
        var drawn = Pages.Draw("A fact.[^1]\n\n[^1]: [Somebody](https://example.org).");

        Assert.Contains("href=\"library/a-page#fn:1\"", drawn.Sections[0].Html.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"library/a-page#fnref:1\"", drawn.Notes!.Text, StringComparison.Ordinal);
        Assert.Equal("A fact.", drawn.Text);
    }

    [Fact]
    public void A_note_in_a_box_is_named_in_the_language_of_the_page()
    {
        Assert.Contains("<p class=\"note-title\">À noter</p>", Pages.Html("> [!NOTE]\n> Texte.", Language.French), StringComparison.Ordinal);
        Assert.Contains("role=\"note\"", Pages.Html("> [!NOTE]\n> Text."), StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagram_reads_as_a_list_of_who_passes_what_to_whom()
    {
        var html = Pages.Html("```diagram\nبرنامج -> بوابة: أوامر\nبرنامج -> سجل: <script>\n```", Language.Arabic);

        Assert.Contains("<span class=\"node\">برنامج</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"flow\">أوامر</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"flow\">&lt;script&gt;</span>", html, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"إلى\"", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split(">برنامج<").Length - 1);
    }

    [Fact]
    public void The_self_check_is_no_part_of_what_is_read()
    {
        var questions = string.Concat(Enumerable.Repeat(Pages.Question, 3));
        var drawn = Pages.Draw($"## Steps\n\nText.\n\n## Self-check\n\n```self-check\n{questions}```\n");

        Assert.Equal("steps", Assert.Single(drawn.Sections).Anchor);
        Assert.DoesNotContain("Which?", drawn.Text, StringComparison.Ordinal);
    }
}
