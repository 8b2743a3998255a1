using System.Collections.Immutable;

namespace Exchange.Web.Library;

/// <summary>A part of a page under one heading of the second level; what stands above the first has no anchor and no heading.</summary>
public sealed record Section(string? Anchor, string Heading, CleanHtml Html, string Text);

/// <summary>A page as it is shown, and as it is searched.</summary>
public sealed record RenderedPage(ImmutableArray<Section> Sections, CleanHtml? Notes)
{
    /// <summary>The words of the page, without its notes.</summary>
    public string Text { get; } = string.Join("\n", Sections.Select(s => s.Text));
}
