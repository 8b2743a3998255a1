using System.Globalization;
using System.Text.Json.Nodes;

namespace Exchange.Web.Library;

/// <summary>What a page is, in the words that searchers of the web read.</summary>
internal static class StructuredData
{
    public static JsonObject Of(PageFile page, string address) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = page.Front.Kind == Kind.Module ? "LearningResource" : "Article",
        ["url"] = address,
        ["name"] = page.Front.Title,
        ["headline"] = page.Front.Title,
        ["description"] = page.Front.Summary,
        ["inLanguage"] = page.Language.Code,
        ["author"] = new JsonArray([.. page.Front.Authors.Select(a => new JsonObject { ["@type"] = "Organization", ["name"] = a })]),
        ["license"] = LicenceAddress(page.Front.Licence) ?? page.Front.Licence,
        ["dateModified"] = page.Front.Reviewed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["timeRequired"] = $"PT{page.Front.Minutes}M",
        ["isAccessibleForFree"] = true,
        ["citation"] = new JsonArray([.. page.Front.Sources.Select(Citation)]),
    };

    public static string? LicenceAddress(string licence) => licence == "CC-BY-4.0" ? "https://creativecommons.org/licenses/by/4.0/" : null;

    private static JsonObject Citation(CitedSource source)
    {
        var citation = new JsonObject { ["@type"] = "CreativeWork", ["name"] = source.Title };
        if (source.Url is not null)
            citation["url"] = source.Url.AbsoluteUri;
        return citation;
    }
}
