using System.Collections.Immutable;

namespace Exchange.Web.Recommendations.Delivery;

/// <summary>A table over the accepted inventories of all members: figures beside each other, never ranked.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Asks">Ids of the asks that it answers.</param>
/// <param name="Columns">The headings: for programs, and for readers.</param>
/// <param name="Rows">A country's code or another first column, then texts, figures, shares in percent, or null for what is not reported.</param>
/// <param name="Countries">How many countries say something of it.</param>
/// <param name="Of">How many countries have an accepted inventory.</param>
public sealed record DeliveryTable(
    string Id, string Title, string Asks, ImmutableArray<(string Name, string Heading)> Columns, ImmutableArray<ImmutableArray<object?>> Rows, int Countries, int Of);
