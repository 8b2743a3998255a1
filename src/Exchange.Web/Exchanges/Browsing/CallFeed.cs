using System.Text;
using System.Xml;
using Exchange.Model.Exchanges.Calls;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Exchanges.Browsing;

/// <summary>The exchanges by when they last changed, as an Atom feed in the language at hand.</summary>
internal static class CallFeed
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const int Most = 50;

    public static IResult Answer(HttpContext context, ExchangesPicture picture, ContentFolder content)
    {
        var language = Language.Current;
        var site = $"{context.Request.Scheme}://{context.Request.Host}/{language.Code}/";
        var lines = picture.Calls.Where(c => c.Status != CallStatus.Draft).OrderByDescending(c => c.Changed).Take(Most).ToList();
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteAttributeString("xml", "lang", null, language.Code);
            xml.WriteElementString("id", Atom, site + "exchanges");
            xml.WriteElementString("title", Atom, $"{CallsTexts.Title} · Exchange");
            xml.WriteElementString("updated", Atom, Moment(lines.Count > 0 ? lines[0].Changed : DateTimeOffset.UnixEpoch));
            Link(xml, "self", site + "exchanges/feed.atom");
            Link(xml, "alternate", site + "exchanges");
            foreach (var line in lines)
                Write(xml, $"{site}exchanges/calls/{line.Call.Id}", line, content);
            xml.WriteEndElement();
        }
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>" + text, "application/atom+xml", Encoding.UTF8);
    }

    private static void Write(XmlWriter xml, string address, CallLine line, ContentFolder content)
    {
        var call = line.Call;
        xml.WriteStartElement("entry", Atom);
        xml.WriteElementString("id", Atom, address);
        xml.WriteElementString("title", Atom, Plain(call.Title.In(Language.Current.Code)) + (line.Status == CallStatus.Cancelled ? $" ({CallWords.Of(line.Status)})" : ""));
        xml.WriteElementString("summary", Atom, Plain(
            $"{ExchangeWords.Of(call.Mode)} · {CallWords.Member(content.Current, call.Host)} · {CallWords.Days(call.Starts, call.Ends)}. {CallsTexts.ApplyBy}: {Hosting.Languages.Write.Moment(call.ApplyBy)}."));
        xml.WriteElementString("updated", Atom, Moment(line.Changed));
        xml.WriteStartElement("author", Atom);
        xml.WriteElementString("name", Atom, CallWords.Member(content.Current, call.Host));
        xml.WriteEndElement();
        xml.WriteStartElement("category", Atom);
        xml.WriteAttributeString("term", call.Block);
        xml.WriteEndElement();
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

    private static string Plain(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));

    private static string Moment(DateTimeOffset moment) => FormattableString.Invariant($"{moment.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
}
