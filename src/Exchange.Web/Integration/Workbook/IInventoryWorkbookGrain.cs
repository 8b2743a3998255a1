using System.Collections.Immutable;
using Exchange.Model.Integration.Entries.Workbook;
using Exchange.Model.People;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Integration.Workbook;

/// <summary>
/// The workbook that one person has sent back for one inventory and not confirmed yet; the key is <c>ISO3/account</c>. A newer file replaces
/// an older one, and what nobody confirms expires, so that what is kept is bounded. Only that person reaches it.
/// </summary>
[GrainInterfaceType("inventory-workbook")]
public interface IInventoryWorkbookGrain : IGrainWithStringKey
{
    /// <summary>Keeps what was read, until it is replaced or expires. False if it is not the actor's own.</summary>
    [Alias("Keep")]
    Task<bool> Keep(Actor actor, SentInventory workbook);

    /// <summary>What was kept under that name; null if it was replaced, has expired, or is not the actor's own.</summary>
    [Alias("Find")]
    Task<SentInventory?> Find(Actor actor, string id);
}

/// <summary>What was read of an inventory's workbook. What it would change is compared anew whenever it is shown.</summary>
/// <param name="Id">Its name in addresses; also the identity of the command that confirms it.</param>
/// <param name="FileName">What the file was called.</param>
/// <param name="Revision">Revision of the inventory that it was made from.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Lines">Lines that were touched.</param>
/// <param name="Untouched">How many lines were not.</param>
/// <param name="IsAltered">Its locked part is not as it was issued.</param>
/// <param name="Expires">Until when it is kept.</param>
[GenerateSerializer, Immutable, Alias("sent-inventory")]
public sealed record SentInventory(
    [property: Id(0)] string Id,
    [property: Id(1)] string FileName,
    [property: Id(2)] long Revision,
    [property: Id(3)] DateTimeOffset IssuedAt,
    [property: Id(4)] ImmutableArray<EntryLine> Lines,
    [property: Id(5)] int Untouched,
    [property: Id(6)] bool IsAltered,
    [property: Id(7)] DateTimeOffset Expires) : ISentFile;
