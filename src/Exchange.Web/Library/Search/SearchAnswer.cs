using System.Collections.Immutable;

namespace Exchange.Web.Library;

/// <summary>A piece of text, and whether it is one of the words asked for.</summary>
public readonly record struct TextPart(string Text, bool IsHit);

/// <summary>A page found, with the words marked where they stand.</summary>
public sealed record Hit(string Slug, ImmutableArray<TextPart> Title, ImmutableArray<TextPart> Excerpt);

/// <param name="Hits">The pages, best first.</param>
/// <param name="IsPartial">No page holds all that was asked; these hold a part of it.</param>
/// <param name="Instead">The same question with words that the library knows; null if there is nothing better to offer.</param>
public sealed record SearchAnswer(ImmutableArray<Hit> Hits, bool IsPartial, string? Instead)
{
    public static SearchAnswer None { get; } = new([], false, null);
}
