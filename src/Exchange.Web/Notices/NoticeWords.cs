using Exchange.Model.Indicators;
using Exchange.Model.Notices;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Exchanges;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions;

namespace Exchange.Web.Notices;

/// <summary>A notice in the language at hand.</summary>
internal static class NoticeWords
{
    /// <summary>What happened, in one line.</summary>
    public static string Headline(Notice notice, Reference reference)
    {
        var member = reference.Member(notice.Member)?.Name.In(Language.Current.Code) ?? notice.Member;
        var round = notice.Title.In(Language.Current.Code);
        return notice.Kind switch
        {
            NoticeKind.Invited => Write.Text(NoticesTexts.Line_Invited, member, round),
            NoticeKind.Opened => Write.Text(NoticesTexts.Line_Opened, member, round),
            NoticeKind.Due when notice.Count == 0 => Write.Text(NoticesTexts.Line_DueToday, member, round),
            NoticeKind.Due => Write.Text(NoticesTexts.Line_Due, member, round, Write.Count(NoticesTexts.Days, notice.Count)),
            NoticeKind.Late => Write.Text(NoticesTexts.Line_Late, member, round),
            NoticeKind.HandedIn => Write.Text(NoticesTexts.Line_HandedIn, member, round),
            NoticeKind.Returned when notice.Count == 0 => Write.Text(NoticesTexts.Line_Returned, member, round),
            NoticeKind.Returned => Write.Text(NoticesTexts.Line_ReturnedCells, member, round, Write.Count(NoticesTexts.Cells, notice.Count)),
            NoticeKind.Accepted => Write.Text(NoticesTexts.Line_Accepted, member, round),
            NoticeKind.Commented => Write.Text(NoticesTexts.Line_Commented, member, round, notice.By),
            NoticeKind.Delegated => Write.Text(NoticesTexts.Line_Delegated, member, round, notice.By),
            NoticeKind.VerificationAsked => Write.Text(NoticesTexts.Line_VerificationAsked, member, round),
            NoticeKind.CallOpened => Write.Text(NoticesTexts.Line_CallOpened, member, round),
            NoticeKind.Applied => Write.Text(NoticesTexts.Line_Applied, Somebody(notice), round),
            NoticeKind.Nominated => Write.Text(NoticesTexts.Line_Nominated, member, round, Somebody(notice)),
            NoticeKind.ApplicationMoved => Write.Text(NoticesTexts.Line_ApplicationMoved, member, round, Stage(notice)),
            NoticeKind.PlaceGivenBack => Write.Text(NoticesTexts.Line_PlaceGivenBack, member, round, Somebody(notice)),
            NoticeKind.CallOff => Write.Text(NoticesTexts.Line_CallOff, round),
            NoticeKind.Reported => Write.Text(NoticesTexts.Line_Reported, member, round, Somebody(notice)),
            NoticeKind.ExchangeDue when notice.Call is { Account: null } => Write.Text(NoticesTexts.Line_NominationDue, round, Write.Count(NoticesTexts.Applications, notice.Count)),
            NoticeKind.ExchangeDue => Write.Text(notice.Call is { Stage: Model.Exchanges.Calls.Stage.Completed } ? NoticesTexts.Line_PlanDue : NoticesTexts.Line_ReportDue, round),
            NoticeKind.MatchProposed or NoticeKind.MatchMoved when notice.Facts is [var act, var guest, var host, var block, var month] => Write.Text(
                MatchLine(act), Name(guest, reference), Name(host, reference), block, ExchangeWords.Month(month)),
            _ => Write.Text(notice.Count == 1 ? NoticesTexts.Line_Verified : NoticesTexts.Line_NotVerified, member, round),
        };
    }

    // An account that was removed leaves no name.
    private static string Somebody(Notice notice) => notice.By is { Length: > 0 } name ? name : NoticesTexts.Somebody;

    private static string Stage(Notice notice) => notice.Call?.Stage is { } stage ? CallWords.Of(stage) : "";

