using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>What a reader of a level must see beside it. A flag never changes the level.</summary>
public enum FlagKind
{
    /// <summary>Half of the needed links are live, and no data-protection law is in force.</summary>
    Safeguard,
    /// <summary>A metric is closer than five points to a threshold.</summary>
    NearThreshold,
    /// <summary>A single registry, but few live links.</summary>
    HubWithoutSpokes,
    /// <summary>Linked, but on names and birth dates instead of a unique ID.</summary>
    LinkedWithoutUniqueId,
    /// <summary>A programme has no count of beneficiaries, so all weigh the same.</summary>
    EqualWeights,
    /// <summary>Only one programme counts: there is no pair to cross-check.</summary>
    SingleProgramme,
    /// <summary>A programme declares no need of any dataset.</summary>
    ProgrammeWithoutNeeds,
}

/// <summary>A flag.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Gate">The gate whose threshold is near; null for other kinds.</param>
public sealed record Flag(FlagKind Kind, Gate? Gate = null)
{
    private static readonly Fraction Near = new(5, 100);

    /// <summary>The block that SAFEGUARD reads, and points to for advice.</summary>
    public const string DataProtection = "B12";

    /// <summary>As the API writes it.</summary>
    public string Text => Kind switch
    {
        FlagKind.Safeguard => "SAFEGUARD:data sharing without an enforced data-protection law",
        FlagKind.NearThreshold => $"NEAR_THRESHOLD:{Gate!.Metric}/{Gate.Threshold}",
        FlagKind.HubWithoutSpokes => "PROFILE:hub without spokes (single registry, few live links)",
        FlagKind.LinkedWithoutUniqueId => "PROFILE:linked without a unique ID",
        FlagKind.EqualWeights => "EQUAL_WEIGHTS",
        FlagKind.SingleProgramme => "SINGLE_PROGRAMME",
        _ => "PROGRAMME_WITHOUT_NEEDS",
    };

    /// <summary>The flags of an assessment, in the order of <see cref="FlagKind"/>.</summary>
    internal static ImmutableArray<Flag> All(ImmutableArray<GateResult> gates, Metrics metrics, ImmutableSortedDictionary<string, Grade> grades)
    {
        var met = gates.ToDictionary(g => g.Gate.Code, g => g.Met, StringComparer.Ordinal);
        var flags = ImmutableArray.CreateBuilder<Flag>();
        // A law that nobody asked about is unknown, not absent.
        Add(FlagKind.Safeguard, met["C1"] is true && grades.GetValueOrDefault(DataProtection, Grade.Unknown).AtLeast(2) is false);
        foreach (var result in gates)
            if (result.Value is { } value && (value - result.Gate.Least).Abs() < Near)
                flags.Add(new(FlagKind.NearThreshold, result.Gate));
        Add(FlagKind.HubWithoutSpokes, met["D1"] is true && met["C1"] is false);
        Add(FlagKind.LinkedWithoutUniqueId, met["C1"] is true && met["D3"] is false);
        Add(FlagKind.EqualWeights, metrics.EqualWeights);
        Add(FlagKind.SingleProgramme, metrics.SingleProgramme);
        Add(FlagKind.ProgrammeWithoutNeeds, metrics.Needs.Any(n => n.Declared == 0));
        return flags.ToImmutable();

        void Add(FlagKind kind, bool applies)
        {
            if (applies)
                flags.Add(new(kind));
        }
    }
}
