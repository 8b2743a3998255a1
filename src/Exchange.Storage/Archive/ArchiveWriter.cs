using System.Buffers;
using System.Collections.Immutable;
using System.Formats.Tar;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Exchange.Storage;

/// <summary>Writes one archive: documents in their order, then files in theirs, then <see cref="Finish"/>.</summary>
internal sealed class ArchiveWriter(Stream output) : IAsyncDisposable
{
    private readonly TarWriter tar = new(output, TarEntryFormat.Ustar, leaveOpen: true);
    private readonly ImmutableArray<ArchiveEntry>.Builder entries = ImmutableArray.CreateBuilder<ArchiveEntry>();
    private readonly ArrayBufferWriter<byte> gathered = new(ArchiveFormat.EntryBytes);
    private readonly ArrayBufferWriter<byte> line = new();
    private int schema;

    public long Records { get; private set; }

    public long Files { get; private set; }

    /// <summary>Content of the entries that are complete.</summary>
    public long Bytes { get; private set; }

    public async Task Add(StoredRecord record, CancellationToken cancellationToken)
    {
        line.ResetWrittenCount();
        ArchiveLine.Write(line, record);
        schema = Math.Max(schema, StorageJson.SchemaOf(record.Body.Span));
        if (gathered.WrittenCount > 0 && gathered.WrittenCount + line.WrittenCount > ArchiveFormat.EntryBytes)
            await CloseStateEntry(cancellationToken);
        gathered.Write(line.WrittenSpan);
        Records++;
    }

    public async Task Add(string id, OpenFile file, CancellationToken cancellationToken)
    {
        await CloseStateEntry(cancellationToken);
        await using var content = new HashedStream(file.Content, file.Length);
        await tar.WriteEntryAsync(ArchiveFormat.Entry(ArchiveFormat.Files + id, content), cancellationToken);
        Note(ArchiveFormat.Files + id, file.Length, id);
        Files++;
    }

    public async Task<ArchiveManifest> Finish(CancellationToken cancellationToken)
    {
        await CloseStateEntry(cancellationToken);
        var manifest = new ArchiveManifest(ArchiveManifest.Ours, ArchiveFormat.Version, schema, Records, Files, entries.ToImmutable());
        await tar.WriteEntryAsync(ArchiveFormat.Entry(ArchiveFormat.Manifest, new MemoryStream(manifest.Write())), cancellationToken);
        return manifest;
    }

    /// <summary>Writes the end of the tar file.</summary>
    public ValueTask DisposeAsync() => tar.DisposeAsync();

    private async Task CloseStateEntry(CancellationToken cancellationToken)
    {
        if (gathered.WrittenCount == 0)
            return;
        var name = ArchiveFormat.StateEntry(entries.Count + 1);
        MemoryMarshal.TryGetArray(gathered.WrittenMemory, out var content);
        await tar.WriteEntryAsync(ArchiveFormat.Entry(name, new MemoryStream(content.Array!, content.Offset, content.Count)), cancellationToken);
        Note(name, content.Count, Convert.ToHexStringLower(SHA256.HashData(content)));
        gathered.ResetWrittenCount();
    }

    private void Note(string name, long bytes, string sha256)
    {
        entries.Add(new(name, bytes, sha256));
        Bytes += bytes;
    }
}
