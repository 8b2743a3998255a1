using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Submissions.Workbook;

[GrainType("workbook")]
internal sealed class WorkbookGrain([PersistentState("workbook")] IPersistentState<KeptFile<SentWorkbook>.Record> stored, TimeProvider time)
    : KeptFile<SentWorkbook>(stored, time), IWorkbookGrain;
