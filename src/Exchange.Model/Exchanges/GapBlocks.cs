using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Model.Exchanges;

/// <summary>Something that stands between a country and its next level, and the building block on which a host could help.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Block">The block.</param>
public readonly record struct LearningGap(Gate Gate, string Block);

/// <summary>Which building block a gate rests on: what a country asks a host about when that gate blocks it.</summary>
public static class GapBlocks
{
    /// <summary>The block of a gate.</summary>
    public static string Of(Gate gate) => gate.Block ?? gate.Metric switch
    {
        Metric.MIS => "B05",
        Metric.BRC => "B04",
        Metric.UIDC => "B01",
        Metric.PGC => "B07",
        Metric.GRMC => "B09",
        _ => "B06",
    };

    /// <summary>What an assessed country lacks for its next level, in the gates' order, each block once; empty for one that was not assessed.</summary>
    public static ImmutableArray<LearningGap> Of(Assessment assessment) => assessment.Status == AssessmentStatus.NotAssessed
        ? []
        : [.. assessment.Gaps.Select(g => new LearningGap(g.Gate, Of(g.Gate))).DistinctBy(g => g.Block)];
}
