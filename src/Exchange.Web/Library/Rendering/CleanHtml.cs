using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Exchange.Web.Library;

/// <summary>
/// HTML that went through the sanitizer. Nothing else makes one, and nothing else is ever written as markup: Markdown without HTML still
/// passes addresses that run script, and a mistake in a renderer must not become one in a page.
/// </summary>
public sealed class CleanHtml
{
    private static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "br", "a", "sup", "div", "figure", "span",
            "table", "thead", "tbody", "tr", "th", "td",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "id", "class", "start", "role", "aria-label", "aria-hidden" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "https", "http" },
    });

    private CleanHtml(string text) => Text = text;

    public string Text { get; }

    /// <summary>The cleaned document. What is done to it afterwards sets attributes of our own choosing, and never text as markup.</summary>
    public static IHtmlDocument Document(string html) => Sanitizer.SanitizeDom(html);

    public static CleanHtml Of(IEnumerable<INode> nodes) => new(string.Concat(nodes.Select(n => n.ToHtml(Sanitizer.OutputFormatter))));
}
