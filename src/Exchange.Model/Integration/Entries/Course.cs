using System.Collections.Immutable;

namespace Exchange.Model.Integration.Entries;

/// <summary>Why a country stands differently than before.</summary>
public enum StepCause
{
    /// <summary>An inventory was accepted.</summary>
    Accepted,
    /// <summary>Nobody verified a link for twelve months.</summary>
    VerificationLapsed,
}

/// <summary>A moment at which a country came to stand where it stood.</summary>
/// <param name="Day">The day.</param>
/// <param name="Cause">Why.</param>
/// <param name="Standing">Where it stood from then on.</param>
/// <param name="Change">What differs from before; null for the first.</param>
public sealed record Step(DateOnly Day, StepCause Cause, Standing Standing, Change? Change);

/// <summary>
/// How a country has come to stand where it stands: every acceptance, and every day between on which a gate changed because a verification
/// lapsed. Computed from what was accepted; no level is stored anywhere.
/// </summary>
public static class Course
{
    /// <summary>The steps up to a day, oldest first.</summary>
    /// <param name="versions">Accepted inventories, oldest first.</param>
    /// <param name="until">The last day looked at.</param>
    /// <param name="rubric">The criteria.</param>
    public static ImmutableArray<Step> Of(ImmutableArray<AcceptedInventory> versions, DateOnly until, Rubric rubric)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        for (var i = 0; i < versions.Length && versions[i].Day <= until; i++)
        {
            var version = versions[i];
            var standing = version.On(version.Day, rubric);
            steps.Add(Next(steps, version.Day, StepCause.Accepted, standing));
            var end = i + 1 < versions.Length && versions[i + 1].Day <= until ? versions[i + 1].Day.AddDays(-1) : until;
            foreach (var day in Lapses(standing.Inventory, version.Day, end))
            {
                var reading = standing.Inventory.On(day, rubric);
                var later = standing with { Day = day, Reading = reading, Assessment = Assessment.Of(reading.Facts) };
                if (Next(steps, day, StepCause.VerificationLapsed, later) is { Change.Gates.IsEmpty: false } step)
                    steps.Add(step);
            }
        }
        return steps.ToImmutable();
    }

    /// <summary>What was in force on a day: the last version accepted by then; null if none was.</summary>
    public static AcceptedInventory? InForce(ImmutableArray<AcceptedInventory> versions, DateOnly day) => versions.LastOrDefault(v => v.Day <= day);

    /// <summary>What was in force at a moment; null if nothing had been accepted by then.</summary>
    public static AcceptedInventory? InForce(ImmutableArray<AcceptedInventory> versions, DateTimeOffset moment) => versions.LastOrDefault(v => v.At <= moment);

    private static Step Next(ImmutableArray<Step>.Builder before, DateOnly day, StepCause cause, Standing standing) => new(
        day, cause, standing, before.Count == 0 ? null : Change.Between(before[^1].Standing.Reading.Facts, standing.Reading.Facts));

    // The first day on which a verification no longer holds.
    private static IEnumerable<DateOnly> Lapses(Inventory inventory, DateOnly from, DateOnly to) => (inventory.Links ?? [])
        .Where(l => l is { LegalBasis: true, Tool: LinkTool.Batch or LinkTool.Query or LinkTool.Event, HoldsUntil: not null })
        .Select(l => l.HoldsUntil!.Value.AddDays(1))
        .Where(day => day > from && day <= to)
        .Distinct()
        .Order();
}
