using Exchange.Web.Hosting.Content;
using Exchange.Web.Library;

namespace Exchange.Web.Tests.Library;

public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("title", "titel: A page", "the key 'titel' is not known here; the keys are title, summary")]
    [InlineData("title", "", "the key 'title' is missing")]
    [InlineData("title", "title: ''", "'title' is empty")]
    [InlineData("title", "title: [a, b]", "'title' must be a plain text here")]
    [InlineData("kind", "kind: modul", "'kind' is 'modul'; write one of module, case, guide, recommendation-note.")]
    [InlineData("kind", "kind: recommendation-note", "the key 'recommendation' is missing")]
    [InlineData("blocks", "blocks: [B15]", "'blocks' holds 'B15'; write building blocks from B01 to B14.")]
    [InlineData("blocks", "blocks: B07", "'blocks' must be a list")]
    [InlineData("blocks", "blocks: [B07, B07]", "'blocks' names something twice")]
    [InlineData("blocks", "blocks: [B07]\nrecommendation: a1", "'recommendation' stands only in a recommendation note")]
    [InlineData("levelFrom", "levelFrom: 0", "'levelFrom' is '0'; write a whole number from 1 to 3.")]
    [InlineData("levelTo", "levelTo: 1\nlevelTo: 2", "not well-formed YAML")]
    [InlineData("levelFrom", "levelFrom: 3\n# levelTo below\n", null)]
    [InlineData("track", "track: techncal", "'track' is 'techncal'; write one of technical, policy, both.")]
    [InlineData("minutes", "minutes: five", "'minutes' is 'five'; write a whole number")]
    [InlineData("reviewed", "reviewed: 25.11.2026", "'reviewed' is '25.11.2026'; write a day like 2026-11-25.")]
    [InlineData("translation", "translation: partly", "'translation' is 'partly'; write one of complete, summary.")]
    [InlineData("summary", "summary: One: two", "not well-formed YAML")]
    [InlineData("summary", "summary: !!python/object:os.system [x]", "tags (!name) are not taken")]
    [InlineData("summary", "summary: &a text", "anchors (&name) and aliases (*name) are not taken")]
    [InlineData("summary", "summary: [[[[[[[[[[a]]]]]]]]]]", "nested more than 6 deep")]
    [InlineData("    url", "    url: javascript:alert(1)", "'url' is 'javascript:alert(1)'; write a web address")]
    [InlineData("    url", "    adress: https://example.org", "the key 'adress' is not known here; the keys are title, url.")]
    public void A_line_that_cannot_be_taken_is_refused_with_file_key_and_what_to_do(string key, string line, string? sentence)
    {
        if (sentence is null)
        {
            Assert.NotNull(Pages.Read(Pages.With(key, line)));
            return;
        }
        var refusal = Assert.Throws<ContentException>(() => Pages.Read(Pages.With(key, line)));
        Assert.StartsWith("content/library/a-page/index.en.md, line ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_names_the_line_of_the_file()
    {
        var refusal = Assert.Throws<ContentException>(() => Pages.Read(Pages.With("track", "track: none")));
        var line = Array.FindIndex(Pages.Top.Split('\n'), l => l.StartsWith("track", StringComparison.Ordinal)) + 1;
        Assert.Contains($"line {line}:", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_few_lines_that_unfold_into_millions_are_refused_at_once()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat("bcdefghij".Select((c, i) => $"{c}: &{c} [{string.Join(',', Enumerable.Repeat("*" + (char)('a' + i), 9))}]\n"));
        Assert.Contains("anchors", Assert.Throws<ContentException>(() => Pages.Read($"---\n{bomb}---\n")).Message, StringComparison.Ordinal);
        Assert.Contains("longer than", Assert.Throws<ContentException>(() => Pages.Read($"---\ntitle: {new string('x', 40_000)}\n---\n")).Message, StringComparison.Ordinal);
        Assert.Contains("nested", Assert.Throws<ContentException>(() => Pages.Read($"---\ntitle: {new string('[', 5_000)}\n---\n")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No keys at all.", "the first line must be '---'")]
    [InlineData("---\ntitle: A page\n", "the line '---' that ends the keys is missing")]
    [InlineData("---\n---\n", "write at least one line")]
    public void A_file_without_its_keys_is_refused(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ContentException>(() => Pages.Read(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("# Too high", "headings begin at '##'")]
    [InlineData("```diagram\nA to B\n```", "a line of a diagram is 'from -> to: what flows'")]
    [InlineData("```self-check\n- question: Why?\n```", "three to five questions")]
    public void A_text_that_is_not_well_formed_is_refused(string body, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<ContentException>(() => Pages.Read(Pages.Top + body)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_self_check_with_two_right_answers_or_none_is_refused()
    {
        var questions = string.Concat(Enumerable.Repeat(Pages.Question, 3));
        Assert.Equal(3, Pages.Read($"{Pages.Top}```self-check\n{questions}```\n").Text.SelfCheck!.Questions.Length);
        foreach (var (find, replace) in new[] { ("correct: true", "correct: false"), ("correct: false", "correct: true") })
        {
            var body = $"{Pages.Top}```self-check\n{questions.Replace(find, replace, StringComparison.Ordinal)}```\n";
            Assert.Contains("exactly one with 'correct: true'", Assert.Throws<ContentException>(() => Pages.Read(body)).Message, StringComparison.Ordinal);
        }
    }
}
