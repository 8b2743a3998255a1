using System.Collections.Immutable;
using System.Text;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Exchange.Web.Library;

/// <summary>The Markdown of a page: checked when it is read, drawn when it is first asked for.</summary>
public sealed class PageText
{
    private readonly string _markdown;

    private PageText(string markdown, ImmutableArray<(int Level, string Text)> headings, SelfCheck? selfCheck) =>
        (_markdown, Headings, SelfCheck) = (markdown, headings, selfCheck);

    public ImmutableArray<(int Level, string Text)> Headings { get; }

    public SelfCheck? SelfCheck { get; }

    /// <summary>Throws <see cref="ContentException"/> where a heading, a diagram or the self-check is not well formed.</summary>
    /// <param name="markdown">The text below the keys.</param>
    /// <param name="file">The file, for sentences.</param>
    /// <param name="above">Lines of the file above the text.</param>
    public static PageText Read(string markdown, string file, int above)
    {
        var document = Markdown.Parse(markdown, Language.English);
        SelfCheck? selfCheck = null;
        foreach (var block in document.Descendants<FencedCodeBlock>())
        {
            var line = above + block.Line + 1;
            if (block.Info == Markdown.Diagram)
                _ = Diagram.Read(block.Lines.ToString(), file, line);
            else if (block.Info == Markdown.Questions)
                selfCheck = selfCheck is null
                    ? SelfCheck.Read(block.Lines.ToString(), file, line)
                    : throw new ContentException(file, line, "a page has one self-check; put the questions into one block.");
        }
        Markdown.TakeQuestions(document);
        var headings = document.Descendants<HeadingBlock>().ToList();
        if (headings.Find(h => h.Level < 2) is { } tooHigh)
            throw new ContentException(file, above + tooHigh.Line + 1, "headings begin at '##': the title stands in the keys.");
        return new(markdown, [.. headings.Select(h => (h.Level, PlainText(h.Inline)))], selfCheck);
    }

    /// <summary>
    /// The anchors of the headings: from the English words, so that an address does not depend on the language; by number where the
    /// translation is built otherwise.
    /// </summary>
    public ImmutableArray<string> Anchors(PageText english) =>
        Headings.Select(h => h.Level).SequenceEqual(english.Headings.Select(h => h.Level))
            ? Unique(english.Headings.Select(h => Anchor(h.Text)))
            : [.. Headings.Select((_, i) => $"section-{i + 1}")];

    /// <summary>The page as it is shown.</summary>
    public RenderedPage Render(string slug, Language language, ImmutableArray<string> anchors) =>
        Markdown.Render(_markdown, language, $"library/{slug}", anchors);

    internal static string PlainText(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                _ => "",
            });
        return text.ToString().Trim();
    }

    private static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var c in heading.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c))
                anchor.Append(c);
            else if (anchor.Length > 0 && anchor[^1] != '-' && c is not ('’' or '\''))
                anchor.Append('-');
        return anchor.ToString().Trim('-') is { Length: > 0 } made ? made : "section";
    }

    private static ImmutableArray<string> Unique(IEnumerable<string> anchors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. anchors.Select(anchor =>
        {
            var unique = anchor;
            for (var n = 2; !seen.Add(unique); n++)
                unique = $"{anchor}-{n}";
            return unique;
        })];
    }
}
