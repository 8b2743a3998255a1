using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <summary>An entry that was sent back.</summary>
/// <param name="Reason">What is to be mended, in the reviewer's words.</param>
/// <param name="At">When.</param>
/// <param name="By">Name of the reviewer.</param>
/// <param name="Was">The entry at that time; null if there was none.</param>
[GenerateSerializer, Immutable, Alias("returned-entry")]
public sealed record ReturnedEntry(
    [property: Id(0)] string Reason, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string By, [property: Id(3)] Entry? Was);

/// <summary>An entry that another member's focal point was asked to verify.</summary>
/// <param name="Member">ISO alpha-3 code of the member that was asked.</param>
/// <param name="AskedBy">Name of who asked.</param>
/// <param name="AskedAt">When.</param>
/// <param name="Entry">What was to be verified; a later one is not covered.</param>
/// <param name="Confirmed">The verifier's answer; null while it is outstanding.</param>
/// <param name="By">Name of the verifier.</param>
/// <param name="At">When the verifier answered.</param>
/// <param name="Note">What the verifier says about it.</param>
[GenerateSerializer, Immutable, Alias("entry-verification")]
public sealed record EntryVerification(
    [property: Id(0)] string Member,
    [property: Id(1)] string AskedBy,
    [property: Id(2)] DateTimeOffset AskedAt,
    [property: Id(3)] Entry Entry,
    [property: Id(4)] bool? Confirmed = null,
    [property: Id(5)] string? By = null,
    [property: Id(6)] DateTimeOffset? At = null,
    [property: Id(7)] string? Note = null);

/// <summary>What a command on an inventory answers.</summary>
/// <param name="Done">The command did what it was for; if not, <paramref name="Findings"/> say why.</param>
/// <param name="Status">Where the inventory stands now.</param>
/// <param name="Revision">Grows with every change; pages carry it to notice that they are stale.</param>
/// <param name="Findings">Why something was refused.</param>
/// <param name="Acceptances">How many times something was accepted.</param>
[GenerateSerializer, Immutable, Alias("inventory-answer")]
public sealed record InventoryAnswer(
    [property: Id(0)] bool Done,
    [property: Id(1)] SubmissionStatus Status,
    [property: Id(2)] long Revision,
    [property: Id(3)] ImmutableArray<EntryFinding> Findings,
    [property: Id(4)] int Acceptances);

/// <summary>
/// One member's inventory: what is being entered, what was accepted, and who did what. It lives as a submission does (draft, handed in, sent
/// back, accepted) but belongs to no round. Immutable: <see cref="InventoryDesk"/> says what a command makes of it.
/// </summary>
[GenerateSerializer, Immutable, Alias("inventory")]
public sealed record InventoryRecord
{
    /// <summary>Events per sealed page of the history.</summary>
    public const int PageSize = 8;

    /// <summary>ISO alpha-3 code of the member.</summary>
    [Id(0)] public required string Member { get; init; }
    /// <summary>Where it stands.</summary>
    [Id(1)] public SubmissionStatus Status { get; init; }
    /// <summary>Grows by one with every change.</summary>
    [Id(2)] public long Revision { get; init; }
    /// <summary>Entries as entered, by the text of their key.</summary>
    [Id(3)] public ImmutableDictionary<string, Entry> Entries { get; init; } = ImmutableDictionary<string, Entry>.Empty;
    /// <summary>What was last accepted; null if nothing ever was. Earlier ones are sealed beside.</summary>
    [Id(4)] public AcceptedInventory? Accepted { get; init; }
    /// <summary>The day on which it was last handed in; null if it never was.</summary>
    [Id(5)] public DateOnly? HandedIn { get; init; }
    /// <summary>Why the whole was sent back; null if it was not.</summary>
    [Id(6)] public string? Reason { get; init; }
    /// <summary>Entries sent back, by the text of their key: of what was there, only these may be changed until it is handed in again.</summary>
    [Id(7)] public ImmutableDictionary<string, ReturnedEntry> Reopened { get; init; } = ImmutableDictionary<string, ReturnedEntry>.Empty;
    /// <summary>Entries that were sent back and handed in again, until they are decided: the reviewer compares.</summary>
    [Id(8)] public ImmutableDictionary<string, ReturnedEntry> Mended { get; init; } = ImmutableDictionary<string, ReturnedEntry>.Empty;
    /// <summary>Colleagues in other institutions, each with the parts that they may enter: see <see cref="InventoryParts"/>.</summary>
    [Id(9)] public ImmutableArray<Deputy> Deputies { get; init; } = [];
    /// <summary>Verifications asked of other members, by the text of the entry's key.</summary>
    [Id(10)] public ImmutableDictionary<string, EntryVerification> Verifications { get; init; } = ImmutableDictionary<string, EntryVerification>.Empty;
    /// <summary>Something of what is handed in now has been decided: it can no longer be taken back.</summary>
    [Id(11), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Reviewed { get; init; }
    /// <summary>In whose hands it is and has been.</summary>
    [Id(12)] public Turnaround Turnaround { get; init; } = Turnaround.None;
    /// <summary>The open page of the history, oldest first.</summary>
    [Id(13)] public ImmutableArray<InventoryEvent> Recent { get; init; } = [];
    /// <summary>How many full pages are sealed.</summary>
    [Id(14)] public int SealedPages { get; init; }

    /// <summary>An inventory nobody has begun.</summary>
    public static InventoryRecord Blank(string member) => new() { Member = member };

    /// <summary>How many times something was accepted.</summary>
    [JsonIgnore]
    public int Acceptances => Accepted?.Number ?? 0;

    /// <summary>Hash of the last event, to which the next is linked.</summary>
    [JsonIgnore]
    public string Head => Recent.IsEmpty ? InventoryChain.Beginning(Member) : Recent[^1].Hash;

    /// <summary>How well the entry is evidenced: an entry that was changed afterwards is no longer the one that was verified.</summary>
    public EvidenceGrade GradeOf(Entry entry) =>
        Verifications.GetValueOrDefault(entry.Key.ToString()) is { Confirmed: true } verification && verification.Entry == entry
            ? EvidenceGrade.PeerVerified
            : entry.OwnGrade;

    /// <summary>Keys of entries that differ from what was last accepted: new, changed or removed; in their order.</summary>
    public ImmutableArray<string> Pending()
    {
        var accepted = Accepted is null ? [] : Accepted.Entries.ToDictionary(e => e.Entry.Key.ToString(), e => e.Entry, StringComparer.Ordinal);
        return [.. Entries.Where(e => accepted.GetValueOrDefault(e.Key) != e.Value).Select(e => e.Key)
            .Concat(accepted.Keys.Where(key => !Entries.ContainsKey(key)))
            .Order(StringComparer.Ordinal)];
    }
}
