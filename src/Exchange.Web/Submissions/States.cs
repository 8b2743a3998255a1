using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions;

/// <summary>The states of rounds and submissions in the language at hand.</summary>
internal static class States
{
    public static string Of(SubmissionStatus status) => status switch
    {
        SubmissionStatus.NotStarted => SubmissionsTexts.Status_NotStarted,
        SubmissionStatus.Draft => SubmissionsTexts.Status_Draft,
        SubmissionStatus.Submitted => SubmissionsTexts.Status_Submitted,
        SubmissionStatus.Returned => SubmissionsTexts.Status_Returned,
        _ => SubmissionsTexts.Status_Accepted,
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => SubmissionsTexts.Severity_Error,
        Severity.Warning => SubmissionsTexts.Severity_Warning,
        _ => SubmissionsTexts.Severity_Note,
    };

    public static string Of(HistoryKind kind) => kind switch
    {
        HistoryKind.Saved => SubmissionsTexts.Kind_Saved,
        HistoryKind.Submitted => SubmissionsTexts.Kind_Submitted,
        HistoryKind.Accepted => SubmissionsTexts.Kind_Accepted,
        HistoryKind.FirstReview => SubmissionsTexts.Kind_FirstReview,
        HistoryKind.Returned => SubmissionsTexts.Kind_Returned,
        HistoryKind.Withdrawn => SubmissionsTexts.Kind_Withdrawn,
        HistoryKind.Commented => SubmissionsTexts.Kind_Commented,
        HistoryKind.Delegated => SubmissionsTexts.Kind_Delegated,
        HistoryKind.VerificationAsked => SubmissionsTexts.Kind_VerificationAsked,
        _ => SubmissionsTexts.Kind_Verified,
    };

    public static string Of(Channel channel) => channel switch
    {
        Channel.Web => SubmissionsTexts.Channel_Web,
        Channel.Api => SubmissionsTexts.Channel_Api,
        _ => SubmissionsTexts.Channel_Workbook,
    };

    /// <summary>Where the round stands for everybody whose time was not extended.</summary>
    public static string Phase(Round round, DateTimeOffset now) => Phase(round, "", now);

    /// <summary>Where the round stands for a member.</summary>
    public static string Phase(Round round, string member, DateTimeOffset now) => round.PhaseFor(member, now) switch
    {
        RoundPhase.Upcoming => Write.Text(SubmissionsTexts.Phase_Upcoming, Write.Day(round.Opens)),
        RoundPhase.Open => Write.Text(SubmissionsTexts.Phase_Open, Write.Day(round.DueFor(member))),
        RoundPhase.Late => Write.Text(SubmissionsTexts.Phase_Late, Write.Day(round.ClosesFor(member))),
        _ => Write.Text(SubmissionsTexts.Phase_Closed, Write.Day(round.ClosesFor(member))),
    };
}
