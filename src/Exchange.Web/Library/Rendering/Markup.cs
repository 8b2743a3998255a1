using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Exchange.Web.Library;

/// <summary>The one place where a string becomes markup.</summary>
internal static class Markup
{
    // The encoder escapes <, > and &: no text can end the script element or open another.
    private static readonly JsonSerializerOptions InScript = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

#pragma warning disable RS0030 // The exception to the ban: what is written here went through the sanitizer or the JSON encoder, which its types prove.
    /// <summary>The text of a page.</summary>
    public static RenderFragment Of(CleanHtml html) => builder => builder.AddContent(0, new MarkupString(html.Text));

    /// <summary>Data for machines. A block of this type is never run, so the content policy lets it be.</summary>
    public static RenderFragment Data(JsonObject data) => builder =>
        builder.AddContent(0, new MarkupString($"<script type=\"application/ld+json\">{data.ToJsonString(InScript)}</script>"));
#pragma warning restore RS0030
}
