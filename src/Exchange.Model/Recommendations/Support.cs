using System.Text.Json.Serialization;

namespace Exchange.Model.Recommendations;

/// <summary>How a country stands to a recommendation.</summary>
public enum SupportKind
{
    /// <summary>It will follow it.</summary>
    Accepted,
    /// <summary>It will follow a part of it.</summary>
    Partly,
    /// <summary>It has taken note.</summary>
    Noted,
}

/// <summary>How a country stands to a recommendation, and where that is written.</summary>
/// <param name="Recommendation">Id of the recommendation.</param>
/// <param name="Stance">Accepted, partly or noted.</param>
/// <param name="Document">Name of the document that says so; always given where it is accepted, wholly or in part.</param>
/// <param name="Day">The document's date; given where the document is.</param>
/// <param name="Address">Where the document can be read; null if nowhere on the web.</param>
/// <param name="Remark">Which part, or why; null if not said.</param>
[GenerateSerializer, Immutable, Alias("support")]
public sealed record Support(
    [property: Id(0)] string Recommendation,
    [property: Id(1)] SupportKind Stance,
    [property: Id(2)] string? Document,
    [property: Id(3)] DateOnly? Day,
    [property: Id(4)] string? Address,
    [property: Id(5)] string? Remark);

/// <summary>How far something is.</summary>
public enum ProgressState
{
    /// <summary>Nothing has begun.</summary>
    NotStarted,
    /// <summary>Decided, with dates.</summary>
    Planned,
    /// <summary>Being done.</summary>
    UnderWay,
    /// <summary>Done as the recommendation has it.</summary>
    Done,
    /// <summary>Given up, with a reason.</summary>
    Dropped,
}

/// <summary>What backs a report of progress: a document on the web.</summary>
/// <param name="Address">Address beginning with https:// or http://.</param>
/// <param name="Name">What to call it.</param>
[GenerateSerializer, Immutable, Alias("proof")]
public sealed record Proof([property: Id(0)] string Address, [property: Id(1)] string Name);

/// <summary>A file that backs a report of progress: kept with the product, given to the country's own people and the secretariat only.</summary>
/// <param name="Id">The content's SHA-256 in lower-case hex.</param>
/// <param name="Name">The file's name.</param>
/// <param name="MediaType">Its type, for example <c>application/pdf</c>.</param>
/// <param name="Length">Its length in bytes.</param>
[GenerateSerializer, Immutable, Alias("proof-file")]
public sealed record ProofFile(
    [property: Id(0)] string Id, [property: Id(1)] string Name, [property: Id(2)] string MediaType, [property: Id(3)] long Length);

/// <summary>How far a country says it is with a recommendation, in a reporting round.</summary>
/// <param name="Recommendation">Id of the recommendation.</param>
/// <param name="Round">Id of the round; empty between rounds.</param>
/// <param name="State">How far.</param>
/// <param name="Remark">What was done; the reason where it was dropped. Null if not said.</param>
/// <param name="Proof">What backs it; null if nothing does.</param>
/// <param name="At">When it was reported.</param>
[GenerateSerializer, Immutable, Alias("progress-report")]
public sealed record ProgressReport(
    [property: Id(0)] string Recommendation,
    [property: Id(1)] string Round,
    [property: Id(2)] ProgressState State,
    [property: Id(3)] string? Remark,
    [property: Id(4)] Proof? Proof,
    [property: Id(5)] DateTimeOffset At)
{
    /// <summary>A file that backs it; null if none does.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProofFile? File { get; init; }

    /// <summary>Whether anything but the country's own word backs it.</summary>
    [JsonIgnore]
    public bool IsDocumented => Proof is not null || File is not null;
}
