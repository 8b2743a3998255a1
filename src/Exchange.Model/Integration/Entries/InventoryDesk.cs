using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <summary>What a decision needs to know besides the inventory itself.</summary>
/// <param name="Rubric">The criteria and the lists to choose from.</param>
/// <param name="Members">ISO alpha-3 codes of the members.</param>
/// <param name="Now">The moment.</param>
public sealed record InventorySetting(Rubric Rubric, ImmutableArray<string> Members, DateTimeOffset Now)
{
    /// <summary>The day, in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}

/// <summary>What a command makes of an inventory.</summary>
/// <param name="Next">The record afterwards; the same instance if nothing is to be stored.</param>
/// <param name="Answer">What to answer.</param>
public sealed record InventoryDecision(InventoryRecord Next, InventoryAnswer Answer);

/// <summary>
/// The rules of entering, handing in, deciding, delegating and verifying. Pure: record and command in, record and answer out. Every command
/// that changes something adds one event; a refusal changes nothing.
/// </summary>
public static partial class InventoryDesk
{
    private const int LongestReason = 4_000;

    /// <summary>Most entries that an inventory holds.</summary>
    public const int MostEntries = 40_000;

    /// <summary>What is to be said of the inventory as it is being entered.</summary>
    public static ImmutableArray<EntryFinding> Examine(InventoryRecord record, InventorySetting setting) =>
        EntryRules.Examine(record.Entries, setting.Rubric, setting.Today);

    private static InventoryDecision Done(
        InventoryRecord next, Operation operation, HistoryKind kind, InventorySetting setting,
        ImmutableArray<EntryFinding> findings = default, bool done = true, Func<InventoryEvent, InventoryEvent>? say = null)
    {
        var answer = new InventoryAnswer(done, next.Status, next.Revision, findings.IsDefault ? [] : findings, next.Acceptances);
        var happened = new InventoryEvent(
            operation.OperationId, setting.Now, operation.Actor.Id, operation.Actor.Name, operation.Channel, kind, [], null, answer);
        if (say is not null)
            happened = say(happened);
        return new(
            next with
            {
                Recent = next.Recent.Add(InventoryChain.Link(next.Head, happened)),
                Turnaround = next.Turnaround.Move(next.Status, setting.Now),
            },
            answer);
    }

    private static InventoryDecision Refuse(InventoryRecord before, string rule, EntryKey? entry = null) =>
        Refuse(before, [EntryFinding.Error(rule, entry)]);

    private static InventoryDecision Refuse(InventoryRecord before, ImmutableArray<EntryFinding> findings) =>
        new(before, new(false, before.Status, before.Revision, findings, before.Acceptances));
}
