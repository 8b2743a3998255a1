using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Exchange.Web.Hosting.Past;

/// <summary>
/// Links and forms of a page keep what it reads: every address that can be read as of a moment gets the moment, wherever on the page it
/// stands. Which addresses those are follows from their endpoints, so a new page need only be marked.
/// </summary>
internal sealed partial class AsOfLinks(IEnumerable<EndpointDataSource> sources)
{
    private readonly Lazy<RoutePattern[]> _followed = new(() =>
        [.. sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ReadsAsOf>() is not null)
            .Select(e => e.RoutePattern)]);

    /// <summary>The page with its links changed.</summary>
    /// <param name="html">The page as our renderer writes it: every attribute between double quotes.</param>
    /// <param name="address">What each link gets.</param>
    /// <param name="language">First part of addresses of pages.</param>
    public string Follow(string html, string address, string language)
    {
        var html1 = Anchor().Replace(html, match => match.Value.Contains(" data-as-is", StringComparison.Ordinal)
            ? match.Value
            : $"{match.Groups[1].Value}{Link(match.Groups[2].Value, address, language)}{match.Groups[3].Value}");
        return Form().Replace(html1, match =>
            !match.Value.Contains("method=\"get\"", StringComparison.Ordinal) || match.Value.Contains(" data-as-is", StringComparison.Ordinal)
            || !IsFollowed(match.Groups[1].Value, language)
                ? match.Value
                : $"{match.Value}<input type=\"hidden\" name=\"{address[..address.IndexOf('=')]}\" value=\"{Uri.UnescapeDataString(address[(address.IndexOf('=') + 1)..])}\">");
    }

    private string Link(string link, string address, string language)
    {
        if (!IsFollowed(link, language) || Says().IsMatch(link))
            return link;
        var fragment = link.IndexOf('#');
        var (front, back) = fragment < 0 ? (link, "") : (link[..fragment], link[fragment..]);
        return $"{front}{(front.Contains('?') ? "&amp;" : "?")}{address}{back}";
    }

    private bool IsFollowed(string link, string language)
    {
        var path = link.Split('?', '#')[0];
        if (path.Contains(':') || link.StartsWith("//", StringComparison.Ordinal) || link is ['#', ..])
            return false;
        // Pages stand below the language, by the page's base address; what begins with a slash names it.
        path = path.StartsWith('/') ? path.StartsWith($"/{language}/", StringComparison.Ordinal) ? path[(language.Length + 1)..] : path : "/" + path;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var pattern in _followed.Value)
            if (Fits(pattern, segments))
                return true;
        return false;
    }

    private static bool Fits(RoutePattern pattern, string[] segments)
    {
        if (pattern.PathSegments.Count != segments.Length)
            return false;
        for (var i = 0; i < segments.Length; i++)
            if (pattern.PathSegments[i].Parts is [RoutePatternLiteralPart literal] && literal.Content != segments[i])
                return false;
        return true;
    }

    [GeneratedRegex("(<a [^>]*?href=\")([^\"]*)(\"[^>]*>)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Anchor();

    // A link that says itself what it reads: to this page in another language, or to a place on it.
    [GeneratedRegex($"[?&;]({AsOf.Parameter}|{AsOf.Snapshot})=")]
    private static partial Regex Says();

    [GeneratedRegex("<form [^>]*?action=\"([^\"]*)\"[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Form();
}
