using System.Text.Json.Serialization;

namespace Exchange.Model.Indicators;

/// <summary>How well a value is evidenced, from weakest to strongest.</summary>
public enum EvidenceGrade
{
    /// <summary>The country says so.</summary>
    SelfDeclared,
    /// <summary>A document or a link backs it.</summary>
    Documented,
    /// <summary>Another member's focal point has verified it.</summary>
    PeerVerified,
    /// <summary>Published by an international organisation.</summary>
    External,
}

/// <summary>Whose figure it is. Both stand side by side; neither overwrites the other.</summary>
public enum Basis
{
    /// <summary>Published by an international organisation.</summary>
    Published,
    /// <summary>Reported by the country and accepted.</summary>
    National,
}

/// <summary>Which publication or acceptance a value belongs to. Older vintages stay readable.</summary>
/// <param name="Id">For example <c>WDI-2025</c>, <c>round:2026</c> or <c>import:…</c>.</param>
/// <param name="At">When the product learnt of it; null for publications that came with the product.</param>
[GenerateSerializer, Immutable, Alias("vintage")]
public sealed record Vintage([property: Id(0)] string Id, [property: Id(1)] DateTimeOffset? At);

/// <summary>What an observation is of, within one member: indicator, disaggregation and year.</summary>
/// <param name="Indicator">Indicator code.</param>
/// <param name="Disaggregation">The breakdown, <see cref="Indicator.Total"/> for everybody.</param>
/// <param name="Year">Calendar year.</param>
[GenerateSerializer, Immutable, Alias("cell-key"), JsonConverter(typeof(CellKeyJson))]
public readonly record struct CellKey([property: Id(0)] string Indicator, [property: Id(1)] string Disaggregation, [property: Id(2)] int Year)
{
    /// <summary>Key of the figure for everybody.</summary>
    public CellKey(string indicator, int year) : this(indicator, Indicators.Indicator.Total, year) { }

    /// <summary>For example <c>per_sa_allsa.cov_pop_tot|total|2024</c>; also the key in stored documents.</summary>
    public override string ToString() => $"{Indicator}|{Disaggregation}|{Year}";

    /// <summary>Reads what <see cref="ToString"/> wrote. Throws <see cref="FormatException"/> on anything else.</summary>
    public static CellKey Parse(string text)
    {
        var parts = text.Split('|');
        return parts.Length == 3 && int.TryParse(parts[2], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
            ? new(parts[0], parts[1], year)
            : throw new FormatException($"'{text}' is not the key of a cell (indicator|disaggregation|year).");
    }
}

/// <summary>One value of an indicator for a member, year and disaggregation.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Key">Indicator, disaggregation and year.</param>
/// <param name="Value">In the indicator's unit.</param>
/// <param name="Basis">Published internationally or accepted nationally.</param>
/// <param name="Source">Who published it, or what the country named as its source.</param>
/// <param name="Grade">How well it is evidenced.</param>
/// <param name="Vintage">Which publication or acceptance it belongs to.</param>
/// <param name="Note">The country's comment; null if none.</param>
[GenerateSerializer, Immutable, Alias("observation")]
public sealed record Observation(
    [property: Id(0)] string Member,
    [property: Id(1)] CellKey Key,
    [property: Id(2)] double Value,
    [property: Id(3)] Basis Basis,
    [property: Id(4)] string Source,
    [property: Id(5)] EvidenceGrade Grade,
    [property: Id(6)] Vintage Vintage,
    [property: Id(7)] string? Note = null);
