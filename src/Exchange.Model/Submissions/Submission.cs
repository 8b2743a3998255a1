using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>Where a submission stands.</summary>
public enum SubmissionStatus
{
    /// <summary>Nothing entered yet.</summary>
    NotStarted,
    /// <summary>Being entered by the member.</summary>
    Draft,
    /// <summary>Handed in; the secretariat reviews.</summary>
    Submitted,
    /// <summary>Sent back by the secretariat with a reason.</summary>
    Returned,
    /// <summary>Accepted; its observations are published.</summary>
    Accepted,
}

/// <summary>What a history entry records.</summary>
public enum HistoryKind
{
    /// <summary>Cells were entered.</summary>
    Saved,
    /// <summary>Handed in.</summary>
    Submitted,
    /// <summary>Accepted by the secretariat or by the round's rule.</summary>
    Accepted,
    /// <summary>One of two reviewers has accepted.</summary>
    FirstReview,
    /// <summary>Sent back with a reason.</summary>
    Returned,
}

/// <summary>By which way a change came.</summary>
public enum Channel
{
    /// <summary>The web pages.</summary>
    Web,
    /// <summary>The API.</summary>
    Api,
}

/// <summary>One cell's change within a history entry.</summary>
[GenerateSerializer, Immutable, Alias("cell-change")]
public sealed record CellChange([property: Id(0)] CellKey Key, [property: Id(1)] string? From, [property: Id(2)] string? To);

/// <summary>Who did what to a submission, when and why; written in the same write as the change.</summary>
/// <param name="OperationId">The command's identity: the same command again answers from here.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Account or token.</param>
/// <param name="ActorName">Name at that time.</param>
/// <param name="Channel">Web or API.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Changes">Cells entered, with the texts before and after.</param>
/// <param name="Reason">Reason of a return; null otherwise.</param>
/// <param name="Answer">What the command answered.</param>
[GenerateSerializer, Immutable, Alias("history-entry")]
public sealed record HistoryEntry(
    [property: Id(0)] string OperationId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ActorId,
    [property: Id(3)] string ActorName,
    [property: Id(4)] Channel Channel,
    [property: Id(5)] HistoryKind Kind,
    [property: Id(6)] ImmutableArray<CellChange> Changes,
    [property: Id(7)] string? Reason,
    [property: Id(8)] SubmissionAnswer Answer);

/// <summary>What a command on a submission answers.</summary>
/// <param name="Done">The command did what it was for. If not, <paramref name="Findings"/> say why; figures entered are kept all the same.</param>
/// <param name="Status">Where the submission stands now.</param>
/// <param name="Revision">Grows with every change; pages carry it to notice that they are stale.</param>
/// <param name="Findings">What validation says.</param>
/// <param name="BoardVersion">Version of the board that contains the change; 0 if nothing was published.</param>
[GenerateSerializer, Immutable, Alias("submission-answer")]
public sealed record SubmissionAnswer(
    [property: Id(0)] bool Done,
    [property: Id(1)] SubmissionStatus Status,
    [property: Id(2)] long Revision,
    [property: Id(3)] ImmutableArray<Finding> Findings,
    [property: Id(4)] long BoardVersion = 0);

/// <summary>A cell as it was accepted.</summary>
[GenerateSerializer, Immutable, Alias("accepted-cell")]
public sealed record AcceptedCell([property: Id(0)] Cell Cell, [property: Id(1)] DateTimeOffset At);

/// <summary>
/// One member's answer to one round. Immutable: <see cref="Desk"/> says what a command makes of it.
/// History is a chain of pages of <see cref="PageSize"/> entries; the open page travels with the state, full pages are sealed beside it,
/// so that what is written for one change does not grow with the history.
/// </summary>
[GenerateSerializer, Immutable, Alias("submission")]
public sealed record Submission
{
    /// <summary>Entries per sealed history page.</summary>
    public const int PageSize = 8;

    /// <summary>The round's id.</summary>
    [Id(0)] public required string Round { get; init; }
    /// <summary>ISO alpha-3 code of the member.</summary>
    [Id(1)] public required string Member { get; init; }
    /// <summary>Where it stands.</summary>
    [Id(2)] public SubmissionStatus Status { get; init; }
    /// <summary>Grows by one with every change.</summary>
    [Id(3)] public long Revision { get; init; }
    /// <summary>Cells as entered, by the text of their key.</summary>
    [Id(4)] public ImmutableDictionary<string, Cell> Cells { get; init; } = ImmutableDictionary<string, Cell>.Empty;
    /// <summary>Cells as last accepted, by the text of their key.</summary>
    [Id(5)] public ImmutableDictionary<string, AcceptedCell> Accepted { get; init; } = ImmutableDictionary<string, AcceptedCell>.Empty;
    /// <summary>How many times acceptance has changed what is public.</summary>
    [Id(6)] public long Publications { get; init; }
    /// <summary>Why it was sent back; null unless <see cref="SubmissionStatus.Returned"/>.</summary>
    [Id(7)] public string? Reason { get; init; }
    /// <summary>Account that has accepted where two reviewers are needed; null otherwise.</summary>
    [Id(8)] public string? FirstReviewer { get; init; }
    /// <summary>The open page of the history, oldest first.</summary>
    [Id(9)] public ImmutableArray<HistoryEntry> Recent { get; init; } = [];
    /// <summary>How many full pages are sealed.</summary>
    [Id(10)] public int SealedPages { get; init; }
    /// <summary>Made in a trial round.</summary>
    [Id(11)] public bool Trial { get; init; }

    /// <summary>An answer nobody has begun.</summary>
    public static Submission Blank(string round, string member) => new() { Round = round, Member = member };

    /// <summary>Vintage of what this submission makes public.</summary>
    [JsonIgnore]
    public string Source => SourceOf(Round);

    /// <summary>Vintage of what submissions of the round make public.</summary>
    public static string SourceOf(string round) => "round:" + round;

    /// <summary>Everything this submission makes public.</summary>
    public Publication Whole() => new(Member, Source, Publications, [.. Accepted.Values.Select(Observation)], []);

    /// <summary>The observation that an accepted cell is.</summary>
    public Observation Observation(AcceptedCell accepted) => new(
        Member,
        accepted.Cell.Key,
        accepted.Cell.Value!.Value,
        Basis.National,
        accepted.Cell.Source ?? "",
        string.IsNullOrWhiteSpace(accepted.Cell.Source) ? EvidenceGrade.SelfDeclared : EvidenceGrade.Documented,
        new Vintage(Source, accepted.At),
        accepted.Cell.Note);
}
