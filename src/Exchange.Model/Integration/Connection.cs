namespace Exchange.Model.Integration;

/// <summary>A programme and a dataset: where a need is declared, or a link runs.</summary>
/// <param name="Programme">Id of the programme.</param>
/// <param name="Dataset">Id of the dataset.</param>
public readonly record struct Connection(string Programme, string Dataset);

/// <summary>Two programmes, whichever is named first: equal pairs compare equal.</summary>
public readonly record struct ProgrammePair
{
    /// <summary>The pair of the two ids.</summary>
    public ProgrammePair(string one, string other) =>
        (First, Second) = string.CompareOrdinal(one, other) <= 0 ? (one, other) : (other, one);

    /// <summary>The id that comes first in ordinal order.</summary>
    public string First { get; }

    /// <summary>The other id.</summary>
    public string Second { get; }
}
