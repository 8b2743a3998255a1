using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Library;

/// <summary>What a cleaned page still needs: links that know where they stand, tables that scroll inside themselves, anchors, sections.</summary>
internal sealed class Finish(Language language, string address)
{
    public RenderedPage Page(IHtmlDocument document)
    {
        foreach (var box in document.QuerySelectorAll("div.markdown-alert"))
            Box(document, box);
        foreach (var link in document.QuerySelectorAll("a"))
            Link(link);
        // A corner without words heads nothing.
        foreach (var corner in document.QuerySelectorAll("th").Where(h => h.TextContent.Trim().Length == 0))
            corner.Replace(document.CreateElement("td"));
        var notes = document.QuerySelector("div.footnotes");
        notes?.Remove();
        if (notes is not null)
            Notes(notes);
        var sections = Sections(document);
        return new(sections, notes is null ? null : CleanHtml.Of([notes]));
    }

    private void Box(IDocument document, IElement box)
    {
        box.ClassName = "note";
        box.SetAttribute("role", "note");
        var title = document.CreateElement("p");
        title.ClassName = "note-title";
        title.TextContent = Texts.In(language, nameof(LibraryTexts.NoteTitle));
        box.Prepend(title);
    }

    private void Link(IElement link)
    {
        var href = link.GetAttribute("href") ?? "";
        if (href.StartsWith('#'))
            link.SetAttribute("href", address + href);
        else if (href.Length > 1 && href[0] == '/' && href[1] is not ('/' or '\\'))
            // Below the language at hand, which is the base of relative addresses.
            link.SetAttribute("href", href[1..]);
        else if (Uri.TryCreate(href, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp))
            External(link);
        else
            link.RemoveAttribute("href");
        if (link.ClassList.Contains("footnote-ref"))
            link.SetAttribute("aria-label", Say(nameof(LibraryTexts.NoteNumber), link.TextContent));
        if (link.ClassList.Contains("footnote-back-ref"))
            link.SetAttribute("aria-label", Texts.In(language, nameof(LibraryTexts.BackToText)));
    }

    private static void External(IElement link)
    {
        link.SetAttribute("rel", "noopener noreferrer external");
        link.ClassList.Add("external");
        // Titles of sources stand in the language of the source.
        link.SetAttribute("dir", "auto");
    }

    private void Notes(IElement notes)
    {
        notes.QuerySelector("hr")?.Remove();
        notes.SetAttribute("role", "doc-endnotes");
        notes.SetAttribute("aria-label", Texts.In(language, nameof(LibraryTexts.Notes)));
    }

    private ImmutableArray<Section> Sections(IHtmlDocument document)
    {
        var sections = ImmutableArray.CreateBuilder<Section>();
        IElement? heading = null;
        var nodes = new List<INode>();
        foreach (var node in document.Body!.ChildNodes.ToList())
        {
            if (node is IHtmlHeadingElement { LocalName: "h2" } next)
            {
                Add();
                heading = next;
            }
            nodes.Add(node);
        }
        Add();
        return sections.DrainToImmutable();

        void Add()
        {
            if (heading is null && nodes.TrueForAll(n => string.IsNullOrWhiteSpace(n.TextContent)))
                return;
            var (anchor, title) = (heading?.Id, heading?.TextContent.Trim() ?? "");
            var text = Plain(nodes);
            nodes = [.. nodes.Select(n => Scroll(document, n, title))];
            foreach (var part in nodes.OfType<IElement>().Where(e => e.Id is not null && e is IHtmlHeadingElement))
                Anchor(document, part);
            sections.Add(new(anchor, title, CleanHtml.Of(nodes), text));
            nodes = [];
        }
    }

    // A wide table scrolls inside itself, by keyboard too.
    private INode Scroll(IDocument document, INode node, string title)
    {
        if (node is not IHtmlTableElement table)
            return node;
        var frame = document.CreateElement("div");
        frame.ClassName = "table-scroll";
        frame.SetAttribute("tabindex", "0");
        frame.SetAttribute("role", "group");
        frame.SetAttribute("aria-label", Say(nameof(LibraryTexts.TableIn), title));
        table.Replace(frame);
        frame.Append(table);
        return frame;
    }

    private void Anchor(IDocument document, IElement heading)
    {
        var link = document.CreateElement("a");
        link.ClassName = "anchor";
        link.SetAttribute("href", $"{address}#{heading.Id}");
        link.SetAttribute("aria-label", Say(nameof(LibraryTexts.LinkToSection), heading.TextContent.Trim()));
        link.TextContent = "#";
        heading.Append(document.CreateTextNode(" "), link);
    }

    private string Say(string name, string part) => string.Format(CultureInfo.InvariantCulture, Texts.In(language, name), part);

    // The words without the numbers of notes, a blank line between blocks.
    private static string Plain(IEnumerable<INode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            Append(node, text);
            text.Append('\n');
        }
        return text.ToString().Trim();
    }

    private static void Append(INode node, StringBuilder text)
    {
        if (node is IText words)
            text.Append(words.Data);
        else if (node is not IElement element || !element.ClassList.Contains("footnote-ref"))
            foreach (var child in node.ChildNodes)
                Append(child, text);
        if (node is IElement { LocalName: "p" or "li" or "td" or "th" or "h2" or "h3" or "span" or "tr" })
            text.Append(' ');
    }
}
