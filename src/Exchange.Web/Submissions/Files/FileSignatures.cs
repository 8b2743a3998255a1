using System.IO.Compression;

namespace Exchange.Web.Submissions.Files;

/// <summary>Whether a file's bytes are what the ending of its name says: a name alone proves nothing.</summary>
internal static class FileSignatures
{
    private const int Probed = 64 << 10;

    /// <param name="content">The file, seekable; read from its beginning and left there.</param>
    /// <param name="mediaType">What the ending of its name stands for.</param>
    public static async Task<bool> Fit(Stream content, string mediaType, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var head = new byte[Probed];
        var length = await content.ReadAtLeastAsync(head, Probed, throwOnEndOfStream: false, cancellationToken);
        var fits = mediaType switch
        {
            "application/pdf" => Begins("%PDF-"u8),
            "image/png" => Begins([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            "image/jpeg" => Begins([0xFF, 0xD8, 0xFF]),
            "text/csv" or "text/plain" => IsText(head.AsSpan(0, length)),
            _ => Begins("PK\u0003\u0004"u8) && Holds(content, mediaType.Contains("word", StringComparison.Ordinal) ? "word/document.xml" : "xl/workbook.xml"),
        };
        content.Position = 0;
        return fits;

        bool Begins(ReadOnlySpan<byte> signature) => head.AsSpan(0, length).StartsWith(signature);
    }

    // Excel's "Unicode text" is UTF-16, half of whose bytes are zero.
    private static bool IsText(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF])
        || !head.ContainsAnyExcept(Printable.Bytes);

    // The list of parts is read, nothing is unpacked. Macros make it a document of another type.
    private static bool Holds(Stream content, string part)
    {
        try
        {
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return package.GetEntry("[Content_Types].xml") is not null && package.GetEntry(part) is not null
                && !package.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static class Printable
    {
        public static readonly System.Buffers.SearchValues<byte> Bytes = System.Buffers.SearchValues.Create(
            [.. Enumerable.Range(0, 256).Where(b => b >= 0x20 || b is '\t' or '\n' or '\r' or '\f').Select(b => (byte)b)]);
    }
}
