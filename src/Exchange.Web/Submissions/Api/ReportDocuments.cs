using System.ComponentModel;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Api;

/// <summary>A member's figures for a round.</summary>
public sealed record ReportRequest
{
    [Description("Your own id of this command, at most 64 characters: repeated, it changes nothing and answers the same.")]
    public string? OperationId { get; init; }

    [Description("The figures entered; those entered before and not named here stay.")]
    public CellEntry[]? Cells { get; init; }

    [Description("Hand in afterwards; otherwise the figures are kept as a draft.")]
    public bool Submit { get; init; }

    [Description("The revision this was made from; refused if somebody changed the submission meanwhile. Absent: not checked.")]
    public long? Revision { get; init; }
}

/// <summary>One figure.</summary>
public sealed record CellEntry
{
    public string? Indicator { get; init; }

    public int? Year { get; init; }

    [Description("A number, a text as people write it in English, French or Arabic, or null to clear the cell.")]
    [JsonConverter(typeof(EnteredConverter))]
    public Entered Value { get; init; }

    [Description("The breakdown; total if absent.")]
    public string? Disaggregation { get; init; }

    public string? Source { get; init; }

    [Description("The comment, or the reason where there is no figure or it differs from the published one.")]
    public string? Note { get; init; }

    [Description("figure, not-available or not-applicable; figure if absent.")]
    public string? Kind { get; init; }

    [Description("What is said about the published figure: none, accepts, replaces or contests; none if absent.")]
    public string? Stance { get; init; }

    [Description("How the figure was made.")]
    public string? Method { get; init; }

    [Description("What backs the figure: links, and files sent before to …/files. Absent: none.")]
    public EvidenceEntry[]? Evidence { get; init; }
}

/// <summary>A document or a link that backs a figure.</summary>
public sealed record EvidenceEntry
{
    [Description("link or file")]
    public string? Kind { get; init; }

    [Description("A link's address, or a file's SHA-256 as …/files answered it.")]
    public string? Address { get; init; }

    [Description("What to call it; a link's address if absent.")]
    public string? Name { get; init; }

    [Description("A file's type as …/files answered it.")]
    public string? MediaType { get; init; }

    [Description("A file's length in bytes as …/files answered it.")]
    public long Length { get; init; }
}

