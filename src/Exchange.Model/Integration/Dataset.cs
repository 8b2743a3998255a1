using Fractions;

namespace Exchange.Model.Integration;

/// <summary>What a dataset is kept in.</summary>
public enum DatasetFormat
{
    /// <summary>Paper.</summary>
    Paper,
    /// <summary>Files: spreadsheets and the like.</summary>
    File,
    /// <summary>A database.</summary>
    Database,
}

/// <summary>By what a record finds its person.</summary>
public enum RecordKey
{
    /// <summary>By nothing that another institution could use.</summary>
    None,
    /// <summary>By several fields together, for example name, date and place of birth.</summary>
    Composite,
    /// <summary>By the unique ID.</summary>
    UniqueId,
}

/// <summary>How sensitive the personal data in a dataset are.</summary>
public enum PersonalData
{
    /// <summary>No personal data.</summary>
    None,
    /// <summary>Ordinary personal data.</summary>
    Ordinary,
    /// <summary>Health, disability, refugee status, biometrics and the like.</summary>
    Sensitive,
}

/// <summary>What is decided about a dataset.</summary>
public enum DatasetDecision
{
    /// <summary>It is kept as it is.</summary>
    Keep,
    /// <summary>It is made digital.</summary>
    Digitise,
    /// <summary>It is merged into another one.</summary>
    Merge,
    /// <summary>It is given up.</summary>
    Retire,
}

/// <summary>A register or database that programmes may need. What is described is the dataset; no personal data are ever held here.</summary>
/// <param name="Id">Its identity within the inventory.</param>
/// <param name="Owner">Id of the organisation that holds it.</param>
/// <param name="Kind">Code of its kind, see <see cref="Rubric.DatasetKinds"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Format">What it is kept in.</param>
/// <param name="Key">By what its records find their person.</param>
/// <param name="PersonsCovered">How many persons it covers; null if unknown.</param>
/// <param name="Updated">When it was last brought up to date; null if unknown.</param>
/// <param name="PersonalData">How sensitive its data are.</param>
public sealed record Dataset(
    string Id,
    string Owner,
    string Kind,
    LocalText Name,
    DatasetFormat Format,
    RecordKey Key,
    long? PersonsCovered,
    DateOnly? Updated,
    PersonalData PersonalData)
{
    /// <summary>Share of those it is meant to cover, 0 to 1; null if unknown.</summary>
    public Fraction? Coverage { get; init; }

    /// <summary>Share of its records that stand in it more than once, 0 to 1; null if unknown.</summary>
    public Fraction? Duplicates { get; init; }

    /// <summary>What is decided about it; null if nothing is.</summary>
    public DatasetDecision? Decision { get; init; }

    /// <summary>By when; null if not decided.</summary>
    public DateOnly? DecidedFor { get; init; }
}
