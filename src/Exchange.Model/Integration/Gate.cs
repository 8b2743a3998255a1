using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>
/// A condition for a level: a metric, or a block's grade, of at least so much. Which gates there are, and each threshold, is the product's own
/// choice and said so on the methods page.
/// </summary>
public sealed record Gate
{
    private Gate(string code, Metric metric, int percent) =>
        (Code, Metric, Least) = (code, metric, new Fraction(percent, 100));

    private Gate(string code, string block, int grade) =>
        (Code, Block, Least) = (code, block, grade);

    /// <summary>All twelve, those of level 2 first.</summary>
    public static ImmutableArray<Gate> All { get; } =
    [
        new("C1", Integration.Metric.LL, 50),
        new("C2", Integration.Metric.PP, 50),
        new("C3", Integration.Metric.MIS, 80),
        new("C4", "B06", 2),
        new("D1", "B04", 3),
        new("D2", Integration.Metric.BRC, 80),
        new("D3", Integration.Metric.UIDC, 80),
        new("D4", Integration.Metric.LL, 70),
        new("D5", Integration.Metric.PGC, 80),
        new("D6", Integration.Metric.GRMC, 80),
        new("D7", "B08", 2),
        new("D8", "B10", 2),
    ];

    /// <summary>C1 to C4, D1 to D8.</summary>
    public string Code { get; }

    /// <summary>The level it is a condition for: 2 or 3.</summary>
    public int Level => Code[0] == 'C' ? 2 : 3;

    /// <summary>The metric it reads; null if it reads a block.</summary>
    public Metric? Metric { get; }

    /// <summary>The block it reads; null if it reads a metric.</summary>
    public string? Block { get; }

    /// <summary>The smallest share, or grade, that passes.</summary>
    public Fraction Least { get; }

    /// <summary>What it asks, in signs: <c>LL >= 50 %</c>, <c>B06 >= 2</c>.</summary>
    public string Condition => Metric is { } metric
        ? FormattableString.Invariant($"{metric} >= {(Least * 100).ToInt32()} %")
        : FormattableString.Invariant($"{Block} >= {Least.ToInt32()}");

    /// <summary>The name of its threshold where a metric has several: <c>C_LL</c>, <c>D_LL</c>; null if it reads a block.</summary>
    public string? Threshold => Metric is { } metric ? FormattableString.Invariant($"{Code[0]}_{metric}") : null;

    /// <summary>The gate of that code; null if there is none.</summary>
    public static Gate? Find(string code) => All.FirstOrDefault(g => g.Code == code);

    /// <summary>Whether it is passed; null if what is known leaves it open.</summary>
    public GateResult Judge(Metrics metrics, ImmutableSortedDictionary<string, Grade> grades)
    {
        if (Metric is { } metric)
        {
            var value = metrics[metric];
            return new(this, value is { } share ? share >= Least : null, value, null);
        }
        var grade = grades.GetValueOrDefault(Block!, Grade.Unknown);
        return new(this, grade.AtLeast(Least.ToInt32()), null, grade);
    }
}

/// <summary>What an assessment found at a gate.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Met">Passed, not passed, or (null) not known.</param>
/// <param name="Value">The metric; null if it is unknown or the gate reads a block.</param>
/// <param name="Grade">The block's grade; null if the gate reads a metric.</param>
public sealed record GateResult(Gate Gate, bool? Met, Fraction? Value, Grade? Grade)
{
    /// <summary>
    /// How much is missing: of a metric as a share, of a block in grades above the proven one; zero if the gate is passed, null if the metric
    /// is unknown.
    /// </summary>
    public Fraction? Lacks
    {
        get
        {
            var reached = Grade is { } grade ? grade.Proven : Value;
            return reached is { } value ? value < Gate.Least ? Gate.Least - value : Fraction.Zero : null;
        }
    }
}
