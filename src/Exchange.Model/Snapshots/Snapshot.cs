using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Submissions;

namespace Exchange.Model.Snapshots;

/// <summary>What was done with a snapshot. Nothing else can be: it is never changed and never taken away.</summary>
public enum SnapshotAct
{
    /// <summary>Frozen under its name.</summary>
    Frozen,
    /// <summary>Marked as superseded, with the reason; it stays readable as it was.</summary>
    Superseded,
}

/// <summary>The board of a moment, frozen under a name so that it can be cited for ever.</summary>
/// <param name="Name">Its name in addresses: small letters, digits and hyphens.</param>
/// <param name="Title">Title in three languages.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
/// <param name="Moment">Everything accepted until then is in it.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="By">Name of who froze it.</param>
/// <param name="File">SHA-256 of the file that holds it, in lower-case hexadecimal: the file's name in the store, and what to cite.</param>
/// <param name="Length">Length of the file in bytes.</param>
/// <param name="Version">How many publications are in it.</param>
/// <param name="Content">Fingerprint of the content files whose published figures are in it.</param>
/// <param name="Reported">Members with at least one national figure in it.</param>
/// <param name="Members">Members there were.</param>
[GenerateSerializer, Immutable, Alias("snapshot")]
public sealed record Snapshot(
    [property: Id(0)] string Name,
    [property: Id(1)] LocalText Title,
    [property: Id(2)] string? Note,
    [property: Id(3)] DateTimeOffset Moment,
    [property: Id(4)] DateTimeOffset FrozenAt,
    [property: Id(5)] string By,
    [property: Id(6)] string File,
    [property: Id(7)] long Length,
    [property: Id(8)] long Version,
    [property: Id(9)] string Content,
    [property: Id(10)] int Reported,
    [property: Id(11)] int Members)
{
    /// <summary>Figures made up for trying the product out are in it; every page that shows it says so.</summary>
    [Id(13), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Trial { get; init; }

    /// <summary>Why and when it was superseded; null while it is to be cited.</summary>
    [Id(12), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Supersession? Superseded { get; init; }

    /// <summary>Whether the text can be a snapshot's name: 1 to 60 small letters, digits and hyphens. The address <c>new</c> is a page of its own.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= 60 && text != "new" && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');
}

/// <summary>That a snapshot is no longer the one to cite.</summary>
/// <param name="Reason">Why, in the secretariat's words.</param>
/// <param name="At">When it was marked.</param>
/// <param name="By">Name of the snapshot to cite instead; null if none is named.</param>
[GenerateSerializer, Immutable, Alias("supersession")]
public sealed record Supersession([property: Id(0)] string Reason, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string? By);

/// <summary>Who did what with a snapshot, and when; written in the same write as the change.</summary>
/// <param name="OperationId">The command's identity: the same command again changes nothing.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Account or token.</param>
/// <param name="ActorName">Name at that time.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Act">What was done.</param>
/// <param name="Snapshot">Name of the snapshot.</param>
/// <param name="File">SHA-256 of the file that holds it; null unless it was frozen.</param>
/// <param name="Reason">Why it was superseded; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("snapshot-entry")]
public sealed record SnapshotEntry(
    [property: Id(0)] string OperationId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ActorId,
    [property: Id(3)] string ActorName,
    [property: Id(4)] Channel Channel,
    [property: Id(5)] SnapshotAct Act,
    [property: Id(6)] string Snapshot,
    [property: Id(7)] string? File,
    [property: Id(8)] string? Reason)
{
    /// <summary>SHA-256 over the previous entry's and all of this one; see <see cref="SnapshotChain"/>.</summary>
    [Id(9)]
    public string Hash { get; init; } = "";
}

/// <summary>All snapshots and what was done with them, oldest first. What is stored.</summary>
[GenerateSerializer, Immutable, Alias("snapshot-shelf")]
public sealed record SnapshotShelf
{
    /// <summary>The snapshots, oldest first.</summary>
    [Id(0)] public ImmutableArray<Snapshot> Snapshots { get; init; } = [];

    /// <summary>What was done, oldest first.</summary>
    [Id(1)] public ImmutableArray<SnapshotEntry> History { get; init; } = [];

    /// <summary>The snapshot of that name, or null.</summary>
    public Snapshot? Find(string name)
    {
        foreach (var snapshot in Snapshots)
            if (snapshot.Name == name)
                return snapshot;
        return null;
    }
}
