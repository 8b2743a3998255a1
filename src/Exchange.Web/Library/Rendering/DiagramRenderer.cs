using Exchange.Web.Hosting.Languages;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Exchange.Web.Library;

/// <summary>
/// Draws a diagram as a list that reads aloud as sentences, "Programme to Gateway: payment orders", and looks like boxes and arrows.
/// It follows the direction of the page by itself and wraps on a narrow screen.
/// </summary>
internal sealed class DiagramRenderer(Language language) : HtmlObjectRenderer<FencedCodeBlock>
{
    protected override void Write(HtmlRenderer renderer, FencedCodeBlock obj)
    {
        if (obj.Info != Markdown.Diagram)
        {
            renderer.Write("<pre><code>").WriteLeafRawLines(obj, writeEndOfLines: true, escape: true).Write("</code></pre>");
            return;
        }
        // Well formed: it was read when the file was.
        var diagram = Diagram.Read(obj.Lines.ToString(), "", 0);
        renderer.Write("<figure class=\"diagram\" role=\"group\" aria-label=\"").WriteEscape(Texts.In(language, nameof(LibraryTexts.Diagram))).Write("\"><ul>");
        foreach (var group in diagram.Groups)
        {
            renderer.Write("<li><span class=\"node\">").WriteEscape(group.Key).Write("</span><ul>");
            foreach (var arrow in group)
                renderer.Write("<li><span class=\"flow\">").WriteEscape(arrow.What).Write("</span><span class=\"arrow\" role=\"img\" aria-label=\"")
                    .WriteEscape(Texts.In(language, nameof(LibraryTexts.FlowsTo))).Write("\"></span><span class=\"node\">").WriteEscape(arrow.To).Write("</span></li>");
            renderer.Write("</ul></li>");
        }
        renderer.Write("</ul></figure>");
    }
}
