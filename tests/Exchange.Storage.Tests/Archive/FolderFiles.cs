using System.Security.Cryptography;

namespace Exchange.Storage.Tests;

internal sealed class FolderFiles(string folder) : IArchivedFiles
{
    public IAsyncEnumerable<string> List(CancellationToken cancellationToken) => Directory.Exists(folder)
        ? Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToAsyncEnumerable()
        : AsyncEnumerable.Empty<string>();

    public Task<Stream> Open(string sha256, CancellationToken cancellationToken) => Task.FromResult<Stream>(File.OpenRead(Path.Combine(folder, sha256)));

    public async Task Put(Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(copy.ToArray()))), copy.ToArray(), cancellationToken);
    }
}
