using System.Collections.Immutable;
using System.Formats.Tar;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Exchange.Storage;

/// <summary>An archive that was read from its beginning to its end and is whole.</summary>
internal sealed record VerifiedArchive(string Path, ArchiveManifest Manifest, ArchiveSummary Summary);

/// <summary>Reads archives. Whatever is wrong with one is said in a sentence.</summary>
internal static class ArchiveReader
{
    /// <summary>Reads the whole archive and compares it with its manifest.</summary>
    /// <exception cref="ArchiveException">It is damaged, foreign or newer.</exception>
    public static async Task<VerifiedArchive> Verify(string path, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        await using var hashed = new HashedStream(file);
        var scan = new ArchiveScan(path);
        try
        {
            await using var tar = new TarReader(hashed, leaveOpen: true);
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
                await scan.Add(entry, cancellationToken);
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            throw scan.Unreadable(e);
        }

        // What follows the end of the tar file belongs to the archive's hash too.
        await hashed.CopyToAsync(Stream.Null, cancellationToken);
        var manifest = scan.Judge(file.Length);
        return new(path, manifest, new(manifest.Records, manifest.Files, file.Length, hashed.Sha256));
    }

    /// <summary>The entries once more, in the manifest's order; each content is read before the next entry is asked for.</summary>
    public static async IAsyncEnumerable<(ArchiveEntry Entry, Stream Content)> Read(
        VerifiedArchive archive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = Open(archive.Path);
        await using var tar = new TarReader(file, leaveOpen: true);
        foreach (var entry in archive.Manifest.Entries)
        {
            var found = await tar.GetNextEntryAsync(copyData: false, cancellationToken);
            if (found?.Name != entry.Name)
                throw Changed(archive.Path);
            yield return (entry, found.DataStream ?? Stream.Null);
        }
    }

    /// <summary>Cuts an entry into its documents.</summary>
    /// <exception cref="JsonException">A line is no document.</exception>
    public static ImmutableArray<StoredRecord> Records(ReadOnlyMemory<byte> content)
    {
        var records = ImmutableArray.CreateBuilder<StoredRecord>();
        while (!content.IsEmpty)
        {
            var end = content.Span.IndexOf((byte)'\n');
            if (end < 0)
                throw new JsonException("The last line has no end.");
            records.Add(ArchiveLine.Read(content[..end]));
            content = content[(end + 1)..];
        }

        return records.ToImmutable();
    }

    /// <summary>Said when what was verified is not what is read now.</summary>
    public static IOException Changed(string path) => new($"'{path}' was changed while it was read.");

    public static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static FileStream Open(string path)
    {
        try
        {
            return new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"'{path}' cannot be read: {e.Message}", e);
        }
    }

    // The tar reader speaks of bad numbers, names and sizes in exceptions of several kinds.
    public static bool IsUnreadable(Exception e) =>
        e is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException or NotSupportedException;
}
