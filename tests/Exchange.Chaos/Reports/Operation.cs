namespace Exchange.Chaos.Reports;

/// <summary>A figure's place: one writer alone reports it, so the order of its values is known.</summary>
internal sealed record Place(string Round, string Member, string Indicator, int Year);

/// <summary>One report.</summary>
/// <param name="Id">Its operation id, the same at every attempt.</param>
/// <param name="Place">Which figure.</param>
/// <param name="Number">Which value of that figure, counted from 1.</param>
/// <param name="Value">The value.</param>
internal sealed record Operation(string Id, Place Place, int Number, double Value)
{
    public int Attempts { get; set; }

    /// <summary>The board's version that was acknowledged; 0 if nothing was.</summary>
    public long Version { get; set; }

    public override string ToString() => FormattableString.Invariant(
        $"operation {Id} ({Place.Round} {Place.Member} {Place.Indicator} {Place.Year}, value {Number}: {Value}, {Attempts} attempts, {(Version > 0 ? $"acknowledged with version {Version}" : "never acknowledged")})");
}
