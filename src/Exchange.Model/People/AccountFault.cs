namespace Exchange.Model.People;

/// <summary>What is wrong with something a person entered about an account; each has its sentence in three languages.</summary>
public enum AccountFault
{
    /// <summary>Not an e-mail address.</summary>
    EmailUnfit,
    /// <summary>No name, or one longer than 100 characters.</summary>
    NameUnfit,
    /// <summary>Password of fewer than 12 characters.</summary>
    PasswordTooShort,
    /// <summary>Password of more than 128 characters.</summary>
    PasswordTooLong,
    /// <summary>Password that is guessed from lists of common passwords and words, repetitions, sequences and rows of keys.</summary>
    PasswordCommon,
    /// <summary>Password that is guessed by who knows the person's name, address or country.</summary>
    PasswordPersonal,
    /// <summary>A focal point without a member, or with one that is not in the catalogue.</summary>
    MemberUnknown,
    /// <summary>A role that cannot be given.</summary>
    RoleUnfit,
    /// <summary>Somebody with this address has an account.</summary>
    EmailTaken,
    /// <summary>The one-time token is not the one printed at the last start.</summary>
    SetupTokenWrong,
    /// <summary>There is a secretariat account already.</summary>
    AlreadySetUp,
    /// <summary>No such invitation, or it was used, revoked or has expired.</summary>
    InvitationGone,
    /// <summary>The actor may not do this.</summary>
    NotYours,
    /// <summary>The last account of the secretariat stays.</summary>
    LastSecretariat,
    /// <summary>No such account or token.</summary>
    Unknown,
    /// <summary>A token's days outside 1 to 366.</summary>
    DaysUnfit,
    /// <summary>A scope other than secretariat or member.</summary>
    ScopeUnfit,
    /// <summary>Too many attempts from one address.</summary>
    TooFast,
    /// <summary>Address and password do not match, or sign-in is paused.</summary>
    SignInRefused,
    /// <summary>The password by which a change is confirmed is not the account's.</summary>
    PasswordWrong,
    /// <summary>No such recovery link, or it was used, replaced or has expired.</summary>
    RecoveryGone,
    /// <summary>Something that others do for an account, asked for one's own.</summary>
    OwnAccount,
    /// <summary>A one-time or recovery code that is not right, or was used before.</summary>
    CodeWrong,
    /// <summary>A passkey whose signature does not fit, or that is not the account's.</summary>
    PasskeyRefused,
    /// <summary>As many passkeys as an account may have.</summary>
    PasskeysFull,
    /// <summary>Entries are held for somebody who has not signed in yet.</summary>
    NotSignedIn,
    /// <summary>The organisation did not confirm who signs in, or its answer does not fit.</summary>
    OrganisationFailed,
    /// <summary>The organisation names no e-mail address, or one that it has not verified.</summary>
    OrganisationUnverified,
    /// <summary>Nobody was invited under the address that the organisation names.</summary>
    OrganisationUnknown,
    /// <summary>The account belongs to another identity at the organisation.</summary>
    OrganisationOther,
    /// <summary>A made-up person for trying the product out, of whom nothing is stored.</summary>
    TrialPerson,
    /// <summary>The form was made for another session.</summary>
    FormStale,
}
