using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>A part of a round's questionnaire that is asked on one page and can be delegated and decided on its own: a family of indicators.</summary>
/// <param name="Slug">Name in addresses.</param>
/// <param name="Family">The family, in the catalogue's words.</param>
/// <param name="Indicators">What it asks for.</param>
public sealed record Section(string Slug, string Family, ImmutableArray<Indicator> Indicators)
{
    /// <summary>Whether the section asks for the cell.</summary>
    public bool Asks(CellKey key) => Indicators.Any(i => i.Code == key.Indicator);
}

/// <summary>The sections of a round.</summary>
public static class Sections
{
    /// <summary>One per family, in the order of the catalogue.</summary>
    public static ImmutableArray<Section> Of(Round round, Reference reference) =>
        [.. reference.Indicators
            .Where(i => round.Indicators.Contains(i.Code))
            .GroupBy(i => i.Family)
            .Select(family => new Section(Slug(family.Key), family.Key, [.. family]))];

    /// <summary>Slug of the section that asks for the indicator; null if the catalogue lacks it.</summary>
    public static string? Of(string indicator, Reference reference) => reference.Indicator(indicator) is { } known ? Slug(known.Family) : null;

    // "effective coverage (SDG 1.3.1)" is asked at .../effective-coverage-sdg-1-3-1
    private static string Slug(string family) => string.Join('-', new string([.. family
        .ToLowerInvariant()
        .Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
