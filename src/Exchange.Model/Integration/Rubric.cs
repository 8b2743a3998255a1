using System.Collections.Immutable;

namespace Exchange.Model.Integration;

/// <summary>One criterion of a building block: a question to answer with yes, no or unknown.</summary>
/// <param name="Id">Block, grade and a letter: <c>B01.2a</c>.</param>
/// <param name="Block">Code of the block.</param>
/// <param name="Grade">1 emerging, 2 moderate, 3 advanced.</param>
/// <param name="Question">The question.</param>
/// <param name="Evidence">What counts as evidence.</param>
public sealed record Criterion(string Id, string Block, int Grade, LocalText Question, LocalText Evidence);

/// <summary>One of the fourteen building blocks.</summary>
/// <param name="Code">B01 to B14.</param>
/// <param name="Name">Its name.</param>
/// <param name="Criteria">Its criteria, lowest grade first.</param>
public sealed record BuildingBlock(string Code, LocalText Name, ImmutableArray<Criterion> Criteria);

/// <summary>A gate in words, and what is recommended where it is not passed.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Name">What it asks.</param>
/// <param name="Recommendations">Ids of the recommendations that belong to it.</param>
public sealed record GateWords(Gate Gate, LocalText Name, ImmutableArray<string> Recommendations);

/// <summary>A word of a fixed list.</summary>
/// <param name="Code">What is stored.</param>
/// <param name="Name">What is read.</param>
public sealed record Term(string Code, LocalText Name);

/// <summary>A phase of the delivery chain.</summary>
/// <param name="Number">1 to 9.</param>
/// <param name="Stage">The stage it belongs to.</param>
/// <param name="Name">Its name.</param>
public sealed record Phase(int Number, DeliveryStage Stage, LocalText Name);

/// <summary>The rubric in words, as the content files give it. What decides a level is in <see cref="Gate"/> and <see cref="Ladder"/>.</summary>
/// <param name="Id">Fingerprint of the files: equal content, equal id.</param>
/// <param name="Blocks">B01 to B14.</param>
/// <param name="Gates">C1 to C4, D1 to D8.</param>
/// <param name="General">Ids of the recommendations that belong to every country.</param>
/// <param name="AllMet">Ids of the recommendations where every gate is passed.</param>
/// <param name="ProgrammeTypes">Kinds of programme.</param>
/// <param name="DatasetKinds">Kinds of dataset.</param>
/// <param name="Causes">Causes of weaknesses in delivery.</param>
/// <param name="Groups">Groups that may not be reached.</param>
/// <param name="Phases">The nine phases.</param>
/// <param name="UsualNeeds">By kind of programme, the kinds of dataset that programmes of it usually need.</param>
public sealed record Rubric(
    string Id,
    ImmutableArray<BuildingBlock> Blocks,
    ImmutableArray<GateWords> Gates,
    ImmutableArray<string> General,
    ImmutableArray<string> AllMet,
    ImmutableArray<Term> ProgrammeTypes,
    ImmutableArray<Term> DatasetKinds,
    ImmutableArray<Term> Causes,
    ImmutableArray<Term> Groups,
    ImmutableArray<Phase> Phases,
    ImmutableSortedDictionary<string, ImmutableArray<string>> UsualNeeds)
{
    /// <summary>Ways of speaking with people: of outreach, of complaints.</summary>
    public ImmutableArray<Term> Channels { get; init; } = [];

    /// <summary>Kinds of shock.</summary>
    public ImmutableArray<Term> Shocks { get; init; } = [];

    /// <summary>The codes of the fourteen blocks.</summary>
    public static ImmutableArray<string> BlockCodes { get; } =
        [.. Enumerable.Range(1, 14).Select(n => FormattableString.Invariant($"B{n:00}"))];

    /// <summary>The block of that code; null if there is none.</summary>
    public BuildingBlock? Block(string code) => Blocks.FirstOrDefault(b => b.Code == code);

    /// <summary>The words of a gate; null if there is none of that code.</summary>
    public GateWords? Words(string gate) => Gates.FirstOrDefault(g => g.Gate.Code == gate);

    /// <summary>
    /// The recommendations that an assessment points to: those of its gaps in their order, or those for a country that passes every gate; each
    /// once. A country that was not assessed has the general ones alone.
    /// </summary>
    public ImmutableArray<string> For(Assessment assessment) =>
        assessment.Status == AssessmentStatus.NotAssessed ? []
        : assessment.Level == Ladder.Highest ? AllMet
        : [.. assessment.Gaps.SelectMany(g => Words(g.Gate.Code)?.Recommendations ?? []).Distinct(StringComparer.Ordinal)];
}
