using System.Security.Cryptography;
using System.Text;

namespace Exchange.Web.Hosting.Content;

/// <summary>
/// The bytes of the content files, each read once, so that the fingerprint and what is read from them belong together
/// even while somebody is saving.
/// </summary>
internal sealed class ContentFiles
{
    private readonly SortedDictionary<string, byte[]> _bytes = new(StringComparer.Ordinal);

    public ContentFiles(string folder, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _bytes[name] = Read(folder, name);
    }

    /// <summary>Equal files, equal fingerprint: hosts compare it to know whether they speak of the same content.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in _bytes)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{name}\0{bytes.Length}\0")));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The rows of the file. Throws <see cref="ContentException"/> where its header lacks one of the columns.</summary>
    public IEnumerable<ContentRow> Rows(string name, params string[] columns) => ContentTable.Read(name, _bytes[name], columns);

    private static byte[] Read(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            // A spreadsheet that has the file open must not keep the product from reading it.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException problem)
        {
            throw new ContentException($"content/{name} cannot be read: {problem.Message}");
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new ContentException($"content/{name} cannot be read: {problem.Message}");
        }
    }
}