/// <summary>What a command on a submission answers.</summary>
public sealed record ReportAnswer(
    string OperationId,
    [property: Description("not-started, draft, submitted, returned or accepted")] string Status,
    [property: Description("Whether the command did what it was for.")] bool Done,
    long Revision,
    IReadOnlyList<FindingEntry> Findings,
    [property: Description("Version of the board that contains the change; 0 if nothing was published.")] long BoardVersion)
{
    [Description("The link by which an invited colleague makes the account; shown this once, absent if nobody was invited.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Invitation { get; init; }
}

/// <summary>What validation says about a cell.</summary>
public sealed record FindingEntry(
    [property: Description("V01 to V18, or the name of a refusal")] string Rule,
    [property: Description("error, warning or note")] string Severity,
    [property: Description("The cell; null if it is about the whole.")] CellName? Cell,
    [property: Description("A sentence in the reader's language.")] string Message);

/// <summary>Which cell.</summary>
public sealed record CellName(string Indicator, string Disaggregation, int Year)
{
    internal static CellName Of(CellKey key) => new(key.Indicator, key.Disaggregation, key.Year);
}

/// <summary>A submission as its people see it.</summary>
public sealed record SubmissionDocument(
    string Round, string Member, string Status, long Revision,
    [property: Description("When the member's figures are due, its extension included.")] DateTimeOffset Due,
    [property: Description("When nothing is taken of the member any more, its extension included.")] DateTimeOffset Closing,
    string? Reason, IReadOnlyList<CellView> Cells, IReadOnlyList<FindingEntry> Findings);

/// <summary>A cell as entered.</summary>
public sealed record CellView(
    string Indicator, string Disaggregation, int Year,
    [property: Description("As typed.")] string Text,
    [property: Description("As read; null if it cannot be read.")] double? Value,
    string? Source, string? Note,
    [property: Description("The value last accepted; null if none.")] double? Accepted,
    [property: Description("figure, not-available or not-applicable")] string Kind,
    [property: Description("none, accepts, replaces or contests")] string Stance,
    string? Method,
    IReadOnlyList<EvidenceEntry> Evidence,
    [property: Description("Why it was sent back; null if it was not.")] string? ReturnedBecause);

/// <summary>Everything that was done to a submission, oldest first.</summary>
public sealed record HistoryDocument(string Round, string Member, IReadOnlyList<HistoryLine> Entries);

/// <summary>Who did what to a submission, when and why.</summary>
public sealed record HistoryLine(
    [property: Description("The id the command was sent with.")] string OperationId,
    DateTimeOffset At,
    [property: Description("Name of the person or token at that time.")] string By,
    [property: Description("web, api or workbook")] string Channel,
    [property: Description("saved, submitted, accepted, first-review, returned, withdrawn, commented, delegated, verification-asked or verified")] string Kind,
    [property: Description("The submission's revision afterwards.")] long Revision,
    [property: Description("Why it was returned, or what was said; null otherwise.")] string? Reason,
    IReadOnlyList<CellChangeView> Changes,
    [property: Description("The one cell it is about: of a remark or a verification.")] CellName? About,
    [property: Description("Cells sent back, each with its reason.")] IReadOnlyList<CellReasonView> Returned,
    [property: Description("Cells whose public figure or statement it changed.")] IReadOnlyList<CellName> Published,
    [property: Description("The colleague of a delegation, the member of a verification.")] string? Whom,
    [property: Description("Whether the verifier confirmed; null otherwise.")] bool? Confirmed,
    [property: Description("SHA-256 over the entry before and this one; the daily heads bind it.")] string Hash);

/// <summary>One cell's change, as typed; null where there was or is nothing.</summary>
public sealed record CellChangeView(
    string Indicator, string Disaggregation, int Year, string? From, string? To,
    [property: Description("figure, not-available or not-applicable; null if the cell was cleared.")] string? Answer,
    [property: Description("What is said of the published figure.")] string? Stance,
    double? Value, string? Source, string? Method, string? Note);

/// <summary>Why a cell was sent back.</summary>
public sealed record CellReasonView(string Indicator, string Disaggregation, int Year, string Reason);

/// <summary>The secretariat's decision.</summary>
public sealed record DecisionRequest
{
    [Description("Your own id of this command, at most 64 characters.")]
    public string? OperationId { get; init; }

    [Description("The revision that was read.")]
    public long? Revision { get; init; }

    [Description("Why the whole goes back, or what holds for all cells named; needed to return without cells.")]
    public string? Reason { get; init; }

    [Description("To return: only these cells go back and reopen. Absent: the whole does.")]
    public ReturnedEntry[]? Cells { get; init; }

    [Description("To accept: only this section. Absent: everything.")]
    public string? Section { get; init; }
}

/// <summary>A cell that goes back, and why.</summary>
public sealed record ReturnedEntry
{
    public string? Indicator { get; init; }

    public int? Year { get; init; }

    [Description("The breakdown; total if absent.")]
    public string? Disaggregation { get; init; }

    public string? Reason { get; init; }
}

/// <summary>Something about one cell: a remark, a request to verify it, or the answer to one.</summary>
public sealed record CellCommand
{
    [Description("Your own id of this command, at most 64 characters.")]
    public string? OperationId { get; init; }

    public string? Indicator { get; init; }

    public int? Year { get; init; }

    [Description("The breakdown; total if absent.")]
    public string? Disaggregation { get; init; }

    [Description("The remark, or what the verifier says.")]
    public string? Text { get; init; }

    [Description("To ask for verification: ISO code of the member that is asked.")]
    public string? Member { get; init; }

    [Description("To answer: whether the figure is confirmed.")]
    public bool? Confirmed { get; init; }
}

/// <summary>Sections given to a colleague.</summary>
public sealed record DelegationRequest
{
    [Description("Your own id of this command, at most 64 characters.")]
    public string? OperationId { get; init; }

    [Description("The colleague's e-mail address.")]
    public string? Email { get; init; }

    [Description("Slugs of the sections that are the colleague's from now on; none takes all back.")]
    public string[]? Sections { get; init; }

    [Description("True: a colleague without an account is invited; the invitation is sent by e-mail and answered this once.")]
    public bool Invite { get; init; }
}

/// <summary>A file that is kept, to be named as evidence of a cell.</summary>
public sealed record FileAnswer(
    [property: Description("SHA-256 of its bytes: its address as evidence.")] string Address, string Name, string MediaType, long Length);

/// <summary>What is said of submissions in the API's words.</summary>
internal static class ReportWords
{
    public static string Of(SubmissionStatus status) => status switch
    {
        SubmissionStatus.NotStarted => "not-started",
        SubmissionStatus.Draft => "draft",
        SubmissionStatus.Submitted => "submitted",
        SubmissionStatus.Returned => "returned",
        _ => "accepted",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    public static string Of(AnswerKind kind) => kind switch
    {
        AnswerKind.Figure => "figure",
        AnswerKind.NotAvailable => "not-available",
        _ => "not-applicable",
    };

    public static string Of(Stance stance) => stance switch
    {
        Stance.None => "none",
        Stance.Accepts => "accepts",
        Stance.Replaces => "replaces",
        _ => "contests",
    };

    public static EvidenceEntry Of(Evidence item) => new()
    {
        Kind = item.Kind == EvidenceKind.File ? "file" : "link", Address = item.Address, Name = item.Name, MediaType = item.MediaType, Length = item.Length,
    };

    public static string Of(Channel channel) => channel switch { Channel.Web => "web", Channel.Api => "api", _ => "workbook" };

    public static HistoryLine Of(HistoryEntry entry) => new(
        entry.OperationId, entry.At, entry.ActorName, Of(entry.Channel),
        Of(entry.Kind), entry.Answer.Revision, entry.Reason,
        [.. entry.Changes.Select(c => new CellChangeView(
            c.Key.Indicator, c.Key.Disaggregation, c.Key.Year, c.From, c.To, c.Cell is { } kind ? Of(kind.Kind) : null,
            c.Cell is { } cell ? Of(cell.Stance) : null, c.Cell?.Value, c.Cell?.Source, c.Cell?.Method, c.Cell?.Note))],
        entry.About is { } about ? CellName.Of(about) : null,
        [.. (entry.Returned.IsDefault ? [] : entry.Returned).Select(r => new CellReasonView(r.Key.Indicator, r.Key.Disaggregation, r.Key.Year, r.Reason))],
        [.. (entry.Published.IsDefault ? [] : entry.Published).Select(CellName.Of)],
        entry.Whom, entry.Confirmed, entry.Hash);

    public static string Of(HistoryKind kind) => kind switch
    {
        HistoryKind.Saved => "saved",
        HistoryKind.Submitted => "submitted",
        HistoryKind.Accepted => "accepted",
        HistoryKind.FirstReview => "first-review",
        HistoryKind.Returned => "returned",
        HistoryKind.Withdrawn => "withdrawn",
        HistoryKind.Commented => "commented",
        HistoryKind.Delegated => "delegated",
        HistoryKind.VerificationAsked => "verification-asked",
        _ => "verified",
    };

    public static FindingEntry Of(Finding finding, Reference reference) => new(
        finding.Rule, Of(finding.Severity), finding.Cell is { } cell ? CellName.Of(cell) : null,
        FindingSentences.InPlace(finding, reference));
}
