namespace Exchange.Model.Members;

/// <summary>The three groups of member countries.</summary>
public enum MemberGroup
{
    /// <summary>African group.</summary>
    African,
    /// <summary>Arab group.</summary>
    Arab,
    /// <summary>Asian group.</summary>
    Asian,
}

/// <summary>Where a member's tile stands on the tile map; zero-based, row 0 on top, column 0 in the west.</summary>
public readonly record struct Tile(int Row, int Column);

/// <summary>One of the 57 member countries.</summary>
/// <param name="Iso3">ISO 3166-1 alpha-3 code, upper case; the member's identity everywhere.</param>
/// <param name="Iso2">ISO 3166-1 alpha-2 code.</param>
/// <param name="Name">Short name in three languages.</param>
/// <param name="Group">The group the member belongs to.</param>
/// <param name="Region">World Bank region code.</param>
/// <param name="LeastDeveloped">On the United Nations list of least developed countries.</param>
/// <param name="Language">Suggested language of the user interface: en, fr or ar.</param>
/// <param name="Tile">Place on the tile map.</param>
/// <param name="Note">What a reader should know about the classification, in English; null if nothing.</param>
public sealed record Member(
    string Iso3,
    string Iso2,
    LocalText Name,
    MemberGroup Group,
    string Region,
    bool LeastDeveloped,
    string Language,
    Tile Tile,
    string? Note);
