using Exchange.Model.People;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>Makes accounts from what people enter: by the setup token or by an invitation; lets people back in by a recovery link.</summary>
internal sealed class Enrolment(IGrainFactory grains, IPasswordHasher<Person> hasher, ContentFolder content, TimeProvider time)
{
    private IRosterGrain Roster => grains.GetGrain<IRosterGrain>(0);

    public async Task<AccountAnswer> SetUp(string token, string email, string name, string password)
    {
        email = email.Trim();
        name = name.Trim();
        if (await Roster.IsSetUp())
            return AccountAnswer.Refused(AccountFault.AlreadySetUp);
        if (AccountRules.Check(email, name, password) is { IsEmpty: false } faults)
            return new(null, faults);
        var account = new Account { Id = Account.IdOf(email), Email = email, Name = name };
        return await Roster.SetUp(Secret.Hash(token.Trim()), account with { PasswordHash = Hash(account, password) });
    }

    /// <summary>The invitation behind a link's <c>id.secret</c>, if it is open.</summary>
    public async Task<Invitation?> Find(string link) =>
        link.Split('.') is [var id, var secret] ? await Roster.FindInvitation(id, Secret.Hash(secret)) : null;

    public async Task<AccountAnswer> Accept(string link, string name, string password)
    {
        if (await Find(link) is not { } invitation)
            return AccountAnswer.Refused(AccountFault.InvitationGone);
        name = name.Trim();
        if (AccountRules.Check(invitation.Email, name, password, About(invitation.Member)) is { IsEmpty: false } faults)
            return new(null, faults);
        var draft = new Account { Id = Account.IdOf(invitation.Email), Email = invitation.Email };
        return await Roster.Accept(invitation.Id, invitation.SecretHash, name, Hash(draft, password));
    }

    /// <summary>The account whose recovery link this is, if it is in force.</summary>
    public async Task<Account?> FindRecovery(string link) =>
        link.Split('.') is [var id, var secret] && Account.IsId(id) && await grains.GetGrain<IAccountGrain>(id).Find() is { Recovery: { } recovery } account
        && recovery.Expires > time.GetUtcNow() && Secret.Same(recovery.SecretHash, Secret.Hash(secret))
            ? account
            : null;

    /// <summary>Lets somebody back in with a new password; sessions, one-time codes, passkeys and API tokens from before are gone.</summary>
    public async Task<AccountAnswer> Recover(string link, string password)
    {
        if (await FindRecovery(link) is not { } account)
            return AccountAnswer.Refused(AccountFault.RecoveryGone);
        if (CheckPassword(account, password) is { } fault)
            return AccountAnswer.Refused(fault);
        return await grains.GetGrain<IAccountGrain>(account.Id).Recover(Secret.Hash(link.Split('.')[1]), Hash(account, password)) is { } recovered
            ? new(recovered, [])
            : AccountAnswer.Refused(AccountFault.RecoveryGone);
    }

    /// <summary>Why a password will not do for an account.</summary>
    public AccountFault? CheckPassword(Account account, string password) =>
        Passwords.Check(password, [account.Email, account.Name, .. About(account.Member)]);

    // A slow hash on purpose; it is computed here, where it holds up nobody else, and not in a grain.
    public string Hash(Account account, string password) => hasher.HashPassword(new(account), password);

    private IEnumerable<string> About(string? member) =>
        member is not null && content.Current.Member(member) is { } country ? Language.All.Select(l => country.Name.In(l.Code)) : [];
}
