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
public sealed partial record Submission
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
    /// <summary>Why the whole was sent back, or what holds for all its cells; null unless <see cref="SubmissionStatus.Returned"/>.</summary>
    [Id(7)] public string? Reason { get; init; }
    /// <summary>Cells that take two reviewers and have had one: the account that accepted, by the text of their key.</summary>
    [Id(12)] public ImmutableDictionary<string, string> FirstReviews { get; init; } = ImmutableDictionary<string, string>.Empty;
    /// <summary>The open page of the history, oldest first.</summary>
    [Id(9)] public ImmutableArray<HistoryEntry> Recent { get; init; } = [];
    /// <summary>How many full pages are sealed.</summary>
    [Id(10)] public int SealedPages { get; init; }
    /// <summary>Made in a trial round.</summary>
    [Id(11)] public bool Trial { get; init; }
    /// <summary>
    /// Cells sent back, by the text of their key: only these may be changed until the member hands in again. Empty while returned means that
    /// the whole was sent back.
    /// </summary>
    [Id(13)] public ImmutableDictionary<string, ReturnedCell> Reopened { get; init; } = ImmutableDictionary<string, ReturnedCell>.Empty;
    /// <summary>Cells that were sent back and handed in again, until they are decided: the reviewer compares.</summary>
    [Id(14)] public ImmutableDictionary<string, ReturnedCell> Mended { get; init; } = ImmutableDictionary<string, ReturnedCell>.Empty;
    /// <summary>Colleagues in other institutions, each with the sections that they may see and enter.</summary>
    [Id(15)] public ImmutableArray<Deputy> Deputies { get; init; } = [];
    /// <summary>Verifications asked of other members, by the text of the cell's key.</summary>
    [Id(16)] public ImmutableDictionary<string, Verification> Verifications { get; init; } = ImmutableDictionary<string, Verification>.Empty;
    /// <summary>Something of what is handed in now has been decided: it can no longer be taken back.</summary>
    [Id(18), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool Reviewed { get; init; }
    /// <summary>In whose hands it is and has been.</summary>
    [Id(17)] public Turnaround Turnaround { get; init; } = Turnaround.None;

    /// <summary>An answer nobody has begun.</summary>
    public static Submission Blank(string round, string member) => new() { Round = round, Member = member };

    /// <summary>Vintage of what this submission makes public.</summary>
    [JsonIgnore]
    public string Source => SourceOf(Round);

    /// <summary>Vintage of what submissions of the round make public.</summary>
    public static string SourceOf(string round) => "round:" + round;

    /// <summary>Hash of the last history entry, to which the next is linked.</summary>
    [JsonIgnore]
    public string Head => Recent.IsEmpty ? HistoryChain.Beginning(Round, Member) : Recent[^1].Hash;

    /// <summary>Everything this submission makes public.</summary>
    public Publication Whole() => new(
        Member, Source, Publications, [.. Accepted.Values.Where(a => a.Cell.HasFigure).Select(Observation)], [])
    {
        Statements = [.. Accepted.Values.Select(Statement).OfType<Statement>()],
    };

    /// <summary>The observation that an accepted cell with a figure is.</summary>
    public Observation Observation(AcceptedCell accepted) => new(
        Member,
        accepted.Cell.Key,
        accepted.Cell.Value!.Value,
        Basis.National,
        accepted.Cell.Source ?? "",
        IsVerified(accepted.Cell) ? EvidenceGrade.PeerVerified : accepted.Cell.OwnGrade,
        new Vintage(Source, accepted.At),
        accepted.Cell.Note);

    /// <summary>What an accepted cell says beyond its figure; null if nothing.</summary>
    public Statement? Statement(AcceptedCell accepted) => Statements.Of(Member, accepted.Cell, new Vintage(Source, accepted.At));

    /// <summary>Cells that differ from what was last accepted: new, changed or withdrawn.</summary>
    public IEnumerable<CellKey> Pending() =>
        Cells.Where(pair => Accepted.GetValueOrDefault(pair.Key)?.Cell != pair.Value).Select(pair => pair.Value.Key)
            .Concat(Accepted.Where(pair => !Cells.ContainsKey(pair.Key)).Select(pair => pair.Value.Cell.Key));

    // A figure that was changed afterwards is no longer the one that was verified.
    private bool IsVerified(Cell cell) =>
        Verifications.GetValueOrDefault(cell.Key.ToString()) is { Confirmed: true } verification && verification.Cell == cell;
}
