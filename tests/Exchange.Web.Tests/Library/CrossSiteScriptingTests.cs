using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Library;

namespace Exchange.Web.Tests.Library;

/// <summary>Whatever somebody writes into a page, what comes out holds nothing that runs. The browser's tests show the same pages to a browser.</summary>
public sealed class CrossSiteScriptingTests
{
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "html", "head", "body", "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "br", "a", "sup", "div", "figure",
        "span", "table", "thead", "tbody", "tr", "th", "td",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal) { "href", "id", "class", "start", "role", "aria-label", "aria-hidden", "rel", "dir", "tabindex" };

    [Fact]
    public void There_are_at_least_three_hundred_attempts_and_none_twice()
    {
        Assert.True(Payloads.All.Count >= 300, $"{Payloads.All.Count}");
        Assert.Equal(Payloads.All.Count, Payloads.All.Distinct().Count());
    }

    [Fact]
    public void No_body_comes_out_with_anything_that_runs()
    {
        foreach (var payload in Payloads.All)
        {
            string[] bodies = [payload, $"Text {payload} text", $"> [!NOTE]\n> {payload}", $"- {payload}", $"A.[^1]\n\n[^1]: {payload}", $"## {payload.ReplaceLineEndings(" ")}"];
            foreach (var body in bodies)
                if (Drawn(body) is { } html)
                    Check(html, body);
        }
    }

    // A diagram that is none is refused: that is an answer too.
    private static string? Drawn(string body)
    {
        try
        {
            return Pages.Html(body);
        }
        catch (ContentException)
        {
            return null;
        }
    }

    private static void Check(string html, string from)
    {
        foreach (var element in new HtmlParser().ParseDocument(html).All)
        {
            Assert.True(Elements.Contains(element.LocalName), $"<{element.LocalName}> from {from}: {html}");
            Assert.All(element.Attributes, a => Assert.True(Attributes.Contains(a.Name), $"{a.Name} from {from}: {html}"));
            if (element.GetAttribute("href") is { } href)
                Assert.True(IsHarmless(href), $"{href} from {from}");
        }
    }

    private static bool IsHarmless(string href) =>
        href.StartsWith("https://", StringComparison.Ordinal) || href.StartsWith("http://", StringComparison.Ordinal)
        || (!href.Contains(':') || href.StartsWith("library/a-page#", StringComparison.Ordinal)) && !href.StartsWith("//", StringComparison.Ordinal) && !href.StartsWith('\\');
}
