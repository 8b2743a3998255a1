using System.Xml;
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
    public (Received? Received, Finding? Refusal) Read(Stream file, string member, string round, long revision, Reference reference)
    {
        try
        {
            if (file.Length is 0 or > Package.Longest)
                throw new UnfitFileException("FileTooLarge", Package.Longest >> 20);
            var lines = new LineCollector(seal, reference);
            if (IsPackage(file))
                XlsxFile.Read(file, lines.Take);
            else
                CsvFile.Read(file, lines);
            var received = lines.Finish();
            return Foreign(received.Identity, member, round, revision) is { } foreign ? (null, foreign) : (received, null);
        }
        catch (UnfitFileException unfit)
        {
            return (null, unfit.Finding);
        }
        catch (XmlException problem)
        {
            return (null, Finding.Of(IsAboutEntities(problem) ? "Entities" : "Damaged", Severity.Error, null));
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            return (null, Finding.Of("Damaged", Severity.Error, null));
        }
    }

    private static bool IsPackage(Stream file)
    {
        Span<byte> head = stackalloc byte[4];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return length == 4 && (head.StartsWith("PK"u8) || head.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]));
    }

    private static Finding? Foreign(WorkbookIdentity identity, string member, string round, long revision) =>
        identity.Member != member ? Finding.Of("OtherMember", Severity.Error, null, identity.Member, member)
        : identity.Round != round ? Finding.Of("OtherRound", Severity.Error, null, identity.Round, round)
        : identity.Format != WorkbookIdentity.PresentFormat || identity.Revision > revision ? Finding.Of("OtherVersion", Severity.Error, null)
        : null;

    private static bool IsAboutEntities(XmlException problem) =>
        problem.Message.Contains("DTD", StringComparison.Ordinal) || problem.Message.Contains("entity", StringComparison.OrdinalIgnoreCase);
}