    /// <summary>What belongs to it, if anything: the date, the figure, who did it.</summary>
    public static IEnumerable<string> Details(Notice notice, Reference reference)
    {
        if (notice.Call is not null)
        {
            if (notice.Day is { } until)
                yield return Write.Text(notice.Kind == NoticeKind.CallOpened ? NoticesTexts.ApplyUntil : NoticesTexts.NominateUntil, Write.Day(until));
            yield break;
        }
        if (notice.Day is { } day)
            yield return Write.Text(notice.Kind == NoticeKind.Invited ? NoticesTexts.OpensOn : notice.Kind == NoticeKind.Late ? NoticesTexts.WasDueOn : NoticesTexts.DueOn, Write.Day(day));
        if (notice.Cell is { } key)
            yield return FindingSentences.Place(key, reference);
        if (notice.By is { } by && notice.Kind is not (NoticeKind.Commented or NoticeKind.Delegated))
            yield return Write.Text(NoticesTexts.By, by);
    }

    private static string Name(string member, Reference reference) => reference.Member(member)?.Name.In(Language.Current.Code) ?? member;

    private static string MatchLine(string act) => act switch
    {
        "Proposed" => NoticesTexts.Line_MatchProposed,
        "MatchGuestAgreed" => NoticesTexts.Line_MatchGuestAgreed,
        "MatchHostAgreed" => NoticesTexts.Line_MatchHostAgreed,
        "MatchAgreed" => NoticesTexts.Line_MatchAgreed,
        "MatchRefused" => NoticesTexts.Line_MatchRefused,
        _ => NoticesTexts.Line_MatchCancelled,
    };

    public static string Of(NoticeKind kind) => kind switch
    {
        NoticeKind.Invited => NoticesTexts.Kind_Invited,
        NoticeKind.Opened => NoticesTexts.Kind_Opened,
        NoticeKind.Due => NoticesTexts.Kind_Due,
        NoticeKind.Late => NoticesTexts.Kind_Late,
        NoticeKind.HandedIn => NoticesTexts.Kind_HandedIn,
        NoticeKind.Returned => NoticesTexts.Kind_Returned,
        NoticeKind.Accepted => NoticesTexts.Kind_Accepted,
        NoticeKind.Commented => NoticesTexts.Kind_Commented,
        NoticeKind.Delegated => NoticesTexts.Kind_Delegated,
        NoticeKind.VerificationAsked => NoticesTexts.Kind_VerificationAsked,
        NoticeKind.CallOpened => NoticesTexts.Kind_CallOpened,
        NoticeKind.Applied => NoticesTexts.Kind_Applied,
        NoticeKind.Nominated => NoticesTexts.Kind_Nominated,
        NoticeKind.ApplicationMoved => NoticesTexts.Kind_ApplicationMoved,
        NoticeKind.PlaceGivenBack => NoticesTexts.Kind_PlaceGivenBack,
        NoticeKind.CallOff => NoticesTexts.Kind_CallOff,
        NoticeKind.Reported => NoticesTexts.Kind_Reported,
        NoticeKind.ExchangeDue => NoticesTexts.Kind_ExchangeDue,
        NoticeKind.MatchProposed => NoticesTexts.Kind_MatchProposed,
        NoticeKind.MatchMoved => NoticesTexts.Kind_MatchMoved,
        _ => NoticesTexts.Kind_Verified,
    };

    public static string Of(Delivery delivery) => delivery switch
    {
        Delivery.AtOnce => NoticesTexts.AtOnce,
        Delivery.Digest => NoticesTexts.InDigest,
        _ => NoticesTexts.OnlyHere,
    };

    /// <summary>What an e-mail is, from the word that the outbox keeps.</summary>
    public static string Letter(string what) => what switch
    {
        "Invitation" => NoticesTexts.Letter_Invitation,
        "Digest" => NoticesTexts.Letter_Digest,
        _ => Enum.TryParse<NoticeKind>(what, out var kind) ? Of(kind) : what,
    };

    public static string Of(ParcelState state) => state switch
    {
        ParcelState.Waiting => NoticesTexts.State_Waiting,
        ParcelState.Taken => NoticesTexts.State_Taken,
        ParcelState.Delivered => NoticesTexts.State_Delivered,
        _ => NoticesTexts.State_GivenUp,
    };
}
