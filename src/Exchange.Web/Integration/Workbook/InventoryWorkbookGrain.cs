using Exchange.Model.People;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Integration.Workbook;

[GrainType("inventory-workbook")]
internal sealed class InventoryWorkbookGrain([PersistentState("inventory-workbook")] IPersistentState<InventoryWorkbookGrain.Record> stored, TimeProvider time)
    : Grain, IInventoryWorkbookGrain
{
    public async Task<bool> Keep(Actor actor, SentInventory workbook)
    {
        if (!IsOwn(actor))
            return false;
        stored.State = new() { Sent = workbook };
        await this.Durably(() => stored.WriteStateAsync());
        return true;
    }

    public async Task<SentInventory?> Find(Actor actor, string id)
    {
        if (!IsOwn(actor) || stored.State.Sent is not { } sent)
            return null;
        if (sent.Expires > time.GetUtcNow())
            return sent.Id == id ? sent : null;
        await this.Durably(() => stored.ClearStateAsync());
        return null;
    }

    private bool IsOwn(Actor actor) => actor.Id.Length > 0 && this.GetPrimaryKeyString().EndsWith("/" + actor.Id, StringComparison.Ordinal);

    /// <summary>What is stored.</summary>
    internal sealed record Record
    {
        public SentInventory? Sent { get; init; }
    }
}
