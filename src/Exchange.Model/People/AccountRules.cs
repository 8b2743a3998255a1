using System.Collections.Immutable;

namespace Exchange.Model.People;

/// <summary>What an account must be.</summary>
public static class AccountRules
{
    /// <summary>Faults of an account about to be made; empty if it can be.</summary>
    /// <param name="email">Its address.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="password">The password chosen.</param>
    /// <param name="about">Further words that others know about the person, such as the country's names.</param>
    public static ImmutableArray<AccountFault> Check(string email, string name, string password, params IEnumerable<string> about)
    {
        var faults = ImmutableArray.CreateBuilder<AccountFault>();
        if (!IsEmail(email))
            faults.Add(AccountFault.EmailUnfit);
        if (!IsName(name))
            faults.Add(AccountFault.NameUnfit);
        if (Passwords.Check(password, [email, name, .. about]) is { } fault)
            faults.Add(fault);
        return faults.DrainToImmutable();
    }

    /// <summary>Faults of a role given to somebody.</summary>
    /// <param name="role">The role.</param>
    /// <param name="member">Member of a focal point.</param>
    /// <param name="isMember">Whether a code is one of the catalogue's.</param>
    public static AccountFault? CheckRole(Role role, string? member, Func<string, bool> isMember) => role switch
    {
        Role.FocalPoint or Role.Deputy => member is not null && isMember(member) ? null : AccountFault.MemberUnknown,
        Role.Secretariat or Role.Trainee or Role.Operator => member is null ? null : AccountFault.MemberUnknown,
        _ => AccountFault.RoleUnfit,
    };

    /// <summary>Something, of at most 100 characters.</summary>
    public static bool IsName(string name) => !string.IsNullOrWhiteSpace(name) && name.Length <= 100;

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
