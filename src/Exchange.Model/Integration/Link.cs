namespace Exchange.Model.Integration;

/// <summary>Which way data travel on a link.</summary>
public enum LinkDirection
{
    /// <summary>From the dataset to the programme.</summary>
    ToProgramme,
    /// <summary>From the programme to the dataset.</summary>
    ToDataset,
    /// <summary>Both ways.</summary>
    Both,
}

/// <summary>What joins a programme and a dataset.</summary>
/// <param name="At">The programme and the dataset.</param>
/// <param name="Tool">How the data travel.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Key">By what records are matched.</param>
/// <param name="LegalBasis">Whether the agreement or law it rests on is recorded.</param>
/// <param name="FirstLive">When data first flowed; null if unknown or never.</param>
/// <param name="LastVerified">When somebody last saw it work; null if nobody ever did.</param>
/// <param name="Failures">Failures in the last twelve months; null if nobody counts them.</param>
public sealed record Link(
    Connection At,
    LinkTool Tool,
    LinkDirection Direction,
    RecordKey Key,
    bool LegalBasis,
    DateOnly? FirstLive,
    DateOnly? LastVerified,
    int? Failures)
{
    /// <summary>Share of the records asked for that find their person, 0 to 1; null if nobody counts.</summary>
    public Fractions.Fraction? MatchRate { get; init; }

    /// <summary>When it is meant to be live; null if nobody plans it.</summary>
    public DateOnly? PlannedFor { get; init; }

    /// <summary>The last day on which the verification holds; null if nobody ever verified it.</summary>
    public DateOnly? HoldsUntil => LastVerified?.AddMonths(LinkFacts.MonthsVerified);

    internal LinkFacts On(DateOnly day) => new(At, Tool, LastVerified is { } verified ? Age.InMonths(verified, day) : null, LegalBasis);
}
