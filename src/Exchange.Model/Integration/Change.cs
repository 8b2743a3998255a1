using System.Collections.Immutable;

namespace Exchange.Model.Integration;

/// <summary>A gate that stands differently than before.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is.</param>
/// <param name="Reasons">What in the facts differs that the gate reads.</param>
public sealed record GateChange(GateResult Before, GateResult After, ImmutableArray<ChangeReason> Reasons)
{
    /// <summary>The gate.</summary>
    public Gate Gate => After.Gate;
}

/// <summary>What differs between two assessments, gate by gate. There is no hysteresis: a level falls as it rises.</summary>
/// <param name="Before">The earlier assessment.</param>
/// <param name="After">The later one.</param>
/// <param name="Gates">The gates that changed from or to passed, not passed or unknown, in their order.</param>
public sealed record Change(Assessment Before, Assessment After, ImmutableArray<GateChange> Gates)
{
    /// <summary>Whether the level proven fell.</summary>
    public bool Fell => After.Level < Before.Level;

    /// <summary>Whether the level proven rose.</summary>
    public bool Rose => After.Level > Before.Level;

    /// <summary>The gates that made the level fall: those of the lost levels that were passed and are not any more.</summary>
    public ImmutableArray<GateChange> Lost =>
        [.. Gates.Where(g => g.Gate.Level > After.Level && g.Gate.Level <= Before.Level && g.Before.Met is true)];

    /// <summary>Compares two states of an inventory.</summary>
    public static Change Between(Facts before, Facts after)
    {
        var (old, now) = (Assessment.Of(before), Assessment.Of(after));
        var reasons = new ChangeReasons(before, after);
        return new(old, now, [
            .. old.Gates.Zip(now.Gates)
                .Where(pair => pair.First.Met != pair.Second.Met)
                .Select(pair => new GateChange(pair.First, pair.Second, reasons.For(pair.Second.Gate))),
        ]);
    }
}
