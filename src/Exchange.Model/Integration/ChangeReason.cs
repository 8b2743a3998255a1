using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>What differs in the facts.</summary>
public enum ChangeKind
{
    /// <summary>A needed link is live that was not.</summary>
    LinkLive,
    /// <summary>A needed link is no longer live.</summary>
    LinkLost,
    /// <summary>A need was declared.</summary>
    NeedDeclared,
    /// <summary>A need was dropped.</summary>
    NeedDropped,
    /// <summary>A pair of programmes is cross-checked that was not.</summary>
    CrossCheckAdded,
    /// <summary>A pair of programmes is no longer cross-checked.</summary>
    CrossCheckLost,
    /// <summary>A programme's answer to what the gate reads differs.</summary>
    ShareChanged,
    /// <summary>A programme counts that did not.</summary>
    ProgrammeAdded,
    /// <summary>A programme counts no longer.</summary>
    ProgrammeGone,
    /// <summary>A programme's count of beneficiaries differs, and with it its weight.</summary>
    BeneficiariesChanged,
    /// <summary>The grade of the block differs.</summary>
    GradeChanged,
}

/// <summary>Something in the facts that differs and that a gate reads.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Id of the programme, or code of the block.</param>
/// <param name="Other">Id of the dataset or of the pair's second programme; null for other kinds.</param>
public sealed record ChangeReason(ChangeKind Kind, string Subject, string? Other = null);

/// <summary>Compares two states of the facts once, for all gates that changed.</summary>
internal sealed class ChangeReasons(Facts before, Facts after)
{
    private readonly Dictionary<string, ProgrammeFacts> _old = Counted(before);
    private readonly Dictionary<string, ProgrammeFacts> _now = Counted(after);

    public ImmutableArray<ChangeReason> For(Gate gate) => gate switch
    {
        { Block: { } block } => [new(ChangeKind.GradeChanged, block)],
        { Metric: Metric.LL } => [.. Links(), .. Programmes(null)],
        { Metric: Metric.PP } => [.. Pairs(), .. Programmes(null)],
        { Metric: Metric.BRC } => [.. Programmes(p => p.InBeneficiaryRegistry)],
        { Metric: Metric.UIDC } => [.. Programmes(p => p.UidShare)],
        { Metric: Metric.PGC } => [.. Programmes(p => p.GatewayShare)],
        { Metric: Metric.GRMC } => [.. Programmes(p => p.CommonGrm is { } has ? has ? Fraction.One : Fraction.Zero : null)],
        _ => [.. Programmes(p => p.DigitalMis is { } has ? has ? Fraction.One : Fraction.Zero : null)],
    };

    private IEnumerable<ChangeReason> Links()
    {
        var (needed, needs) = (Needs(before), Needs(after));
        var (lived, live) = (Live(before), Live(after));
        return Sorted(live.Where(l => needs.Contains(l) && !lived.Contains(l)), ChangeKind.LinkLive)
            .Concat(Sorted(lived.Where(l => needed.Contains(l) && !live.Contains(l)), ChangeKind.LinkLost))
            .Concat(Sorted(needs.Except(needed), ChangeKind.NeedDeclared))
            .Concat(Sorted(needed.Except(needs), ChangeKind.NeedDropped));
    }

    private IEnumerable<ChangeReason> Pairs()
    {
        var (were, are) = ((before.CrossChecks ?? []).ToHashSet(), (after.CrossChecks ?? []).ToHashSet());
        return Sorted(are.Except(were).Select(p => new Connection(p.First, p.Second)), ChangeKind.CrossCheckAdded)
            .Concat(Sorted(were.Except(are).Select(p => new Connection(p.First, p.Second)), ChangeKind.CrossCheckLost));
    }

    private IEnumerable<ChangeReason> Programmes(Func<ProgrammeFacts, Fraction?>? share)
    {
        foreach (var id in _old.Keys.Union(_now.Keys).Order(StringComparer.Ordinal))
        {
            var (was, counted) = (_old.TryGetValue(id, out var one), _now.TryGetValue(id, out var other));
            if (was != counted)
                yield return new(counted ? ChangeKind.ProgrammeAdded : ChangeKind.ProgrammeGone, id);
            else
            {
                if (share is not null && share(one!) != share(other!))
                    yield return new(ChangeKind.ShareChanged, id);
                if (one!.Beneficiaries != other!.Beneficiaries)
                    yield return new(ChangeKind.BeneficiariesChanged, id);
            }
        }
    }

    private static HashSet<Connection> Needs(Facts facts) => [.. facts.Needs ?? []];

    private static HashSet<Connection> Live(Facts facts) => [.. (facts.Links ?? []).Where(l => l.Live).Select(l => l.At)];

    private static IEnumerable<ChangeReason> Sorted(IEnumerable<Connection> places, ChangeKind kind) => places
        .OrderBy(p => p.Programme, StringComparer.Ordinal).ThenBy(p => p.Dataset, StringComparer.Ordinal)
        .Select(p => new ChangeReason(kind, p.Programme, p.Dataset));

    private static Dictionary<string, ProgrammeFacts> Counted(Facts facts) =>
        facts.Programmes.Where(p => p.Counted).ToDictionary(p => p.Id, StringComparer.Ordinal);
}
