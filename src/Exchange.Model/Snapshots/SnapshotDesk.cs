using Exchange.Model.Submissions;

namespace Exchange.Model.Snapshots;

/// <summary>Why a snapshot was not frozen or marked; each has its sentence in three languages.</summary>
public enum SnapshotFault
{
    /// <summary>Only the secretariat freezes.</summary>
    NotYours,
    /// <summary>No name, or one with other signs than small letters, digits and hyphens, or longer than 60.</summary>
    NameUnfit,
    /// <summary>There is a snapshot of that name: a name that was cited never comes to mean something else.</summary>
    NameTaken,
    /// <summary>No English title, or one of the titles longer than 200 characters.</summary>
    TitleUnfit,
    /// <summary>A note or reason longer than 2,000 characters.</summary>
    TextTooLong,
    /// <summary>The moment has not come yet, or cannot be read.</summary>
    MomentUnfit,
    /// <summary>There is no snapshot of that name.</summary>
    Unknown,
    /// <summary>Marking needs a reason.</summary>
    ReasonMissing,
    /// <summary>It is marked already.</summary>
    SupersededAlready,
    /// <summary>The snapshot to cite instead does not exist, or is this one.</summary>
    SuccessorUnknown,
}

/// <summary>What is to be frozen.</summary>
/// <param name="Name">Name in addresses.</param>
/// <param name="Title">Title in three languages.</param>
/// <param name="Note">What a reader should know; null if nothing.</param>
/// <param name="Moment">Everything accepted until then.</param>
[GenerateSerializer, Immutable, Alias("snapshot-wish")]
public sealed record SnapshotWish(
    [property: Id(0)] string Name, [property: Id(1)] LocalText Title, [property: Id(2)] string? Note, [property: Id(3)] DateTimeOffset Moment);

/// <summary>The file into which a board was written.</summary>
/// <param name="Id">SHA-256 of its bytes.</param>
/// <param name="Length">How many bytes.</param>
/// <param name="Version">How many publications are in it.</param>
/// <param name="Content">Fingerprint of the content files.</param>
/// <param name="Reported">Members with a national figure.</param>
/// <param name="Members">Members there are.</param>
/// <param name="FrozenAt">The moment of freezing that stands in the file.</param>
/// <param name="Trial">Figures made up for trying the product out are in it.</param>
[GenerateSerializer, Immutable, Alias("frozen-file")]
public sealed record FrozenFile(
    [property: Id(0)] string Id, [property: Id(1)] long Length, [property: Id(2)] long Version, [property: Id(3)] string Content,
    [property: Id(4)] int Reported, [property: Id(5)] int Members, [property: Id(6)] DateTimeOffset FrozenAt, [property: Id(7)] bool Trial);

/// <summary>What a command makes of the shelf: a new one, or the fault and the same one.</summary>
public sealed record SnapshotDecision(SnapshotShelf Next, Snapshot? Snapshot, SnapshotFault? Fault);

/// <summary>The rules of freezing. Pure.</summary>
public static class SnapshotDesk
{
    private const int LongestTitle = 200;
    private const int LongestText = 2_000;

    /// <summary>Why the wish cannot be granted; null if it can. Asked before the board is written, and again when it is put on the shelf.</summary>
    public static SnapshotFault? Refuses(SnapshotShelf shelf, Operation operation, SnapshotWish wish, DateTimeOffset now) =>
        !operation.Actor.IsSecretariat ? SnapshotFault.NotYours
        : !Snapshot.IsName(wish.Name) ? SnapshotFault.NameUnfit
        : shelf.Find(wish.Name) is not null ? SnapshotFault.NameTaken
        : string.IsNullOrWhiteSpace(wish.Title.En) || wish.Title.En.Length > LongestTitle || wish.Title.Fr.Length > LongestTitle || wish.Title.Ar.Length > LongestTitle
            ? SnapshotFault.TitleUnfit
        : wish.Note?.Length > LongestText ? SnapshotFault.TextTooLong
        : wish.Moment > now ? SnapshotFault.MomentUnfit
        : null;

    /// <summary>Puts a frozen board on the shelf.</summary>
    public static SnapshotDecision Freeze(SnapshotShelf shelf, Operation operation, SnapshotWish wish, FrozenFile file, DateTimeOffset now)
    {
        if (Refuses(shelf, operation, wish, now) is { } fault)
            return new(shelf, null, fault);
        var snapshot = new Snapshot(
            wish.Name, wish.Title, string.IsNullOrWhiteSpace(wish.Note) ? null : wish.Note.Trim(), wish.Moment, file.FrozenAt, operation.Actor.Name,
            file.Id, file.Length, file.Version, file.Content, file.Reported, file.Members)
        {
            Trial = file.Trial,
        };
        return Done(shelf with { Snapshots = shelf.Snapshots.Add(snapshot) }, operation, SnapshotAct.Frozen, snapshot, file.Id, null, now);
    }

    /// <summary>Marks a snapshot as no longer the one to cite. What it holds stays as it is.</summary>
    /// <param name="shelf">All snapshots.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="name">The snapshot.</param>
    /// <param name="reason">Why.</param>
    /// <param name="by">The snapshot to cite instead; null or empty if none is named.</param>
    /// <param name="now">The moment.</param>
    public static SnapshotDecision Supersede(SnapshotShelf shelf, Operation operation, string name, string? reason, string? by, DateTimeOffset now)
    {
        var found = shelf.Find(name);
        SnapshotFault? fault = !operation.Actor.IsSecretariat ? SnapshotFault.NotYours
            : found is null ? SnapshotFault.Unknown
            : found.Superseded is not null ? SnapshotFault.SupersededAlready
            : string.IsNullOrWhiteSpace(reason) ? SnapshotFault.ReasonMissing
            : reason.Length > LongestText ? SnapshotFault.TextTooLong
            : !string.IsNullOrEmpty(by) && (by == name || shelf.Find(by) is null) ? SnapshotFault.SuccessorUnknown
            : null;
        if (fault is not null)
            return new(shelf, null, fault);
        var marked = found! with { Superseded = new(reason!.Trim(), now, string.IsNullOrEmpty(by) ? null : by) };
        return Done(
            shelf with { Snapshots = shelf.Snapshots.Replace(found, marked) }, operation, SnapshotAct.Superseded, marked, null,
            marked.Superseded.By is { } successor ? $"{marked.Superseded.Reason} → {successor}" : marked.Superseded.Reason, now);
    }

    private static SnapshotDecision Done(
        SnapshotShelf next, Operation operation, SnapshotAct act, Snapshot snapshot, string? file, string? reason, DateTimeOffset now)
    {
        var previous = next.History.IsEmpty ? SnapshotChain.Beginning : next.History[^1].Hash;
        var entry = new SnapshotEntry(operation.OperationId, now, operation.Actor.Id, operation.Actor.Name, operation.Channel, act, snapshot.Name, file, reason);
        return new(next with { History = next.History.Add(SnapshotChain.Link(previous, entry)) }, snapshot, null);
    }
}
