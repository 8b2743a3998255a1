using System.Collections.Immutable;
using Exchange.Model.Exchanges;

namespace Exchange.Web.Exchanges;

/// <summary>A season or a call, and the entries of its history that somebody has not read yet.</summary>
/// <param name="State">It as it is now, whole.</param>
/// <param name="Entries">The entries, oldest first.</param>
/// <param name="First">How many entries stand before the first of them.</param>
[GenerateSerializer, Immutable, Alias("ledger-slice`1")]
public sealed record LedgerSlice<T>([property: Id(0)] T State, [property: Id(1)] ImmutableArray<LedgerEntry> Entries, [property: Id(2)] long First) where T : class;
