using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Orleans.Concurrency;

namespace Exchange.Web.Integration;

/// <summary>
/// One member's inventory; the key is the member's ISO alpha-3 code. Every command carries its actor, and the grain decides whether that actor
/// may: a focal point reaches its own member's inventory only, a colleague the parts delegated. A command repeated under the same operation id
/// changes nothing and answers the same. What was accepted is public; what is being entered is the member's and the secretariat's.
/// </summary>
[GrainInterfaceType("inventory")]
public interface IInventoryGrain : IGrainWithStringKey
{
    /// <summary>Enters, changes or removes entries.</summary>
    /// <param name="operation">Identity of the command, actor and channel.</param>
    /// <param name="entries">Entries; one without fields removes the entry of its key.</param>
    /// <param name="expectedRevision">Revision the page was made from; null if the caller does not care.</param>
    [Alias("Put")]
    Task<InventoryAnswer> Put(Operation operation, ImmutableArray<Entry> entries, long? expectedRevision);

    /// <summary>Hands the inventory in. The member's focal point and the secretariat only.</summary>
    [Alias("HandIn")]
    Task<InventoryAnswer> HandIn(Operation operation, long expectedRevision);

    /// <summary>Takes back what was handed in, before anybody has decided on any of it.</summary>
    [Alias("Withdraw")]
    Task<InventoryAnswer> Withdraw(Operation operation, long expectedRevision);

    /// <summary>Accepts and publishes what was handed in, or one part of it. Secretariat only.</summary>
    /// <param name="operation">Identity of the command, actor and channel.</param>
    /// <param name="part">A part by kind, see <see cref="InventoryParts"/>; null for everything.</param>
    /// <param name="expectedRevision">Revision the reviewer has read.</param>
    [Alias("Accept")]
    Task<InventoryAnswer> Accept(Operation operation, string? part, long expectedRevision);

    /// <summary>Sends back the whole with a reason, or single entries each with its own. Secretariat only.</summary>
    [Alias("Return")]
    Task<InventoryAnswer> Return(Operation operation, string reason, ImmutableArray<EntryReason> entries, long expectedRevision);

    /// <summary>Says something about an entry. Everybody who sees the entry may.</summary>
    [Alias("Comment")]
    Task<InventoryAnswer> Comment(Operation operation, EntryKey entry, string text);

    /// <summary>Gives a colleague parts to enter, or takes them back. The member's focal point and the secretariat only.</summary>
    [Alias("Delegate")]
    Task<InventoryAnswer> Delegate(Operation operation, Deputy deputy);

    /// <summary>Asks another member's focal point to verify an entry. The member's focal point and the secretariat only.</summary>
    [Alias("AskVerification")]
    Task<InventoryAnswer> AskVerification(Operation operation, EntryKey entry, string member);

    /// <summary>Confirms an entry or says why it cannot be confirmed. Only a focal point of the member that was asked.</summary>
    [Alias("Verify")]
    Task<InventoryAnswer> Verify(Operation operation, EntryKey entry, bool confirmed, string? note);

    /// <summary>As much of what is being entered as the actor may see, and what is to be said of it; null if that is nothing.</summary>
    [AlwaysInterleave, Alias("View")]
    Task<InventoryView?> View(Actor actor);

    /// <summary>Who did what, oldest first, as far as the actor may see it.</summary>
    [Alias("History")]
    Task<ImmutableArray<InventoryEvent>> History(Actor actor);

    /// <summary>What was accepted last, for everybody; null if nothing ever was.</summary>
    [AlwaysInterleave, Alias("Accepted")]
    Task<AcceptedInventory?> Accepted();

    /// <summary>Everything that was accepted after the number given, for everybody, oldest first: <see cref="Course"/> tells the levels of it.</summary>
    /// <param name="number">Number of the last version that the caller knows; 0 for none.</param>
    [AlwaysInterleave, Alias("AcceptedAfter")]
    Task<ImmutableArray<AcceptedInventory>> AcceptedAfter(int number);

    /// <summary>Per moment where the chain of the history stood: without the last events that were made at it or later; null before it began.</summary>
    [AlwaysInterleave, Alias("Heads")]
    Task<ImmutableArray<ChainHead?>> Heads(ImmutableArray<DateTimeOffset> ends);

    /// <summary>How far it is, for the overview of all members.</summary>
    [AlwaysInterleave, Alias("Progress")]
    Task<InventoryProgress> Progress();
}

/// <summary>An inventory that is being entered, as one of its people sees it.</summary>
/// <param name="Record">The inventory, without what the reader may not see.</param>
/// <param name="Findings">What is to be said of what the reader sees.</param>
/// <param name="Part">What the reader has to do with it.</param>
[GenerateSerializer, Immutable, Alias("inventory-view")]
public sealed record InventoryView(
    [property: Id(0)] InventoryRecord Record, [property: Id(1)] ImmutableArray<EntryFinding> Findings, [property: Id(2)] Part Part);

/// <summary>How far a member is with its inventory. For the secretariat; only what was accepted is public.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Acceptances">How many times something was accepted.</param>
/// <param name="Entries">How many entries are entered.</param>
/// <param name="Pending">How many of them differ from what was accepted.</param>
/// <param name="Since">Since when it is with whoever has it now; null if nobody has begun.</param>
[GenerateSerializer, Immutable, Alias("inventory-progress")]
public sealed record InventoryProgress(
    [property: Id(0)] string Member, [property: Id(1)] SubmissionStatus Status, [property: Id(2)] long Revision, [property: Id(3)] int Acceptances,
    [property: Id(4)] int Entries, [property: Id(5)] int Pending, [property: Id(6)] DateTimeOffset? Since);
