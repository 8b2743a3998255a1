using System.Collections.Immutable;

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
    /// <summary>Password that repeats a few characters, or contains the address it belongs to.</summary>
    PasswordTooPlain,
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
    /// <summary>The form was made for another session.</summary>
    FormStale,
}

/// <summary>What an account must be.</summary>
public static class AccountRules
{
    /// <summary>Fewest characters of a password.</summary>
    public const int PasswordMin = 12;

    /// <summary>Most characters of a password; more would only cost time to check.</summary>
    public const int PasswordMax = 128;

    /// <summary>Faults of an account about to be made; empty if it can be.</summary>
    public static ImmutableArray<AccountFault> Check(string email, string name, string password)
    {
        var faults = ImmutableArray.CreateBuilder<AccountFault>();
        if (!IsEmail(email))
            faults.Add(AccountFault.EmailUnfit);
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
            faults.Add(AccountFault.NameUnfit);
        if (CheckPassword(email, password) is { } fault)
            faults.Add(fault);
        return faults.DrainToImmutable();
    }

    /// <summary>Length decides; there are no rules about kinds of characters.</summary>
    public static AccountFault? CheckPassword(string email, string password) => password.Length switch
    {
        < PasswordMin => AccountFault.PasswordTooShort,
        > PasswordMax => AccountFault.PasswordTooLong,
        _ when password.Distinct().Count() < 5 => AccountFault.PasswordTooPlain,
        _ when IsEmail(email) && password.Contains(email, StringComparison.OrdinalIgnoreCase) => AccountFault.PasswordTooPlain,
        _ => null,
    };

    /// <summary>Faults of a role given to somebody.</summary>
    /// <param name="role">The role.</param>
    /// <param name="member">Member of a focal point.</param>
    /// <param name="isMember">Whether a code is one of the catalogue's.</param>
    public static AccountFault? CheckRole(Role role, string? member, Func<string, bool> isMember) => role switch
    {
        Role.FocalPoint => member is not null && isMember(member) ? null : AccountFault.MemberUnknown,
        Role.Secretariat or Role.Trainee or Role.Operator => member is null ? null : AccountFault.MemberUnknown,
        _ => AccountFault.RoleUnfit,
    };

    /// <summary>Something before and after one @, a point in the domain, plain ASCII without blanks (no look-alikes), at most 254 characters.</summary>
    public static bool IsEmail(string email)
    {
        var at = email.IndexOf('@', StringComparison.Ordinal);
        return email.Length is >= 5 and <= 254 && at > 0 && at == email.LastIndexOf('@')
            && email.IndexOf('.', at) > at + 1 && !email.EndsWith('.')
            && email.All(c => c is > ' ' and <= '~' and not ('<' or '>' or '"' or ',' or ';'));
    }

    /// <summary>One writing of an address, by which accounts are found.</summary>
    public static string Normalize(string email) => email.Trim().ToUpperInvariant();
}
