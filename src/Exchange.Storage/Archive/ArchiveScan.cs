using System.Collections.Immutable;
using System.Formats.Tar;
using System.Text.Json;

namespace Exchange.Storage;

/// <summary>What was found in an archive, and what is to be said about it. The manifest stands last, so it is judged at the end.</summary>
internal sealed class ArchiveScan(string path)
{
    private readonly ImmutableArray<ArchiveEntry>.Builder found = ImmutableArray.CreateBuilder<ArchiveEntry>();
    private byte[] buffer = [];
    private byte[]? manifest;
    private RecordKey? last;
    private long records;
    private int schema;
    private string? fault, other;

    public async Task Add(TarEntry entry, CancellationToken cancellationToken)
    {
        if (manifest is not null)
            other ??= entry.Name;
        else if (entry.Name == ArchiveFormat.Manifest)
            manifest = (await Content(entry, cancellationToken)).ToArray();
        else if (entry.Name.StartsWith(ArchiveFormat.State, StringComparison.Ordinal))
            AddState(entry.Name, await Content(entry, cancellationToken));
        else if (entry.Name.StartsWith(ArchiveFormat.Files, StringComparison.Ordinal))
            await AddFile(entry, cancellationToken);
        else
            other ??= entry.Name;
    }

    /// <summary>Said when the tar file cannot be read any further.</summary>
    public ArchiveException Unreadable(Exception e) => found.Count == 0 && manifest is null
        ? Foreign(e)
        : Damaged($"it cannot be read beyond {(manifest is null ? found[^1].Name : ArchiveFormat.Manifest)}", e);

    /// <summary>The manifest, if the archive is whole and is what it says.</summary>
    /// <param name="length">Of the file.</param>
    public ArchiveManifest Judge(long length)
    {
        if (manifest is null)
            throw found.Count == 0 ? Foreign() : Damaged("it ends before its manifest");
        var said = Manifest();
        if (said.Archive != ArchiveManifest.Ours)
            throw Foreign();
        if (said.Format > ArchiveFormat.Version || said.Schema > StorageJson.Schema)
        {
            throw new ArchiveException(
                $"'{path}' was written by a newer program: its format is {said.Format} and the schema of its documents {said.Schema}; this "
                + $"program knows up to {ArchiveFormat.Version} and {StorageJson.Schema}. Import it with the newer program. Nothing was written.");
        }

        if (other is not null)
            throw Damaged($"{other} does not belong into it");
        for (var i = 0; i < Math.Max(said.Entries.Length, found.Count); i++)
            Compare(i < said.Entries.Length ? said.Entries[i] : null, i < found.Count ? found[i] : null);
        if (fault is not null)
            throw Damaged(fault);
        if (said.Records != records || said.Files != found.Count(e => e.Name.StartsWith(ArchiveFormat.Files, StringComparison.Ordinal)) || said.Schema != schema)
            throw Damaged("its manifest miscounts what is in it");
        if (length != ArchiveFormat.Length([.. found.Select(e => e.Bytes), manifest.Length]))
            throw Damaged("the file is longer or shorter than its entries");
        return said;
    }

    private void AddState(string name, ReadOnlyMemory<byte> content)
    {
        if (name != ArchiveFormat.StateEntry(found.Count + 1))
            fault ??= $"{name} stands in the wrong place";
        found.Add(new(name, content.Length, ArchiveReader.Sha256(content.Span)));
        try
        {
            foreach (var record in ArchiveReader.Records(content))
                Count(record);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            fault ??= $"{name} holds a line that is no document: {e.Message}";
        }
    }

    private void Count(StoredRecord record)
    {
        if (last is { } before && RecordKey.Order.Compare(before, record.Key) >= 0)
            fault ??= $"{record.Key} stands in the wrong place";
        if (record.Key == ImportMarker.Key)
            fault ??= "it holds the marker of an import";
        last = record.Key;
        schema = Math.Max(schema, StorageJson.SchemaOf(record.Body.Span));
        records++;
    }

    private async Task AddFile(TarEntry entry, CancellationToken cancellationToken)
    {
        await using var content = new HashedStream(entry.DataStream ?? Stream.Null);
        await content.CopyToAsync(Stream.Null, cancellationToken);
        if (entry.Name != ArchiveFormat.Files + content.Sha256)
            fault ??= $"{entry.Name} is not the content that its name says";
        if (found.Count > 0 && string.CompareOrdinal(found[^1].Name, entry.Name) >= 0 && !found[^1].Name.StartsWith(ArchiveFormat.State, StringComparison.Ordinal))
            fault ??= $"{entry.Name} stands in the wrong place";
        found.Add(new(entry.Name, content.Position, content.Sha256));
    }

    private ArchiveManifest Manifest()
    {
        try
        {
            return ArchiveManifest.Read(manifest) is { Entries.IsDefault: false } read ? read : throw Damaged("its manifest is empty");
        }
        catch (JsonException e)
        {
            throw Damaged("its manifest cannot be read", e);
        }
    }

    private void Compare(ArchiveEntry? said, ArchiveEntry? entry)
    {
        if (said is null)
            throw Damaged($"{entry!.Name} is not in its manifest");
        if (entry?.Name != said.Name)
            throw Damaged($"{said.Name} is missing");
        if (entry != said)
            throw Damaged($"{said.Name} has the SHA-256 {entry.Sha256} and {entry.Bytes} bytes, and should have {said.Sha256} and {said.Bytes}");
    }

    private async Task<ReadOnlyMemory<byte>> Content(TarEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Length > Array.MaxLength)
            throw Damaged($"{entry.Name} is larger than any that this program writes");
        if (buffer.Length < entry.Length)
            buffer = new byte[entry.Length];
        var content = buffer.AsMemory(0, (int)entry.Length);
        if (!content.IsEmpty)
            await entry.DataStream!.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private ArchiveException Foreign(Exception? inner = null) => new($"'{path}' is not an archive of this program. Nothing was written.", inner);

    private ArchiveException Damaged(string reason, Exception? inner = null) =>
        new($"'{path}' is damaged or incomplete: {reason}. Nothing was written; use another copy.", inner);
}
