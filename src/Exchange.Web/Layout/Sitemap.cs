using System.Text;
using System.Xml;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Layout;

/// <summary>What searchers of the web are told: every public page in every language, and what is not theirs to read.</summary>
internal static class Sitemap
{
    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    public static void Map(WebApplication app)
    {
        app.MapGet("/sitemap.xml", (HttpRequest request, IEnumerable<PublicAddresses> rooms) =>
            Results.Text(Write(Site(request), rooms.SelectMany(r => r.All())), "application/xml", Encoding.UTF8)).ExcludeFromDescription();
        app.MapGet("/robots.txt", (HttpRequest request) => Results.Text(Robots(Site(request)), "text/plain", Encoding.UTF8)).ExcludeFromDescription();
    }

    private static string Site(HttpRequest request) => $"{request.Scheme}://{request.Host}/";

    private static string Robots(string site)
    {
        string[] closed = ["submit", "review", "notices", "webhooks", "people", "library/progress", "library/certificates", "library/search", "exchanges/applications", "exchanges/nominations", "exchanges/hosting"];
        var lines = Language.All.SelectMany(l => closed.Select(c => $"Disallow: /{l.Code}/{c}"));
        return $"User-agent: *\nDisallow: /api/\n{string.Join('\n', lines)}\nSitemap: {site}sitemap.xml\n";
    }

    private static string Write(string site, IEnumerable<string> addresses)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        using (var xml = XmlWriter.Create(text, new() { OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("urlset", Schema);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            foreach (var address in addresses.Distinct())
            foreach (var language in Language.All)
            {
                xml.WriteStartElement("url", Schema);
                xml.WriteElementString("loc", Schema, $"{site}{language.Code}/{address}");
                foreach (var other in Language.All)
                {
                    xml.WriteStartElement("xhtml", "link", Xhtml);
                    xml.WriteAttributeString("rel", "alternate");
                    xml.WriteAttributeString("hreflang", other.Code);
                    xml.WriteAttributeString("href", $"{site}{other.Code}/{address}");
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return text.ToString();
    }
}
