namespace Exchange.Model.Recommendations;

/// <summary>Something that a country does about a recommendation.</summary>
/// <param name="Id">Its identity within the country's follow-up; empty in a command for a new one.</param>
/// <param name="Recommendation">Id of the recommendation.</param>
/// <param name="What">What is done.</param>
/// <param name="Responsible">The institution or office that does it, never a private person's data.</param>
/// <param name="From">When it begins; null if not decided.</param>
/// <param name="To">When it ends; null if not decided.</param>
/// <param name="Resources">Staff, systems and money it takes, in words; null if not said.</param>
/// <param name="InvestmentLine">The line of the budget or investment plan that pays for it; null if none does.</param>
/// <param name="Block">Code of the building block it changes; null if none.</param>
/// <param name="State">How far it is.</param>
/// <param name="Reason">Why it was dropped; null unless it was.</param>
[GenerateSerializer, Immutable, Alias("planned-action")]
public sealed record PlannedAction(
    [property: Id(0)] string Id,
    [property: Id(1)] string Recommendation,
    [property: Id(2)] string What,
    [property: Id(3)] string Responsible,
    [property: Id(4)] DateOnly? From,
    [property: Id(5)] DateOnly? To,
    [property: Id(6)] string? Resources,
    [property: Id(7)] string? InvestmentLine,
    [property: Id(8)] string? Block,
    [property: Id(9)] ProgressState State,
    [property: Id(10)] string? Reason)
{
    /// <summary>Its end has passed and it is neither done nor dropped.</summary>
    public bool IsOverdue(DateOnly day) => To < day && State is not (ProgressState.Done or ProgressState.Dropped);
}

/// <summary>What stands in the way of a single system; the three kinds that the source document names.</summary>
public enum ObstacleKind
{
    /// <summary>Institutions: mandates, agreements, rules.</summary>
    Institutional,
    /// <summary>Data are not shared enough.</summary>
    DataSharing,
    /// <summary>Technical infrastructure is missing.</summary>
    Infrastructure,
}

/// <summary>Something that stands in the way, with who removes it and by when.</summary>
/// <param name="Id">Its identity within the country's follow-up; empty in a command for a new one.</param>
/// <param name="Recommendation">Id of the recommendation it hinders.</param>
/// <param name="Kind">What kind of obstacle.</param>
/// <param name="What">What stands in the way.</param>
/// <param name="Owner">The institution or office that removes it.</param>
/// <param name="Due">By when.</param>
/// <param name="Outcome">How it was removed; null while it stands.</param>
[GenerateSerializer, Immutable, Alias("obstacle")]
public sealed record Obstacle(
    [property: Id(0)] string Id,
    [property: Id(1)] string Recommendation,
    [property: Id(2)] ObstacleKind Kind,
    [property: Id(3)] string What,
    [property: Id(4)] string Owner,
    [property: Id(5)] DateOnly Due,
    [property: Id(6)] string? Outcome)
{
    /// <summary>It still stands although its day has passed.</summary>
    public bool IsOverdue(DateOnly day) => Outcome is null && Due < day;
}

/// <summary>What was decided after a pilot.</summary>
public enum PilotDecision
{
    /// <summary>It runs, or its results are being validated.</summary>
    Open,
    /// <summary>It is extended to the country.</summary>
    Scale,
    /// <summary>It is changed and tried again.</summary>
    Change,
    /// <summary>It is not continued.</summary>
    Stop,
}

/// <summary>A small trial of the integrated system, told so that others can reuse it.</summary>
/// <param name="Id">Its identity within the country's follow-up; empty in a command for a new one.</param>
/// <param name="Recommendation">Id of the recommendation it belongs to.</param>
/// <param name="Title">Its title.</param>
/// <param name="Scope">Where, how long, how many.</param>
/// <param name="Hypothesis">What it is to show, and by which measure.</param>
/// <param name="Result">What it showed, and who validated it; null while it runs.</param>
/// <param name="Decision">What was decided then; anything but open needs a result.</param>
/// <param name="Origin">The pilot it reuses: code of the member and id, as in <c>SEN/pilot-1</c>; null if none.</param>
[GenerateSerializer, Immutable, Alias("pilot")]
public sealed record Pilot(
    [property: Id(0)] string Id,
    [property: Id(1)] string Recommendation,
    [property: Id(2)] string Title,
    [property: Id(3)] string Scope,
    [property: Id(4)] string Hypothesis,
    [property: Id(5)] string? Result,
    [property: Id(6)] PilotDecision Decision,
    [property: Id(7)] string? Origin);

/// <summary>What hinders a country with a recommendation, the strongest first.</summary>
/// <param name="Recommendation">Id of the recommendation.</param>
/// <param name="Ranked">Codes of the rubric's causes, each once.</param>
[GenerateSerializer, Immutable, Alias("barriers")]
public sealed record Barriers(
    [property: Id(0)] string Recommendation, [property: Id(1)] System.Collections.Immutable.ImmutableArray<string> Ranked);
