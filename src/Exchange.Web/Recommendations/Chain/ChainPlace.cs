using System.Collections.Immutable;

namespace Exchange.Web.Recommendations.Chain;

/// <summary>A place in the chain from a figure to what a country does about it.</summary>
/// <param name="Kind">indicator, value, entry, block, gate, level, recommendation, action or member; of exchanges request, offer or exchange.</param>
/// <param name="Id">
/// Its identity: a code, or for what belongs to a country its ISO alpha-3 code first, as in <c>SEN/action-1</c>, <c>SEN/link:pension/civil-registry</c> or
/// <c>SEN/B06</c>, and for what belongs to a season the season.
/// </param>
/// <param name="Title">What it is called, in the language at hand.</param>
/// <param name="Address">Where it is read, below the language.</param>
public sealed record ChainPlace(string Kind, string Id, string Title, string Address);

/// <summary>A place with its neighbours.</summary>
/// <param name="Place">The place.</param>
/// <param name="Before">What it follows from.</param>
/// <param name="After">What follows from it.</param>
public sealed record ChainLinks(ChainPlace Place, ImmutableArray<ChainPlace> Before, ImmutableArray<ChainPlace> After);
