namespace Exchange.Storage;

/// <summary>
/// Stands among the documents of a store while an import runs: which archive, and how far it came. A store that has it holds a part
/// of the archive only, and no program may start on it.
/// </summary>
/// <param name="Archive">SHA-256 of the archive.</param>
/// <param name="Entries">How many of the archive's entries are stored.</param>
internal sealed record ImportMarker(string Archive, int Entries)
{
    /// <summary>Where it stands. No grain has this type.</summary>
    public static readonly RecordKey Key = new("archive-import", "", "progress");

    /// <summary>What is said about a store that has it, after its name.</summary>
    public const string Refusal =
        "an import into it was interrupted, so it holds a part of the archive only; run the same import again to finish it";

    public StoredRecord Record() => new(Key, StorageJson.Write(this));

    public static async Task<ImportMarker?> Find(IStateArchive store, CancellationToken cancellationToken) =>
        await store.Find(Key, cancellationToken) is { } found ? StorageJson.Read<ImportMarker>(Key, found.Body.Span) : null;
}
