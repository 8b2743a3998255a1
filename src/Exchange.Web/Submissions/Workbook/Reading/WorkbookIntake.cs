using Exchange.Model.Submissions;
using Exchange.Model.Indicators;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>Reads a file that somebody sent back. Never throws for what is in it: what cannot be read is answered with its reason.</summary>
internal sealed class WorkbookIntake(WorkbookSeal seal)
{
    /// <summary>Reads the file.</summary>
    /// <param name="file">Its bytes, seekable.</param>
    /// <param name="member">ISO alpha-3 code of the member that it must be of.</param>
    /// <param name="round">The round that it must be of.</param>
    /// <param name="revision">Revision of the submission now.</param>
    /// <param name="reference">The catalogue.</param>
    public (Received? Received, Finding? Refusal) Read(Stream file, string member, string round, long revision, Reference reference) =>
        SentFile.Read<Received>(file, isPackage =>
        {
            var lines = new LineCollector(seal, reference);
            if (isPackage)
                XlsxFile.Read(file, lines.Take);
            else
                CsvFile.Read(file, CsvHeadings.Known, headings => lines.Name("", CsvHeadings.Columns(headings)), lines.Take);
            var received = lines.Finish();
            return Foreign(received.Identity, member, round, revision) is { } foreign ? (null, foreign) : (received, null);
        });

    private static Finding? Foreign(WorkbookIdentity identity, string member, string round, long revision) =>
        identity.Member != member ? Finding.Of("OtherMember", Severity.Error, null, identity.Member, member)
        : identity.Round != round ? Finding.Of("OtherRound", Severity.Error, null, identity.Round, round)
        : identity.Format != WorkbookIdentity.PresentFormat || identity.Revision > revision ? Finding.Of("OtherVersion", Severity.Error, null)
        : null;
}
