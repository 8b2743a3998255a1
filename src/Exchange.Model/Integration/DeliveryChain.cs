using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>The four stages of delivery that the recommendations name.</summary>
public enum DeliveryStage
{
    /// <summary>Reaching out.</summary>
    Outreach,
    /// <summary>Intake, assessment, decision, package, onboarding.</summary>
    Assessment,
    /// <summary>Providing the benefit or service.</summary>
    Provision,
    /// <summary>Keeping up with beneficiaries until they leave.</summary>
    Management,
}

/// <summary>What is said of one of the nine phases of a programme's delivery chain.</summary>
/// <param name="Phase">1 to 9.</param>
/// <param name="Grade">0 to 3; null if nobody graded it.</param>
/// <param name="Strength">What works; null if not said.</param>
/// <param name="Weakness">What does not; null if not said.</param>
/// <param name="Causes">Codes of the causes, see <see cref="Rubric.Causes"/>.</param>
/// <param name="NotReached">Codes of the groups not reached, see <see cref="Rubric.Groups"/>.</param>
public sealed record PhaseReview(
    int Phase, int? Grade, string? Strength, string? Weakness, ImmutableArray<string> Causes, ImmutableArray<string> NotReached)
{
    /// <summary>Codes of the ways in which people are spoken with, see <see cref="Rubric.Channels"/>.</summary>
    public ImmutableArray<string> Modes { get; init; } = [];

    /// <summary>Codes of the groups that are reached in these ways, see <see cref="Rubric.Groups"/>.</summary>
    public ImmutableArray<string> Reached { get; init; } = [];
}

/// <summary>How the beneficiaries of a country's programmes spread over the grades of one stage; shares add up to 1.</summary>
/// <param name="Graded">Shares by grade, 0 to 3.</param>
/// <param name="NotGraded">Share whose programme has no grade there.</param>
/// <param name="EqualWeights">Whether programmes weigh the same because one has no count of beneficiaries.</param>
public sealed record StageSpread(ImmutableArray<Fraction> Graded, Fraction NotGraded, bool EqualWeights);

/// <summary>The delivery chain (Lindert et al. 2020): nine phases in four stages. A stage is as good as its weakest phase.</summary>
public static class DeliveryChain
{
    /// <summary>How many phases there are.</summary>
    public const int Phases = 9;

    /// <summary>The stage that a phase from 1 to 9 belongs to.</summary>
    public static DeliveryStage StageOf(int phase) => phase switch
    {
        1 => DeliveryStage.Outreach,
        >= 2 and <= 6 => DeliveryStage.Assessment,
        7 => DeliveryStage.Provision,
        8 or 9 => DeliveryStage.Management,
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "There are nine phases."),
    };

    /// <summary>The lowest grade of the stage's phases; null while one is not graded, unless another is 0 already.</summary>
    public static int? GradeOf(ImmutableArray<PhaseReview> reviews, DeliveryStage stage)
    {
        int? lowest = Ladder.Highest;
        for (var phase = 1; phase <= Phases; phase++)
            if (StageOf(phase) == stage)
            {
                var grade = reviews.FirstOrDefault(r => r.Phase == phase)?.Grade;
                if (grade == 0)
                    return 0;
                if (lowest is { } so && grade is { } next)
                    lowest = Math.Min(so, next);
                else
                    lowest = null;
            }
        return lowest;
    }

    /// <summary>The country's view of a stage: no mean, which would hide the weak ones. Null if no programme counts or nobody benefits.</summary>
    public static StageSpread? Spread(IEnumerable<Programme> programmes, DeliveryStage stage)
    {
        var grades = new Dictionary<string, int?>(StringComparer.Ordinal);
        var facts = new List<ProgrammeFacts>();
        foreach (var programme in programmes)
        {
            grades[programme.Id] = GradeOf(programme.Delivery, stage);
            facts.Add(programme.Facts);
        }
        var weights = new Weights(facts);
        if (Share(null) is not { } notGraded)
            return null;
        return new([.. Enumerable.Range(0, Ladder.Highest + 1).Select(grade => Share(grade)!.Value)], notGraded, weights.CountMissing);

        Fraction? Share(int? grade) => weights.Mean(p => grades[p.Id] == grade ? Fraction.One : Fraction.Zero);
    }
}
