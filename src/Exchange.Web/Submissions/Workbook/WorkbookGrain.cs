using Exchange.Model.People;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Submissions.Workbook;

[GrainType("workbook")]
internal sealed class WorkbookGrain([PersistentState("workbook")] IPersistentState<WorkbookGrain.Record> stored, TimeProvider time) : Grain, IWorkbookGrain
{
    public async Task<bool> Keep(Actor actor, SentWorkbook workbook)
    {
        if (!IsOwn(actor))
            return false;
        stored.State = new() { Sent = workbook };
        await this.Durably(() => stored.WriteStateAsync());
        return true;
    }

    public async Task<SentWorkbook?> Find(Actor actor, string id)
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
        public SentWorkbook? Sent { get; init; }
    }
}
