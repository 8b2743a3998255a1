using System.Text;
using System.Xml;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Library;

/// <summary>The pages by the day they were last checked, as an Atom feed in the language at hand.</summary>
internal static class Feed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Most = 30;

    public static IResult Answer(HttpContext context, LibraryIndex library)
    {
        var language = Language.Current;
        var site = $"{context.Request.Scheme}://{context.Request.Host}/{language.Code}/";
        var pages = library.Entries.Select(e => (Entry: e, Page: e.In(language))).OrderByDescending(p => p.Page.Front.Reviewed).Take(Most).ToList();
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, language.Code);
            xml.WriteElementString("id", Atom, site + "library");
            xml.WriteElementString("title", Atom, $"{LibraryTexts.Title} · Exchange");
            xml.WriteElementString("updated", Atom, Moment(pages.Count > 0 ? pages[0].Page.Front.Reviewed : DateOnly.MinValue));
            Link(xml, "self", site + "library/feed.atom");
            Link(xml, "alternate", site + "library");
            foreach (var (entry, page) in pages)
                Write(xml, site + "library/" + entry.Slug, page);
            xml.WriteEndElement();
        }
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text, "application/atom+xml", Encoding.UTF8);
    }

    private static void Write(XmlWriter xml, string address, PageFile page)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteAttributeString("xml", "lang", null, page.Language.Code);
        xml.WriteElementString("id", Atom, address);
        xml.WriteElementString("title", Atom, page.Front.Title);
        xml.WriteElementString("summary", Atom, page.Front.Summary);
        xml.WriteElementString("updated", Atom, Moment(page.Front.Reviewed));
        foreach (var author in page.Front.Authors)
        {
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, author);
            xml.WriteEndElement();
        }
        Link(xml, "alternate", address);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}T00:00:00Z");
}
