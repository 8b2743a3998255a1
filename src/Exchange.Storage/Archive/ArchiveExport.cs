using System.Globalization;

namespace Exchange.Storage;

/// <summary>What an export or an import did.</summary>
/// <param name="Records">Documents in the archive.</param>
/// <param name="Files">Files in the archive.</param>
/// <param name="Bytes">Length of the archive.</param>
/// <param name="Sha256">SHA-256 of the archive, lower-case hexadecimal.</param>
public sealed record ArchiveSummary(long Records, long Files, long Bytes, string Sha256);

/// <summary>Writes a whole store into one archive. The same store always gives the same bytes.</summary>
public static class ArchiveExport
{
    private const int SayEvery = 64 << 20;

    /// <summary>
    /// Writes <c>path.part</c>, going on from what an interrupted export left there, reads it back, and gives it its name, replacing
    /// what had that name.
    /// </summary>
    /// <param name="store">The documents.</param>
    /// <param name="files">The files.</param>
    /// <param name="path">The archive.</param>
    /// <param name="say">Told in sentences how far it is.</param>
    /// <param name="cancellationToken">Interrupts; the next export goes on.</param>
    /// <exception cref="ArchiveException">The store holds something that cannot be exported.</exception>
    public static async Task<ArchiveSummary> Run(
        IStateArchive store, IFileStore files, string path, Action<string> say, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(say);
        var part = path + ".part";
        if (await ImportMarker.Find(store, cancellationToken) is not null)
            throw new ArchiveException($"The store cannot be exported: {ImportMarker.Refusal}.");
        await WritePart(store, files, part, say, cancellationToken);
        var read = await ArchiveReader.Verify(part, cancellationToken);
        File.Move(part, path, overwrite: true);
        return read.Summary;
    }

    /// <summary>Everything in the store, as an archive.</summary>
    internal static async Task<ArchiveManifest> Write(
        Stream output, IStateArchive store, IFileStore files, Action<string> say, CancellationToken cancellationToken)
    {
        await using var writer = new ArchiveWriter(output);
        var said = 0L;
        await foreach (var record in store.Read(null, cancellationToken))
        {
            if (record.Key == ImportMarker.Key)
                continue;
            await writer.Add(record, cancellationToken);
            Say();
        }

        await foreach (var id in files.List(cancellationToken))
        {
            // One that was removed since it was listed is not part of the store any more.
            await using var file = await files.Open(id, cancellationToken);
            if (file is not null)
                await writer.Add(id, file, cancellationToken);
            Say();
        }

        return await writer.Finish(cancellationToken);

        void Say()
        {
            if (writer.Bytes < said + SayEvery)
                return;
            said = writer.Bytes;
            say(string.Create(CultureInfo.InvariantCulture, $"{writer.Records} documents and {writer.Files} files read, {said >> 20} MiB."));
        }
    }

    private static async Task WritePart(
        IStateArchive store, IFileStore files, string part, Action<string> say, CancellationToken cancellationToken)
    {
        await using var output = new ResumedFile(part);
        var left = output.Length;
        if (left > 0)
            say(string.Create(CultureInfo.InvariantCulture, $"'{part}' is left of an interrupted export, {left} bytes: what is still right in it is kept."));
        await Write(output, store, files, say, cancellationToken);
        output.Complete();
        if (output.Differed)
            say(string.Create(CultureInfo.InvariantCulture, $"The store is not what it was when '{part}' was begun: all from byte {output.Kept} on was written anew."));
        else if (left > 0)
            say(string.Create(CultureInfo.InvariantCulture, $"{output.Kept} bytes of '{part}' were right and were kept."));
    }
}
