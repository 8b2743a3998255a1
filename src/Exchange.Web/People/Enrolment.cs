using Exchange.Model.People;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>Makes accounts from what people enter: by the setup token or by an invitation.</summary>
internal sealed class Enrolment(IGrainFactory grains, IPasswordHasher<Person> hasher)
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
        if (AccountRules.Check(invitation.Email, name, password) is { IsEmpty: false } faults)
            return new(null, faults);
        var draft = new Account { Id = Account.IdOf(invitation.Email), Email = invitation.Email };
        return await Roster.Accept(invitation.Id, invitation.SecretHash, name, Hash(draft, password));
    }

    // A slow hash on purpose; it is computed here, where it holds up nobody else, and not in a grain.
    private string Hash(Account account, string password) => hasher.HashPassword(new(account), password);
}
