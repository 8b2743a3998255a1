using Exchange.Model.Integration;
using Exchange.Model.Submissions;
using Exchange.Web.Integration.Workbook.Writing;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Reading;

namespace Exchange.Web.Integration.Workbook.Reading;

/// <summary>Reads an inventory's file that somebody sent back, under the guard that every sent file passes.</summary>
internal sealed class InventoryIntake(WorkbookSeal seal)
{
    /// <summary>Reads the file.</summary>
    /// <param name="file">Its bytes, seekable.</param>
    /// <param name="member">ISO alpha-3 code of the member that it must be of.</param>
    /// <param name="revision">Revision of the inventory now.</param>
    /// <param name="rubric">The lists to choose from.</param>
    public (ReceivedInventory? Received, Finding? Refusal) Read(Stream file, string member, long revision, Rubric rubric) => SentFile.Read<ReceivedInventory>(file, isPackage =>
    {
        var lines = new EntryCollector(seal, rubric);
        if (isPackage)
            XlsxFile.Read(file, lines.Take);
        else
            CsvFile.Read(file, name => name == "Key", lines.Name, lines.Take);
        var received = lines.Finish();
        return Foreign(received.Identity, member, revision) is { } foreign ? (null, foreign) : (received, null);
    });

    private static Finding? Foreign(WorkbookIdentity identity, string member, long revision) =>
        identity.Round != IssuedInventory.Name ? Finding.Of("OtherRound", Severity.Error, null, identity.Round)
        : identity.Member != member ? Finding.Of("OtherMember", Severity.Error, null, identity.Member, member)
        : identity.Format != WorkbookIdentity.PresentFormat || identity.Revision > revision ? Finding.Of("OtherVersion", Severity.Error, null)
        : null;
}
