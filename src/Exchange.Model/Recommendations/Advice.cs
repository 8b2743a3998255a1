using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Model.Recommendations;

/// <summary>Why a country is shown a recommendation.</summary>
public enum AdviceReason
{
    /// <summary>It helps to pass a gate that stands between the country and the next level.</summary>
    Gap,
    /// <summary>It is written for countries of its level.</summary>
    Level,
    /// <summary>It is for every country.</summary>
    General,
}

/// <summary>A recommendation for a country, and why.</summary>
/// <param name="Recommendation">The recommendation.</param>
/// <param name="Reason">The strongest reason.</param>
/// <param name="Gates">The gates not passed that it helps with, in their order; empty unless the reason is a gap.</param>
public sealed record Advised(Recommendation Recommendation, AdviceReason Reason, ImmutableArray<Gate> Gates);

/// <summary>
/// The recommendations that a country sees, those first that help with what blocks it: by the number of blocking gates, then in the order of
/// the gates; then those of its level; then the general ones, those first that serve the same building blocks.
/// </summary>
/// <param name="Level">The level proven; null if the country was not assessed: it then sees the general recommendations alone.</param>
/// <param name="All">In order.</param>
public sealed record Advice(int? Level, ImmutableArray<Advised> All)
{
    /// <summary>Whether the country is shown the recommendation.</summary>
    public bool Has(string recommendation) => All.Any(a => a.Recommendation.Id == recommendation);

    /// <summary>Works it out.</summary>
    /// <param name="catalogue">The recommendations.</param>
    /// <param name="rubric">Which recommendation belongs to which gate.</param>
    /// <param name="assessment">The country's; null if there is none.</param>
    public static Advice For(RecommendationCatalogue catalogue, Rubric rubric, Assessment? assessment)
    {
        var level = assessment is { Status: not AssessmentStatus.NotAssessed } ? assessment.Level : (int?)null;
        var gaps = level is null ? [] : assessment!.Gaps.Select(g => g.Gate).ToImmutableArray();
        var helps = catalogue.All.ToDictionary(
            r => r.Id,
            r => gaps.Where(g => rubric.Words(g.Code)?.Recommendations.Contains(r.Id) is true).ToImmutableArray(),
            StringComparer.Ordinal);
        var blocked = catalogue.All.Where(r => !helps[r.Id].IsEmpty).SelectMany(r => r.Blocks).ToHashSet(StringComparer.Ordinal);

        return new(level, [
            .. catalogue.All
                .Where(r => !helps[r.Id].IsEmpty)
                .OrderByDescending(r => helps[r.Id].Length).ThenBy(r => gaps.IndexOf(helps[r.Id][0]))
                .Select(r => new Advised(r, AdviceReason.Gap, helps[r.Id])),
            .. catalogue.All
                .Where(r => r.Level is { } of && of == level && helps[r.Id].IsEmpty)
                .Select(r => new Advised(r, AdviceReason.Level, [])),
            .. catalogue.All
                .Where(r => r.Level is null && helps[r.Id].IsEmpty)
                .OrderByDescending(r => r.Blocks.Count(blocked.Contains))
                .Select(r => new Advised(r, AdviceReason.General, [])),
        ]);
    }
}
