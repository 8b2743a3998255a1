using System.Collections.Immutable;
using System.Text.Json;

namespace Exchange.Storage;

/// <summary>The last entry of an archive: what is in it.</summary>
/// <param name="Archive">Always <c>exchange</c>.</param>
/// <param name="Format">The format of the archive.</param>
/// <param name="Schema">The newest schema among its documents; 0 when there is none.</param>
/// <param name="Records">How many documents.</param>
/// <param name="Files">How many files.</param>
/// <param name="Entries">Every other entry, in the order of the archive.</param>
public sealed record ArchiveManifest(string Archive, int Format, int Schema, long Records, long Files, ImmutableArray<ArchiveEntry> Entries)
{
    internal const string Ours = "exchange";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    internal byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    internal static ArchiveManifest? Read(ReadOnlySpan<byte> text) => JsonSerializer.Deserialize<ArchiveManifest>(text, Json);

    internal bool Holds(ArchiveManifest other) => Records == other.Records && Files == other.Files && Entries.SequenceEqual(other.Entries);
}

/// <summary>One entry of an archive.</summary>
/// <param name="Name">Its name in the tar file.</param>
/// <param name="Bytes">The length of its content.</param>
/// <param name="Sha256">The SHA-256 of its content, lower-case hexadecimal.</param>
public sealed record ArchiveEntry(string Name, long Bytes, string Sha256);
