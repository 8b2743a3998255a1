using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>The states of a round's members, with a sign that is told apart without colour; and the codes that programs read.</summary>
internal static class RoundWords
{
    public static string Of(SubmissionStatus status) => status switch
    {
        SubmissionStatus.NotStarted => RoundsTexts.State_NotStarted,
        SubmissionStatus.Draft => RoundsTexts.State_Draft,
        SubmissionStatus.Submitted => RoundsTexts.State_Submitted,
        SubmissionStatus.Returned => RoundsTexts.State_Returned,
        _ => RoundsTexts.State_Accepted,
    };

    public static string Sign(SubmissionStatus status) => status switch
    {
        SubmissionStatus.NotStarted => "○",
        SubmissionStatus.Draft => "◔",
        SubmissionStatus.Submitted => "◑",
        SubmissionStatus.Returned => "↺",
        _ => "●",
    };

    public static string Code(SubmissionStatus status) => status switch
    {
        SubmissionStatus.NotStarted => "silent",
        SubmissionStatus.Draft => "started",
        SubmissionStatus.Submitted => "submitted",
        SubmissionStatus.Returned => "returned",
        _ => "accepted",
    };

    public static string Hands(RoundRow row) => row switch
    {
        { Progress.Status: SubmissionStatus.Accepted } => RoundsTexts.Decided,
        { Days: null } => RoundsTexts.NotYetOpen,
        { Progress.Turnaround.WithSecretariat: true } => RoundsTexts.WithSecretariat,
        _ => RoundsTexts.WithMember,
    };

    public static string? HandsCode(RoundRow row) => row switch
    {
        { Progress.Status: SubmissionStatus.Accepted } or { Days: null } => null,
        { Progress.Turnaround.WithSecretariat: true } => "secretariat",
        _ => "member",
    };

    public static string Phase(Round round, DateTimeOffset now) => round.IsDraft ? RoundsTexts.Draft : States.Phase(round, now);

    public static string Of(RoundEntry entry, Reference reference) => entry.Act switch
    {
        RoundAct.Made => RoundsTexts.Act_Made,
        RoundAct.Edited => RoundsTexts.Act_Edited,
        RoundAct.Opened => RoundsTexts.Act_Opened,
        RoundAct.Extended => Write.Text(RoundsTexts.Act_Extended, reference.Member(entry.Member ?? "")?.Name.In(Language.Current.Code) ?? entry.Member),
        _ => RoundsTexts.Act_Closed,
    };

    public static string Field(string field) => field switch
    {
        "members" => RoundsTexts.Members,
        "indicators" => RoundsTexts.Indicators,
        "opens" => RoundsTexts.Opens,
        "due" => RoundsTexts.Due,
        "closes" => RoundsTexts.Closes,
        "acceptance" => RoundsTexts.Acceptance,
        "until" => RoundsTexts.Field_until,
        "title.fr" => $"{RoundsTexts.Field_title} ({RoundsTexts.TitleFr})",
        "title.ar" => $"{RoundsTexts.Field_title} ({RoundsTexts.TitleAr})",
        _ => $"{RoundsTexts.Field_title} ({RoundsTexts.TitleEn})",
    };

    /// <summary>What stood in the field, for a reader: moments and the way of acceptance are written in the language at hand.</summary>
    public static string Value(string field, string? value) => (field, value) switch
    {
        (_, null) => "–",
        ("acceptance", nameof(Acceptance.Automatic)) => RoundsTexts.Automatic,
        ("acceptance", _) => RoundsTexts.Reviewed,
        ("opens" or "due" or "closes" or "until", _) when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) =>
            Write.Moment(at),
        _ => value,
    };
}
