using System.Globalization;

namespace Exchange.Storage;

/// <summary>Fills an empty store from an archive.</summary>
public static class ArchiveImport
{
    /// <summary>
    /// Verifies the whole archive before anything is written, writes it, and compares what the store then holds with the archive. An
    /// interrupted import is gone on with by the same call; until then no program starts on the store.
    /// </summary>
    /// <param name="store">The documents; empty, or holding a part of this archive.</param>
    /// <param name="files">The files; likewise.</param>
    /// <param name="path">The archive.</param>
    /// <param name="say">Told in sentences how far it is.</param>
    /// <param name="cancellationToken">Interrupts.</param>
    /// <exception cref="ArchiveException">The archive is damaged, foreign or newer, or the store is not empty: nothing was written.</exception>
    /// <exception cref="IOException">The store does not give back what was written into it.</exception>
    public static async Task<ArchiveSummary> Run(
        IStateArchive store, IFileStore files, string path, Action<string> say, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(say);
        var archive = await ArchiveReader.Verify(path, cancellationToken);
        say(string.Create(CultureInfo.InvariantCulture,
            $"'{path}' is whole: {archive.Summary.Records} documents, {archive.Summary.Files} files, {archive.Summary.Bytes} bytes."));
        var done = await Begin(store, files, archive, say, cancellationToken);
        await Fill(store, files, archive, done, say, cancellationToken);
        await Compare(store, files, archive, say, cancellationToken);
        await store.Remove(ImportMarker.Key, cancellationToken);
        return archive.Summary;
    }

    /// <summary>How many entries an interrupted import of this archive has stored; 0 in an empty store.</summary>
    private static async Task<int> Begin(
        IStateArchive store, IFileStore files, VerifiedArchive archive, Action<string> say, CancellationToken cancellationToken)
    {
        if (await ImportMarker.Find(store, cancellationToken) is { } marker)
        {
            if (marker.Archive != archive.Summary.Sha256)
            {
                throw new ArchiveException(
                    $"An import of another archive into this store was interrupted: its SHA-256 is {marker.Archive}, that of '{archive.Path}' "
                    + $"is {archive.Summary.Sha256}. Import that archive again, or remove the store. Nothing was written.");
            }

            say(string.Create(CultureInfo.InvariantCulture,
                $"An interrupted import is gone on with: {marker.Entries} of {archive.Manifest.Entries.Length} entries are stored."));
            return marker.Entries;
        }

        await foreach (var record in store.Read(null, cancellationToken))
            throw NotEmpty(record.Key.ToString());
        await foreach (var id in files.List(cancellationToken))
            throw NotEmpty($"the file {id}");
        await store.Put([new ImportMarker(archive.Summary.Sha256, 0).Record()], cancellationToken);
        return 0;
    }

    private static async Task Fill(
        IStateArchive store, IFileStore files, VerifiedArchive archive, int done, Action<string> say, CancellationToken cancellationToken)
    {
        var buffer = Array.Empty<byte>();
        var number = 0;
        await foreach (var (entry, content) in ArchiveReader.Read(archive, cancellationToken))
        {
            if (++number <= done)
                continue;
            if (entry.Name.StartsWith(ArchiveFormat.Files, StringComparison.Ordinal))
            {
                if ((await files.Put(content, entry.Bytes, cancellationToken))?.Id != entry.Sha256)
                    throw ArchiveReader.Changed(archive.Path);
            }
            else
            {
                if (buffer.Length < entry.Bytes)
                    buffer = new byte[entry.Bytes];
                var read = buffer.AsMemory(0, (int)entry.Bytes);
                await content.ReadExactlyAsync(read, cancellationToken);
                if (ArchiveReader.Sha256(read.Span) != entry.Sha256)
                    throw ArchiveReader.Changed(archive.Path);
                await store.Put(ArchiveReader.Records(read), cancellationToken);
            }

            await store.Put([new ImportMarker(archive.Summary.Sha256, number).Record()], cancellationToken);
            if (number % 16 == 0)
                say(string.Create(CultureInfo.InvariantCulture, $"{number} of {archive.Manifest.Entries.Length} entries stored."));
        }
    }

    private static async Task Compare(
        IStateArchive store, IFileStore files, VerifiedArchive archive, Action<string> say, CancellationToken cancellationToken)
    {
        say("All is stored; it is now read back and compared with the archive.");
        var stored = await ArchiveExport.Write(Stream.Null, store, files, _ => { }, cancellationToken);
        if (!stored.Holds(archive.Manifest))
        {
            throw new IOException(
                $"The store does not hold what '{archive.Path}' holds, though all of it was written: {stored.Records} documents and {stored.Files} "
                + "files were read back. Remove the store and import again.");
        }
    }

    private static ArchiveException NotEmpty(string what) =>
        new($"The store is not empty: it holds {what}. An import needs an empty store. Nothing was written.");
}
