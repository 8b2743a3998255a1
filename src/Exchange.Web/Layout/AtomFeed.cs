using System.Text;
using System.Xml;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Layout;

/// <summary>One thing in a feed; its address is below the language.</summary>
internal sealed record AtomEntry(string Address, string Title, string Summary, DateTimeOffset Updated, IEnumerable<string> Authors)
{
    /// <summary>Code of the language it is written in; that of the feed if nothing is said.</summary>
    public string Language { get; init; } = Hosting.Languages.Language.Current.Code;

    public string? Category { get; init; }
}

/// <summary>What a room has, the latest first, as an Atom feed in the language at hand.</summary>
internal static class AtomFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    public static IResult Answer(HttpContext context, string room, string title, IReadOnlyList<AtomEntry> entries)
    {
        var language = Language.Current;
        var site = $"{context.Request.Scheme}://{context.Request.Host}/{language.Code}/";
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, language.Code);
            xml.WriteElementString("id", Atom, site + room);
            xml.WriteElementString("title", Atom, $"{title} · Exchange");
            xml.WriteElementString("updated", Atom, Moment(entries.Count > 0 ? entries[0].Updated : DateTimeOffset.UnixEpoch));
            Link(xml, "self", $"{site}{room}/feed.atom");
            Link(xml, "alternate", site + room);
            foreach (var entry in entries)
                Write(xml, site, entry);
            xml.WriteEndElement();
        }
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text, "application/atom+xml", Encoding.UTF8);
    }

    private static void Write(XmlWriter xml, string site, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Atom);
        xml.WriteAttributeString("xml", "lang", null, entry.Language);
        xml.WriteElementString("id", Atom, site + entry.Address);
        xml.WriteElementString("title", Atom, Plain(entry.Title));
        xml.WriteElementString("summary", Atom, Plain(entry.Summary));
        xml.WriteElementString("updated", Atom, Moment(entry.Updated));
        foreach (var author in entry.Authors)
        {
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, Plain(author));
            xml.WriteEndElement();
        }
        if (entry.Category is { } category)
        {
            xml.WriteStartElement("category", Atom);
            xml.WriteAttributeString("term", category);
            xml.WriteEndElement();
        }
        Link(xml, "alternate", site + entry.Address);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Plain(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static string Moment(DateTimeOffset moment) => FormattableString.Invariant($"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
}
