namespace Exchange.Model.Indicators;

/// <summary>What a country says about a cell beside or instead of a figure.</summary>
public enum StatementKind
{
    /// <summary>There is no such figure. Neither zero nor silence.</summary>
    NotAvailable,
    /// <summary>The question does not apply to the country.</summary>
    NotApplicable,
    /// <summary>The published figure is the country's own.</summary>
    AcceptsPublished,
    /// <summary>The country's figure stands instead of the published one, which stays beside it.</summary>
    ReplacesPublished,
    /// <summary>The country disputes the published figure, which stays.</summary>
    ContestsPublished,
}

/// <summary>An accepted statement of a country about one cell.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Key">Indicator, disaggregation and year.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Reason">Why, in the country's words; null if nothing is said.</param>
/// <param name="Vintage">Which acceptance it belongs to.</param>
[GenerateSerializer, Immutable, Alias("statement")]
public sealed record Statement(
    [property: Id(0)] string Member,
    [property: Id(1)] CellKey Key,
    [property: Id(2)] StatementKind Kind,
    [property: Id(3)] string? Reason,
    [property: Id(4)] Vintage Vintage);
