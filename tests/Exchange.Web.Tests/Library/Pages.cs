using System.Text;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Library;

namespace Exchange.Web.Tests.Library;

/// <summary>Pages made up for a test.</summary>
internal static class Pages
{
    public const string Top = """
        ---
        title: A page
        summary: What it says.
        kind: guide
        blocks: [B07]
        levelFrom: 1
        levelTo: 3
        track: both
        minutes: 1
        authors: [Exchange editors]
        sources:
          - title: A source
            url: https://example.org/source
        licence: CC-BY-4.0
        reviewed: 2026-11-25
        translation: complete
        ---

        """;

    public const string Question = """
        - question: Which?
          options:
            - text: This
              correct: true
              why: It is.
            - text: That
              correct: false
              why: It is not.
            - text: Neither
              correct: false
              why: One is.

        """;

    public static string With(string key, string line) => System.Text.RegularExpressions.Regex.Replace(Top, $"(?m)^{key}:.*$", _ => line);

    public static PageFile Read(string text, Language? language = null) =>
        PageFile.Read("library/a-page/index.en.md", language ?? Language.English, Encoding.UTF8.GetBytes(text));

    public static RenderedPage Draw(string body, Language? language = null)
    {
        var page = Read(Top + body, language);
        return page.Text.Render("a-page", page.Language, page.Text.Anchors(page.Text));
    }

    public static string Html(string body, Language? language = null)
    {
        var drawn = Draw(body, language);
        return string.Concat(drawn.Sections.Select(s => s.Html.Text)) + drawn.Notes?.Text;
    }

    public static void Save(string content, string slug, string text, string language = "en")
    {
        var folder = Directory.CreateDirectory(Path.Combine(content, "library", slug));
        File.WriteAllText(Path.Combine(folder.FullName, $"index.{language}.md"), text);
    }
}
