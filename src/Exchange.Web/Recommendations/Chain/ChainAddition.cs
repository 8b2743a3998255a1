namespace Exchange.Web.Recommendations.Chain;

/// <summary>What a room further down adds to the chain; it says what there is today, and nothing of the past.</summary>
/// <param name="Place">The place of a kind and identity, in the language at hand; null if the room has none.</param>
/// <param name="Links">Links between its places and any others, which the map finds by name.</param>
internal sealed record ChainAddition(
    Func<ChainMap, string, string, ChainPlace?> Place, Func<ChainMap, IEnumerable<(ChainPlace Before, ChainPlace After)>> Links);
