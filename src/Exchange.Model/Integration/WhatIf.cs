using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>A criterion in a ladder.</summary>
/// <param name="Block">Code of the block.</param>
/// <param name="Grade">1 to 3.</param>
/// <param name="Index">Its place among the criteria of that grade, from 0.</param>
public readonly record struct CriterionPlace(string Block, int Grade, int Index);

/// <summary>A programme's term of a metric.</summary>
/// <param name="Programme">Id of the programme.</param>
/// <param name="Metric">The metric: BRC, UIDC, PGC, GRMC or MIS.</param>
public readonly record struct ProgrammeTerm(string Programme, Metric Metric);

/// <summary>What somebody supposes.</summary>
public sealed record Supposition
{
    /// <summary>Links that would be live.</summary>
    public ImmutableArray<Connection> Live { get; init; } = [];

    /// <summary>Pairs of programmes that would be cross-checked.</summary>
    public ImmutableArray<ProgrammePair> CrossChecked { get; init; } = [];

    /// <summary>Criteria that would be met.</summary>
    public ImmutableArray<CriterionPlace> Met { get; init; } = [];

    /// <summary>Programmes that would be wholly in: in the registry, on the unique ID, through the gateway, in the common grievance system, digital.</summary>
    public ImmutableArray<ProgrammeTerm> Whole { get; init; } = [];
}

/// <summary>The same assessment with something supposed. It changes and keeps nothing.</summary>
public static class WhatIf
{
    /// <summary>What would change if it were so.</summary>
    public static Change Of(Facts facts, Supposition supposition) => Change.Between(facts, Suppose(facts, supposition));

    // A list that nobody gave stays unknown: one more link does not tell of the others.
    private static Facts Suppose(Facts facts, Supposition supposition) => facts with
    {
        Programmes = [.. facts.Programmes.Select(p => supposition.Whole.Where(t => t.Programme == p.Id).Aggregate(p, Whole))],
        Links = facts.Links?.AddRange(supposition.Live.Select(at => new LinkFacts(at, LinkTool.Query, 0, true))),
        CrossChecks = facts.CrossChecks?.AddRange(supposition.CrossChecked),
        Blocks = supposition.Met.Aggregate(
            facts.Blocks, (blocks, at) => blocks.SetItem(at.Block, blocks.GetValueOrDefault(at.Block, Ladder.Unknown).With(at.Grade, at.Index, true))),
    };

    private static ProgrammeFacts Whole(ProgrammeFacts programme, ProgrammeTerm term) => term.Metric switch
    {
        Metric.BRC => programme with { InBeneficiaryRegistry = Fraction.One },
        Metric.UIDC => programme with { UidShare = Fraction.One },
        Metric.PGC => programme with { GatewayShare = Fraction.One },
        Metric.GRMC => programme with { CommonGrm = true },
        Metric.MIS => programme with { DigitalMis = true },
        _ => programme,
    };
}
