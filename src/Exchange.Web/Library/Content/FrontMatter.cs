using System.Collections.Immutable;

namespace Exchange.Web.Library;

public enum Kind
{
    Module,
    Case,
    Guide,
    RecommendationNote,
}

public enum Track
{
    Technical,
    Policy,
    Both,
}

/// <summary>What a page rests on; a document without a public address has no link.</summary>
public sealed record CitedSource(string Title, Uri? Url);

/// <summary>The lines at the top of a page, checked.</summary>
public sealed record FrontMatter
{
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required Kind Kind { get; init; }
    public required ImmutableArray<string> Blocks { get; init; }
    public required string? Recommendation { get; init; }
    public required int LevelFrom { get; init; }
    public required int LevelTo { get; init; }
    public required Track Track { get; init; }
    public required int Minutes { get; init; }
    public required ImmutableArray<string> Authors { get; init; }
    public required ImmutableArray<CitedSource> Sources { get; init; }
    public required string Licence { get; init; }
    public required DateOnly Reviewed { get; init; }
    /// <summary>False where the file holds a summary of the English page.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>The first thing in which a translation differs though it may not; null if it agrees.</summary>
    public string? DiffersFrom(FrontMatter english) =>
        Kind != english.Kind ? "kind"
        : !Blocks.SequenceEqual(english.Blocks) ? "blocks"
        : Recommendation != english.Recommendation ? "recommendation"
        : LevelFrom != english.LevelFrom ? "levelFrom"
        : LevelTo != english.LevelTo ? "levelTo"
        : Track != english.Track ? "track"
        : !Authors.SequenceEqual(english.Authors) ? "authors"
        : !Sources.SequenceEqual(english.Sources) ? "sources"
        : Licence != english.Licence ? "licence"
        : null;
}
