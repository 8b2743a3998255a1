using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions;

/// <summary>The indicators of a round that are asked on one page.</summary>
public sealed record QuestionGroup(string Slug, string Family, ImmutableArray<Indicator> Indicators);

/// <summary>A round's indicators, one page per family, in the order of the catalogue.</summary>
public static class Questionnaire
{
    public static ImmutableArray<QuestionGroup> Of(Round round, Reference reference) =>
        [.. reference.Indicators
            .Where(i => round.Indicators.Contains(i.Code))
            .GroupBy(i => i.Family)
            .Select(family => new QuestionGroup(Slug(family.Key), family.Key, [.. family]))];

    // "effective coverage (SDG 1.3.1)" is asked at .../effective-coverage-sdg-1-3-1
    private static string Slug(string family) => string.Join('-', new string([.. family
        .ToLowerInvariant()
        .Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
