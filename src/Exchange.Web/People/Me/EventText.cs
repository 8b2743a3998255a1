using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.People;

/// <summary>What happened to an account, and how somebody signed in, in the language at hand.</summary>
internal static class EventText
{
    public static string Of(AccountEvent happened) => Write.Text(
        happened.Kind switch
        {
            AccountEventKind.Made => AccountTexts.EventMade,
            AccountEventKind.PasswordChanged => AccountTexts.EventPasswordChanged,
            AccountEventKind.RecoveryOffered => AccountTexts.EventRecoveryOffered,
            AccountEventKind.Recovered => AccountTexts.EventRecovered,
            AccountEventKind.CodesOn => AccountTexts.EventCodesOn,
            AccountEventKind.CodesOff => AccountTexts.EventCodesOff,
            AccountEventKind.RecoveryCodesMade => AccountTexts.EventRecoveryCodesMade,
            AccountEventKind.RecoveryCodeUsed => AccountTexts.EventRecoveryCodeUsed,
            AccountEventKind.PasskeyAdded => AccountTexts.EventPasskeyAdded,
            AccountEventKind.PasskeyRemoved => AccountTexts.EventPasskeyRemoved,
            AccountEventKind.SessionsEnded => AccountTexts.EventSessionsEnded,
            _ => AccountTexts.EventOrganisationLinked,
        },
        happened.By);

    public static string Of(SignInWay way) => way switch
    {
        SignInWay.Password => PeopleTexts.Password,
        SignInWay.Link => PeopleTexts.InvitedLink,
        SignInWay.Passkey => AccountTexts.Passkey,
        _ => AccountTexts.Organisation,
    };
}
