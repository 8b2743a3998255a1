using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;

namespace Exchange.Web.Integration.Review;

/// <summary>What differs in one field.</summary>
public sealed record FieldDifference(string Field, string? Before, string? Now);

/// <summary>An entry that differs from what was accepted.</summary>
/// <param name="Key">The entry.</param>
/// <param name="Before">As it was accepted; null if it is new.</param>
/// <param name="Now">As it is; null if it was removed.</param>
public sealed record EntryReview(EntryKey Key, Entry? Before, Entry? Now)
{
    /// <summary>Fields that differ, in the order of the form.</summary>
    public IEnumerable<FieldDifference> Differences => EntryFields.Of(Key.Kind)
        .Select(f => new FieldDifference(f.Name, Before?[f.Name], Now?[f.Name]))
        .Where(d => d.Before != d.Now);

    /// <summary>What differs from what was accepted, in the order of the keys.</summary>
    public static ImmutableArray<EntryReview> Of(InventoryRecord record)
    {
        var accepted = record.Accepted?.Entries.ToDictionary(e => e.Entry.Key.ToString(), e => e.Entry, StringComparer.Ordinal) ?? [];
        return [.. record.Pending().Select(key => new EntryReview(EntryKey.Parse(key), accepted.GetValueOrDefault(key), record.Entries.GetValueOrDefault(key)))];
    }
}

/// <summary>The page of the review: what is stored, and what was typed.</summary>
/// <param name="View">The inventory.</param>
/// <param name="History">Who did what.</param>
/// <param name="OperationId">Identity of the decision that the page's buttons ask for.</param>
public sealed record InventoryReviewForm(InventoryView View, ImmutableArray<InventoryEvent> History, string OperationId)
{
    public ImmutableArray<EntryFinding> Refusals { get; init; } = [];

    public string Reason { get; init; } = "";

    public ImmutableArray<EntryReason> Marked { get; init; } = [];

    public InventoryRecord Record => View.Record;
}
