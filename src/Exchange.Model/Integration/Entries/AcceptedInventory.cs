using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Integration.Entries;

/// <summary>An entry as it was accepted.</summary>
/// <param name="Entry">What was accepted.</param>
/// <param name="At">When.</param>
/// <param name="Grade">How well it is evidenced.</param>
[GenerateSerializer, Immutable, Alias("accepted-entry")]
public sealed record AcceptedEntry([property: Id(0)] Entry Entry, [property: Id(1)] DateTimeOffset At, [property: Id(2)] EvidenceGrade Grade);

/// <summary>A member's inventory as it stood after one acceptance. This is what is public, and what a level is computed from.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Number">Which acceptance, from 1.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="Assessed">The day on which the country handed it in: when it last went through the whole.</param>
/// <param name="Entries">Its entries, in the order of their keys.</param>
[GenerateSerializer, Immutable, Alias("accepted-inventory")]
public sealed record AcceptedInventory(
    [property: Id(0)] string Member, [property: Id(1)] int Number, [property: Id(2)] DateTimeOffset At, [property: Id(3)] DateOnly Assessed,
    [property: Id(4)] ImmutableArray<AcceptedEntry> Entries)
{
    /// <summary>The day of the acceptance, in UTC.</summary>
    [JsonIgnore]
    public DateOnly Day => DateOnly.FromDateTime(At.UtcDateTime);

    /// <summary>The inventory.</summary>
    public Inventory Read() => EntryReader.Read(Entries.Select(e => e.Entry), Assessed);

    /// <summary>What it proves on a day.</summary>
    public Standing On(DateOnly day, Rubric rubric)
    {
        var inventory = Read();
        var reading = inventory.On(day, rubric);
        return new(this, day, inventory, reading, Assessment.Of(reading.Facts));
    }
}

/// <summary>What an accepted inventory proves on a day.</summary>
/// <param name="Accepted">What was accepted.</param>
/// <param name="Day">The day: verifications decay.</param>
/// <param name="Inventory">The inventory.</param>
/// <param name="Reading">What the assessment read, and what it left out with the reason.</param>
/// <param name="Assessment">Level, gates and gaps.</param>
public sealed record Standing(AcceptedInventory Accepted, DateOnly Day, Inventory Inventory, Reading Reading, Assessment Assessment);
