using System.Formats.Tar;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Exchange.Storage;

/// <summary>
/// The documents of an archive for whoever looks into it without importing it. What its manifest says is not asked while reading, so that an
/// archive that was altered can still be looked into; <see cref="Verify"/> asks it.
/// </summary>
/// <param name="path">The archive's file.</param>
public sealed class ArchiveDocuments(string path)
{
    private readonly HashSet<string> files = new(StringComparer.Ordinal);

    /// <summary>Ids of the files found so far that are what their names say; all of them once the documents have been read to the end.</summary>
    public IReadOnlySet<string> WholeFiles => files;

    /// <summary>Every document in the order of the archive.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArchiveException">It is no archive, or cannot be read any further.</exception>
    public async IAsyncEnumerable<StoredRecord> Read([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var file = Open();
        await using var tar = new TarReader(file, leaveOpen: true);
        while (await Next(tar, cancellationToken) is { } entry)
        {
            if (entry.Name.StartsWith(ArchiveFormat.State, StringComparison.Ordinal))
                foreach (var record in await Records(entry, cancellationToken))
                    yield return record;
            else if (entry.Name.StartsWith(ArchiveFormat.Files, StringComparison.Ordinal))
                await Note(entry, cancellationToken);
        }
    }

    /// <summary>Holds the archive against its own manifest.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArchiveException">It is damaged, foreign or newer.</exception>
    public async Task Verify(CancellationToken cancellationToken) => await ArchiveReader.Verify(path, cancellationToken);

    private async Task<TarEntry?> Next(TarReader tar, CancellationToken cancellationToken)
    {
        try
        {
            return await tar.GetNextEntryAsync(copyData: false, cancellationToken);
        }
        catch (Exception e) when (ArchiveReader.IsUnreadable(e))
        {
            throw new ArchiveException($"'{path}' is no archive of this program, or cannot be read to its end: {e.Message}", e);
        }
    }

    private async Task<IReadOnlyList<StoredRecord>> Records(TarEntry entry, CancellationToken cancellationToken)
    {
        var content = new byte[entry.Length];
        try
        {
            if (entry.DataStream is { } data)
                await data.ReadExactlyAsync(content, cancellationToken);
            return ArchiveReader.Records(content);
        }
        catch (Exception e) when (e is JsonException or EndOfStreamException)
        {
            throw new ArchiveException($"'{path}' holds in {entry.Name} a line that is no document: {e.Message}", e);
        }
    }

    private async Task Note(TarEntry entry, CancellationToken cancellationToken)
    {
        await using var content = new HashedStream(entry.DataStream ?? Stream.Null);
        await content.CopyToAsync(Stream.Null, cancellationToken);
        if (entry.Name == ArchiveFormat.Files + content.Sha256)
            files.Add(content.Sha256);
    }

    private FileStream Open()
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
}
