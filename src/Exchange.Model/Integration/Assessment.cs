using System.Collections.Immutable;

namespace Exchange.Model.Integration;

/// <summary>How much of an assessment is settled.</summary>
public enum AssessmentStatus
{
    /// <summary>Nothing is known of any gate: shown as "not assessed", never as level 1.</summary>
    NotAssessed,
    /// <summary>What is unknown could still raise the level.</summary>
    Provisional,
    /// <summary>What is unknown could not change the level.</summary>
    Final,
}

/// <summary>
/// The level that a country's evidence proves, and what stands between it and the next. Computed in exact fractions; a level and its gates
/// only, no score.
/// </summary>
/// <param name="Level">1 low interoperability, 2 high interoperability, 3 integrated beneficiary system: what is proven.</param>
/// <param name="Possible">The highest level that is not excluded.</param>
/// <param name="Status">Whether the two are the same.</param>
/// <param name="Metrics">The metrics.</param>
/// <param name="Grades">The grades of the blocks that were looked at, by code.</param>
/// <param name="Gates">All twelve gates in their order.</param>
/// <param name="Flags">What must be seen beside the level.</param>
public sealed record Assessment(
    int Level,
    int Possible,
    AssessmentStatus Status,
    Metrics Metrics,
    ImmutableSortedDictionary<string, Grade> Grades,
    ImmutableArray<GateResult> Gates,
    ImmutableArray<Flag> Flags)
{
    /// <summary>The gates of the next level that are not passed, in their order; none at level 3.</summary>
    public ImmutableArray<GateResult> Gaps => [.. Gates.Where(g => g.Gate.Level == Level + 1 && g.Met is not true)];

    /// <summary>What was found at the gate of that code.</summary>
    public GateResult this[string gate] => Gates.First(g => g.Gate.Code == gate);

    /// <summary>Assesses. The order of anything in the facts changes nothing.</summary>
    public static Assessment Of(Facts facts)
    {
        var metrics = Metrics.Of(facts);
        var grades = facts.Blocks.ToImmutableSortedDictionary(b => b.Key, b => b.Value.Grade, StringComparer.Ordinal);
        ImmutableArray<GateResult> gates = [.. Gate.All.Select(g => g.Judge(metrics, grades))];
        var second = Passed(gates.Where(g => g.Gate.Level == 2));
        var third = second & Passed(gates.Where(g => g.Gate.Level == 3));
        var level = third is true ? 3 : second is true ? 2 : 1;
        var possible = third is not false ? 3 : second is not false ? 2 : 1;
        var status =
            gates.All(g => g.Met is null) ? AssessmentStatus.NotAssessed
            : level == possible ? AssessmentStatus.Final
            : AssessmentStatus.Provisional;
        return new(level, possible, status, metrics, grades, gates, Flag.All(gates, metrics, grades));
    }

    // Of three values: false beats unknown, unknown beats true.
    private static bool? Passed(IEnumerable<GateResult> gates) => gates.Aggregate((bool?)true, (all, gate) => all & gate.Met);
}
