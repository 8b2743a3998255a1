using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Exchange.Web.Library.Api;

/// <summary>The list. <c>language</c> is the one asked for; every page says the one it stands in.</summary>
internal sealed record LibraryDocument(string Version, string Language, int Count, IReadOnlyList<PageSummary> Pages);

/// <summary>A page without its text. <c>translation</c> is complete, summary, or missing: then title and summary are the English ones.</summary>
internal sealed record PageSummary(
    string Slug, string Title, string Summary, string Kind, IReadOnlyList<string> Blocks, string? Recommendation, int LevelFrom, int LevelTo,
    string Track, int Minutes, string Language, string Translation, DateOnly Reviewed, bool SelfCheck);

/// <summary>A page with its text. Sections hold clean HTML and the same as plain text; <c>notes</c> are its footnotes as HTML.</summary>
internal sealed record PageDocument(
    PageSummary Page, IReadOnlyList<string> Authors, string Licence, IReadOnlyList<SourceEntry> Sources, IReadOnlyList<SectionEntry> Sections, string? Notes);

internal sealed record SourceEntry(string Title, string? Url);

internal sealed record SectionEntry(string? Id, string? Heading, string Html, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LibraryDocument))]
[JsonSerializable(typeof(PageDocument))]
internal sealed partial class LibraryJson : JsonSerializerContext
{
    /// <summary>Writes French and Arabic as they are, not as escapes.</summary>
    public static LibraryJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
