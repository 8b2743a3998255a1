namespace Exchange.Model.Integration;

/// <summary>Where an organisation acts.</summary>
public enum OrganisationLevel
{
    /// <summary>In the whole country.</summary>
    National,
    /// <summary>In a part of it: a state, province or municipality.</summary>
    SubNational,
}

/// <summary>An institution that runs programmes or holds datasets.</summary>
/// <param name="Id">Its identity within the inventory.</param>
/// <param name="Name">Its name.</param>
/// <param name="Level">Where it acts.</param>
/// <param name="Role">What it does, in the country's words; null if not said.</param>
public sealed record Organisation(string Id, LocalText Name, OrganisationLevel Level, string? Role = null)
{
    /// <summary>Whether it coordinates others; null if not said.</summary>
    public bool? Coordinates { get; init; }

    /// <summary>What it may decide; null if not said.</summary>
    public string? Mandate { get; init; }

    /// <summary>How often it meets in a year; null if not said.</summary>
    public long? Meetings { get; init; }
}
