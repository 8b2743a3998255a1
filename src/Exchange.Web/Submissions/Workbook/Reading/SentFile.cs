using System.Xml;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>The guard around every file that somebody sends to be read: whatever is in it, the answer is a value, never an exception.</summary>
internal static class SentFile
{
    /// <summary>Reads the file.</summary>
    /// <param name="file">Its bytes, seekable.</param>
    /// <param name="read">Reads it: a package if true, text otherwise.</param>
    public static (T? Taken, Finding? Refusal) Read<T>(Stream file, Func<bool, (T?, Finding?)> read) where T : class
    {
        try
        {
            return file.Length is 0 or > Package.Longest ? throw new UnfitFileException("FileTooLarge", Package.Longest >> 20) : read(IsPackage(file));
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

    private static bool IsAboutEntities(XmlException problem) =>
        problem.Message.Contains("DTD", StringComparison.Ordinal) || problem.Message.Contains("entity", StringComparison.OrdinalIgnoreCase);
}
