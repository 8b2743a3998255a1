using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Integration.Workbook;

[GrainType("inventory-workbook")]
internal sealed class InventoryWorkbookGrain(
    [PersistentState("inventory-workbook")] IPersistentState<KeptFile<SentInventory>.Record> stored, TimeProvider time)
    : KeptFile<SentInventory>(stored, time), IInventoryWorkbookGrain;
