using System.Collections.Frozen;
using System.Collections.Immutable;
using Exchange.Web.Hosting.Languages;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Exchange.Web.Library;

/// <summary>From Markdown to a page. Exactly what readers need is switched on: tables, notes, boxes, diagrams; HTML is not.</summary>
internal static class Markdown
{
    public const string Diagram = "diagram";
    public const string Questions = "self-check";

    private static readonly FrozenDictionary<string, MarkdownPipeline> Pipelines = Language.All.ToFrozenDictionary(l => l.Code, Pipeline);

    public static MarkdownDocument Parse(string markdown, Language language) => Markdig.Markdown.Parse(markdown, Pipelines[language.Code]);

    /// <summary>Takes the self-check and its heading out of the text: it is a form of the page, not a part of what is read.</summary>
    public static void TakeQuestions(MarkdownDocument document)
    {
        foreach (var block in document.OfType<FencedCodeBlock>().Where(b => b.Info == Questions).ToList())
        {
            var at = document.IndexOf(block);
            document.RemoveAt(at);
            if (at > 0 && document[at - 1] is HeadingBlock)
                document.RemoveAt(at - 1);
        }
    }

    /// <summary>Draws the page.</summary>
    /// <param name="markdown">The text below the keys.</param>
    /// <param name="language">The language it is written in.</param>
    /// <param name="address">The page's address below the language: links within the page need it.</param>
    /// <param name="anchors">An anchor per heading.</param>
    public static RenderedPage Render(string markdown, Language language, string address, ImmutableArray<string> anchors)
    {
        var document = Parse(markdown, language);
        TakeQuestions(document);
        var n = 0;
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.GetAttributes().Id = anchors[n++];
        var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipelines[language.Code].Setup(renderer);
        renderer.Render(document);
        return new Finish(language, address).Page(CleanHtml.Document(html.ToString()));
    }

    private static MarkdownPipeline Pipeline(Language language)
    {
        var builder = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseFootnotes().UseAlertBlocks(static (_, _) => { });
        builder.Extensions.Add(new Drawings(language));
        return builder.Build();
    }

    private sealed class Drawings(Language language) : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) => renderer.ObjectRenderers.Insert(0, new DiagramRenderer(language));
    }
}
