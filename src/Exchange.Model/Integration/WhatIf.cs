using System.Collections.Immutable;

namespace Exchange.Model.Integration;

/// <summary>A criterion in a ladder.</summary>
/// <param name="Block">Code of the block.</param>
/// <param name="Grade">1 to 3.</param>
/// <param name="Index">Its place among the criteria of that grade, from 0.</param>
public readonly record struct CriterionPlace(string Block, int Grade, int Index);

/// <summary>What somebody supposes.</summary>
public sealed record Supposition
{
    /// <summary>Links that would be live.</summary>
    public ImmutableArray<Connection> Live { get; init; } = [];

    /// <summary>Pairs of programmes that would be cross-checked.</summary>
    public ImmutableArray<ProgrammePair> CrossChecked { get; init; } = [];

    /// <summary>Criteria that would be met.</summary>
    public ImmutableArray<CriterionPlace> Met { get; init; } = [];
}

/// <summary>The same assessment with something supposed. It changes and keeps nothing.</summary>
public static class WhatIf
{
    /// <summary>What would change if it were so.</summary>
    public static Change Of(Facts facts, Supposition supposition) => Change.Between(facts, Suppose(facts, supposition));

    // A list that nobody gave stays unknown: one more link does not tell of the others.
    private static Facts Suppose(Facts facts, Supposition supposition) => facts with
    {
        Links = facts.Links?.AddRange(supposition.Live.Select(at => new LinkFacts(at, LinkTool.Query, 0, true))),
        CrossChecks = facts.CrossChecks?.AddRange(supposition.CrossChecked),
        Blocks = supposition.Met.Aggregate(
            facts.Blocks, (blocks, at) => blocks.SetItem(at.Block, blocks.GetValueOrDefault(at.Block, Ladder.Unknown).With(at.Grade, at.Index, true))),
    };
}
