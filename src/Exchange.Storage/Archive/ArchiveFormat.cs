using System.Formats.Tar;
using System.Globalization;

namespace Exchange.Storage;

/// <summary>
/// What an archive is: a tar file of <c>state/000001.jsonl</c> and on, then <c>files/</c> by SHA-256, then the manifest. The same
/// store always gives the same bytes, so nothing here may depend on the time, the machine or the program's version.
/// </summary>
internal static class ArchiveFormat
{
    /// <summary>The format this program writes, and the newest that it reads.</summary>
    public const int Version = 1;

    public const string Manifest = "manifest.json";
    public const string Files = "files/";
    public const string State = "state/";

    /// <summary>An entry of documents is closed before it would grow beyond this; a larger document has one of its own. Part of the format.</summary>
    public const int EntryBytes = 4 << 20;

    private const int Block = 512;

    public static string StateEntry(int number) => string.Create(CultureInfo.InvariantCulture, $"{State}{number:D6}.jsonl");

    public static TarEntry Entry(string name, Stream content) => new UstarTarEntry(TarEntryType.RegularFile, name)
    {
        ModificationTime = DateTimeOffset.UnixEpoch,
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
        DataStream = content,
    };

    /// <summary>The length of a tar file with entries of these lengths.</summary>
    public static long Length(IEnumerable<long> entries) =>
        entries.Sum(length => Block + ((length + Block - 1) / Block * Block)) + (2 * Block);
}
