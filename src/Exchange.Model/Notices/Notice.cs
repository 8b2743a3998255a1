using System.Collections.Immutable;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Notices;

/// <summary>What somebody is told about; each person chooses for each how.</summary>
public enum NoticeKind
{
    /// <summary>A round will ask the member.</summary>
    Invited,
    /// <summary>A round takes figures now.</summary>
    Opened,
    /// <summary>The figures are due in 14 or 3 days, or today.</summary>
    Due,
    /// <summary>Due has passed and nothing was handed in.</summary>
    Late,
    /// <summary>A member has handed in.</summary>
    HandedIn,
    /// <summary>Cells, or the whole, were sent back.</summary>
    Returned,
    /// <summary>Figures were accepted.</summary>
    Accepted,
    /// <summary>Something was said about a cell.</summary>
    Commented,
    /// <summary>Sections were given to a colleague.</summary>
    Delegated,
    /// <summary>Another member asks to verify a cell.</summary>
    VerificationAsked,
    /// <summary>A cell was verified, or could not be.</summary>
    Verified,
    /// <summary>Officials of the member can apply to a call.</summary>
    CallOpened,
    /// <summary>Somebody of the member has applied to a call.</summary>
    Applied,
    /// <summary>Somebody was nominated for a call.</summary>
    Nominated,
    /// <summary>Somebody else has moved an application.</summary>
    ApplicationMoved,
    /// <summary>A place was given back.</summary>
    PlaceGivenBack,
    /// <summary>A call was called off.</summary>
    CallOff,
    /// <summary>Somebody who took part has written a return plan or reported on it.</summary>
    Reported,
    /// <summary>Something is to be done about an exchange: nominate, write the return plan, report on it.</summary>
    ExchangeDue,
    /// <summary>A match of a request and an offer is proposed to both sides.</summary>
    MatchProposed,
    /// <summary>A match was agreed to, refused or taken back.</summary>
    MatchMoved,
}

/// <summary>The call and the application that a notice is about.</summary>
/// <param name="Call">Id of the call.</param>
/// <param name="Host">ISO alpha-3 code of the host.</param>
/// <param name="Account">Account of the applicant; null if it is about the call as a whole.</param>
/// <param name="Reader">What the reader has to do with it; decides where the notice leads.</param>
/// <param name="Stage">Where the application stood then.</param>
[GenerateSerializer, Immutable, Alias("call-place")]
public sealed record CallPlace(
    [property: Id(0)] string Call, [property: Id(1)] string Host, [property: Id(2)] string? Account, [property: Id(3)] Side Reader, [property: Id(4)] Stage? Stage);

/// <summary>One thing that somebody is told, with the place it is about.</summary>
/// <param name="Key">Names what happened: the same again is the same notice, so nobody is told twice.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Reader">What the reader has to do with it; decides where the notice of a submission leads.</param>
/// <param name="Round">Id of the round, or of the season or call of exchanges.</param>
/// <param name="Title">Its title.</param>
/// <param name="Member">ISO alpha-3 code of the member whose submission, or whose exchange, it is.</param>
/// <param name="At">When it happened.</param>
[GenerateSerializer, Immutable, Alias("notice")]
public sealed record Notice(
    [property: Id(0)] string Key,
    [property: Id(1)] NoticeKind Kind,
    [property: Id(2)] Part Reader,
    [property: Id(3)] string Round,
    [property: Id(4)] LocalText Title,
    [property: Id(5)] string Member,
    [property: Id(6)] DateTimeOffset At)
{
    /// <summary>Most characters of what somebody wrote that a notice repeats.</summary>
    public const int LongestText = 400;

    /// <summary>Name of who did it; null if nobody did.</summary>
    [Id(7)] public string? By { get; init; }

    /// <summary>The one cell it is about.</summary>
    [Id(8)] public CellKey? Cell { get; init; }

    /// <summary>Slug of the section in which the reader finds it; null for the submission as a whole.</summary>
    [Id(9)] public string? Section { get; init; }

    /// <summary>What was written: a reason, a comment; cut to <see cref="LongestText"/>.</summary>
    [Id(10)] public string? Text { get; init; }

    /// <summary>The date that it is about: the opening or the due date.</summary>
    [Id(11)] public DateTimeOffset? Day { get; init; }

    /// <summary>How many: days left, or cells sent back (0 for the whole).</summary>
    [Id(12)] public int Count { get; init; }

    /// <summary>The call it is about; null of what is about a round, whose id and title are then empty and the call's.</summary>
    [Id(13)] public CallPlace? Call { get; init; }

    /// <summary>What the sentence names besides, as codes: of a match what was done, guest, host, block and month.</summary>
    [Id(14)] public ImmutableArray<string> Facts { get; init; } = [];

    /// <summary>Address below the language that it leads to; null for the submission it is about.</summary>
    [Id(15)] public string? Place { get; init; }

    /// <summary>What somebody wrote, as much as a notice repeats.</summary>
    public static string? Cut(string? text) => text is { Length: > LongestText } ? string.Concat(text.AsSpan(0, LongestText - 1), "…") : text;

    /// <summary>Whether the reader, as what it is today, may still see the notice: an account can have got another task.</summary>
    public bool IsFor(Actor actor) => Call is { } call ? IsFor(actor, call) : Reader switch
    {
        Part.Secretariat => actor.IsSecretariat,
        Part.Owner => actor.IsFocalPointOf(Member),
        Part.Deputy => actor.Role == Role.Deputy && actor.Member == Member,
        Part.Verifier => actor.Role == Role.FocalPoint,
        _ => false,
    };

    private bool IsFor(Actor actor, CallPlace call) => call.Reader switch
    {
        Side.Secretariat => actor.IsSecretariat,
        Side.Host => actor.IsFocalPointOf(call.Host),
        Side.FocalPoint => actor.IsFocalPointOf(Member),
        Side.Applicant => actor.Id == call.Account,
        _ => false,
    };
}

/// <summary>A notice and whom it is for.</summary>
/// <param name="Person">The account.</param>
/// <param name="Notice">The notice.</param>
public sealed record Addressed(string Person, Notice Notice);
