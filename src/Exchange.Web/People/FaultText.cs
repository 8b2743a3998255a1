using Exchange.Model.People;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.People;

/// <summary>The sentence of each fault in the language at hand, and the field it stands beside.</summary>
internal static class FaultText
{
    public static string Sentence(AccountFault fault) => fault switch
    {
        AccountFault.EmailUnfit => PeopleTexts.FaultEmailUnfit,
        AccountFault.NameUnfit => PeopleTexts.FaultNameUnfit,
        AccountFault.PasswordTooShort => Write.Text(PeopleTexts.FaultPasswordTooShort, Passwords.Min),
        AccountFault.PasswordTooLong => Write.Text(PeopleTexts.FaultPasswordTooLong, Passwords.Max),
        AccountFault.PasswordCommon => PeopleTexts.FaultPasswordCommon,
        AccountFault.PasswordPersonal => PeopleTexts.FaultPasswordPersonal,
        AccountFault.PasswordWrong => AccountTexts.FaultPasswordWrong,
        AccountFault.RecoveryGone => AccountTexts.FaultRecoveryGone,
        AccountFault.OwnAccount => AccountTexts.FaultOwnAccount,
        AccountFault.CodeWrong => AccountTexts.FaultCodeWrong,
        AccountFault.PasskeyRefused => AccountTexts.FaultPasskeyRefused,
        AccountFault.PasskeysFull => Write.Text(AccountTexts.FaultPasskeysFull, Passkey.Most),
        AccountFault.NotSignedIn => AccountTexts.FaultNotSignedIn,
        AccountFault.OrganisationFailed => AccountTexts.FaultOrganisationFailed,
        AccountFault.OrganisationUnverified => AccountTexts.FaultOrganisationUnverified,
        AccountFault.OrganisationUnknown => AccountTexts.FaultOrganisationUnknown,
        AccountFault.OrganisationOther => AccountTexts.FaultOrganisationOther,
        AccountFault.TrialPerson => AccountTexts.FaultTrialPerson,
        AccountFault.MemberUnknown => PeopleTexts.FaultMemberUnknown,
        AccountFault.RoleUnfit => PeopleTexts.FaultRoleUnfit,
        AccountFault.EmailTaken => PeopleTexts.FaultEmailTaken,
        AccountFault.SetupTokenWrong => PeopleTexts.FaultSetupTokenWrong,
        AccountFault.AlreadySetUp => PeopleTexts.FaultAlreadySetUp,
        AccountFault.InvitationGone => PeopleTexts.FaultInvitationGone,
        AccountFault.NotYours => PeopleTexts.FaultNotYours,
        AccountFault.LastSecretariat => PeopleTexts.FaultLastSecretariat,
        AccountFault.DaysUnfit => PeopleTexts.FaultDaysUnfit,
        AccountFault.ScopeUnfit => PeopleTexts.FaultScopeUnfit,
        AccountFault.TooFast => PeopleTexts.FaultTooFast,
        AccountFault.SignInRefused => PeopleTexts.FaultSignInRefused,
        AccountFault.FormStale => PeopleTexts.FaultFormStale,
        _ => PeopleTexts.FaultUnknown,
    };

    /// <summary>Name of the form field a fault is about; null if it is about the whole.</summary>
    public static string? Field(AccountFault fault) => fault switch
    {
        AccountFault.EmailUnfit or AccountFault.EmailTaken => "email",
        AccountFault.NameUnfit => "name",
        AccountFault.PasswordTooShort or AccountFault.PasswordTooLong or AccountFault.PasswordCommon or AccountFault.PasswordPersonal => "password",
        AccountFault.PasswordWrong => "present",
        AccountFault.CodeWrong => "code",
        AccountFault.MemberUnknown => "member",
        AccountFault.RoleUnfit => "role",
        AccountFault.SetupTokenWrong => "token",
        AccountFault.DaysUnfit => "days",
        AccountFault.ScopeUnfit => "scope",
        _ => null,
    };
}
