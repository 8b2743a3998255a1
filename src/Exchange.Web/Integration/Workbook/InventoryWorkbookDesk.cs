using Exchange.Model.Integration.Entries;
using Exchange.Model.Integration.Entries.Workbook;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration.Workbook.Reading;
using Exchange.Web.Integration.Workbook.Writing;
using Exchange.Web.Submissions.Workbook;

namespace Exchange.Web.Integration.Workbook;

/// <summary>What a workbook would do to the inventory as it stands now.</summary>
/// <param name="View">The inventory as the sender sees it.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Comparison">What it would change, and what is not taken.</param>
public sealed record InventoryPreview(InventoryView View, SentInventory Sent, EntriesComparison Comparison)
{
    /// <summary>Lines that would stay as they are, touched or not.</summary>
    public int Unchanged => Sent.Untouched + Comparison.Unchanged;

    /// <summary>The inventory is handed in: nothing at all is taken.</summary>
    public bool IsClosed => View.Record.Status == SubmissionStatus.Submitted;
}

/// <summary>Issuing an inventory's workbook, reading it back, and entering what is confirmed; the same for pages and API.</summary>
internal sealed class InventoryWorkbookDesk(IGrainFactory grains, ContentFolder content, TimeProvider time, WorkbookSeal seal, InventoryIntake intake)
{
    /// <summary>The workbook in the language at hand; null if the inventory is larger than a workbook.</summary>
    public IssuedInventory? Issue(InventoryView view, Actor actor, EntryKind? only) => view.Record.Entries.Count > IssuedInventory.MostEntries ? null : IssuedInventory.Of(
        view, InventoryAccess.Of(view.Record, actor), only, content.Current.Member(view.Record.Member)!.Name.In(Language.Current.Code), content.Rubric, seal, time.GetUtcNow());

    /// <summary>Reads a file and keeps what it says until it is confirmed.</summary>
    /// <returns>What was kept, or why the file is not read.</returns>
    public async Task<(SentInventory? Sent, Finding? Refusal)> Receive(InventoryView view, Actor actor, Stream file, string fileName)
    {
        var (received, refusal) = intake.Read(file, view.Record.Member, view.Record.Revision, content.Rubric);
        if (received is null)
            return (null, refusal);
        var sent = new SentInventory(
            Guid.CreateVersion7().ToString("N"), WorkbookDesk.Short(fileName), received.Identity.Revision, received.Identity.At, received.Lines, received.Untouched, received.IsAltered,
            time.GetUtcNow() + SentWorkbook.Kept);
        return await Grain(view, actor).Keep(actor, sent) ? (sent, null) : (null, Finding.Of("NotYours", Severity.Error, null));
    }

    /// <summary>What a workbook that was sent would change now; null if it is kept no longer.</summary>
    public async Task<InventoryPreview?> Preview(InventoryView view, Actor actor, string id)
    {
        if (await Grain(view, actor).Find(actor, id) is not { } sent)
            return null;
        // What is handed in can still be compared: the page shows the changes and says why none is taken.
        var record = view.Record with { Status = view.Record.Status == SubmissionStatus.Submitted ? SubmissionStatus.Draft : view.Record.Status };
        var setting = new InventorySetting(content.Rubric, [.. content.Current.Members.Select(m => m.Iso3)], time.GetUtcNow());
        return new(view, sent, EntriesComparison.Of(sent.Lines, record, new(id, actor, Channel.Workbook), setting));
    }

    /// <summary>Enters what the preview shows, if the inventory still stands as it was shown. The same workbook again changes nothing more.</summary>
    public Task<InventoryAnswer> Confirm(InventoryPreview preview, Actor actor, long shownRevision) => grains
        .Inventory(preview.View.Record.Member)
        .Put(new(preview.Sent.Id, actor, Channel.Workbook), preview.Comparison.Entries, shownRevision);

    private IInventoryWorkbookGrain Grain(InventoryView view, Actor actor) =>
        grains.GetGrain<IInventoryWorkbookGrain>($"{view.Record.Member}/{actor.Id}");
}
