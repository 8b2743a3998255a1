using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <summary>One entry's change within an event.</summary>
/// <param name="Key">The entry.</param>
/// <param name="From">The entry before; null if there was none.</param>
/// <param name="To">The entry after; null if it was removed.</param>
[GenerateSerializer, Immutable, Alias("entry-change")]
public sealed record EntryChange([property: Id(0)] EntryKey Key, [property: Id(1)] Entry? From, [property: Id(2)] Entry? To);

/// <summary>Why one entry was sent back.</summary>
/// <param name="Key">The entry.</param>
/// <param name="Reason">What is to be mended, in the reviewer's words.</param>
[GenerateSerializer, Immutable, Alias("entry-reason")]
public sealed record EntryReason([property: Id(0)] EntryKey Key, [property: Id(1)] string Reason);

/// <summary>Who did what to an inventory, when and why; written in the same write as the change.</summary>
/// <param name="OperationId">The command's identity: the same command again answers from here.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Account or token.</param>
/// <param name="ActorName">Name at that time.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Changes">Entries entered or removed.</param>
/// <param name="Reason">Reason of a return, or what was said; null otherwise.</param>
/// <param name="Answer">What the command answered.</param>
[GenerateSerializer, Immutable, Alias("inventory-event")]
public sealed record InventoryEvent(
    [property: Id(0)] string OperationId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ActorId,
    [property: Id(3)] string ActorName,
    [property: Id(4)] Channel Channel,
    [property: Id(5)] HistoryKind Kind,
    [property: Id(6)] ImmutableArray<EntryChange> Changes,
    [property: Id(7)] string? Reason,
    [property: Id(8)] InventoryAnswer Answer)
{
    /// <summary>The one entry it is about: of a comment or a verification.</summary>
    [Id(9)]
    public EntryKey? About { get; init; }

    /// <summary>Entries sent back, each with its reason; default if the whole was, or none.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<EntryReason> Returned { get; init; }

    /// <summary>Entries that became public as they are, or ceased to be; default if none.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<EntryKey> Accepted { get; init; }

    /// <summary>Whom it concerns besides the actor: the colleague of a delegation, the member of a verification.</summary>
    [Id(12)]
    public string? Whom { get; init; }

    /// <summary>Whether the verifier confirms; null unless it is a verification.</summary>
    [Id(13)]
    public bool? Confirmed { get; init; }

    /// <summary>SHA-256 in hex over the previous event's and all of this one but the answer: see <see cref="InventoryChain"/>.</summary>
    [Id(14)]
    public string Hash { get; init; } = "";
}

/// <summary>Links the events of an inventory's history, as <see cref="HistoryChain"/> does those of a submission.</summary>
public static class InventoryChain
{
    /// <summary>Name of the chain among all others; no round can be called so.</summary>
    public static string Name(string member) => "inventory:" + member;

    /// <summary>What the first event of an inventory is linked to.</summary>
    public static string Beginning(string member) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"inventory/{member}")));

    /// <summary>The event with its hash.</summary>
    /// <param name="previous">Hash of the event before, or <see cref="Beginning"/>.</param>
    /// <param name="next">The event; a hash in it is replaced.</param>
    public static InventoryEvent Link(string previous, InventoryEvent next) => next with { Hash = HashOf(previous, next) };

    /// <summary>Index of the first event that does not fit the ones before it; null if all do.</summary>
    /// <param name="beginning">What the first event is linked to.</param>
    /// <param name="events">All events, oldest first.</param>
    public static int? FirstUnfit(string beginning, ImmutableArray<InventoryEvent> events) =>
        Chain.FirstUnfit(beginning, events, e => e.Hash, HashOf);

    private static string HashOf(string previous, InventoryEvent done)
    {
        using var ink = Ink.Behind(previous, done.OperationId, done.At, done.ActorId, done.ActorName, done.Channel);
        ink.Write("kind", done.Kind.ToString());
        ink.Write("reason", done.Reason);
        ink.Write("about", done.About?.ToString());
        ink.Write("whom", done.Whom);
        ink.Write("confirmed", done.Confirmed?.ToString());
        foreach (var change in Given(done.Changes))
        {
            ink.Write("entry", change.Key.ToString());
            Write(ink, "from", change.From);
            Write(ink, "to", change.To);
        }
        foreach (var returned in Given(done.Returned))
        {
            ink.Write("returned", returned.Key.ToString());
            ink.Write("why", returned.Reason);
        }
        foreach (var key in Given(done.Accepted))
            ink.Write("accepted", key.ToString());
        return ink.Dry();
    }

    private static void Write(Ink ink, string which, Entry? entry)
    {
        if (entry is null)
            return;
        ink.Write(which, entry.Key.ToString());
        foreach (var (field, text) in entry.Ordered())
            ink.Write(field, text);
        foreach (var item in Given(entry.Evidence))
        {
            ink.Write("evidence", item.Address);
            ink.Write("called", item.Name);
        }
    }

    private static ImmutableArray<T> Given<T>(ImmutableArray<T> items) => items.IsDefault ? [] : items;
}
